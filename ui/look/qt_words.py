"""Qt's own dialogs in the language chosen: its catalog, and the words its catalog has not kept up with."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from typing_extensions import override

from services import i18n
from services.i18n import _, _p


class LaterWords(QTranslator):
    """Knows the sentences of Qt's dialogs that were reworded after its Chinese catalog was made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the sentence in the language chosen, or None where Qt's own catalog is to answer."""
        if not self._words:
            self._words = _later_words()
        return self._words.get(source)


def speak(app: QCoreApplication) -> None:
    """Let Qt's dialogs, dates and numbers speak the language chosen."""
    chinese = i18n.language().startswith("zh")
    locale = QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English)
    QLocale.setDefault(locale)
    if chinese:
        app.installTranslator(LaterWords(app))  # asked last, because installed first
    catalog = QTranslator(app)
    if catalog.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(catalog)


def _later_words() -> dict[str, str]:
    return {
        "&Look in:": _("&Look in:"),
        "Files of &type:": _("Files of &type:"),
        "Page &Set:": _("Page &Set:"),
        "Page &order:": _("Page &order:"),
        "Pages &per sheet:": _("Pages &per sheet:"),
        "Folder": _p("file", "Folder"),
        "File Folder": _p("file", "File Folder"),
        "Drive": _p("file", "Drive"),
        "File": _p("file", "File"),
        "%1 File": _p("file", "%1 File"),
        "Shortcut": _p("file", "Shortcut"),
        "Unknown": _p("file", "Unknown"),
    }
