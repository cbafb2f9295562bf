"""Qt's own dialogs speak the language of the program."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ui.look import qt_words
from ui.shell.start import application


def words(dialog: QDialog) -> list[str]:
    kinds = (QLabel, QAbstractButton)
    found = [part.text() for kind in kinds for part in dialog.findChildren(kind) if part.isVisibleTo(dialog)]
    return [text for text in found if any(char.isalpha() for char in text)]


def test_that_dialogs_of_files_and_printers_are_chinese(qtbot: QtBot) -> None:
    qt_words.speak(application())
    file = QFileDialog()
    file.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    for dialog in (file, QPrintDialog(printer)):
        qtbot.addWidget(dialog)
        dialog.ensurePolished()
        found = words(dialog)
        assert len(found) > 2
        assert [text for text in found if not any("一" <= char <= "鿿" for char in text)] == []
