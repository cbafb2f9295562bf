"""A new contact from one line: what is understood is said back while one types, Enter stores it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.contacts import from_line
from services.contacts.from_line import Alike
from services.contacts.one_line import OneLineDraft, parse_line
from services.errors import RenmaiError
from services.i18n import _
from services.lists import noted
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.fields import FieldFrame, SaveKeys
from ui.widgets.floating import Scrim, cast_shadow
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.strips import StateIcon

_WIDTH, _TOP = 620, 96


def store_line(
    desk: Desk,
    text: str,
    then: Callable[[], None] | None = None,
    failed: Callable[[RenmaiError], None] | None = None,
) -> None:
    """Store the person a line tells of and say so; ``then`` is called once they are in the book."""
    name = parse_line(text, desk.today()).name

    def stored(_contact_id: int) -> None:
        if then is not None:
            then()

    words = _("Added {name}").format(name=name)
    desk.act(words, lambda session: from_line.add_line(session, text), stored, failed=failed)


class OneLineForm(QFrame):
    """Floats over the window: a line, what was understood, who like that is in the book already."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._before: QWidget | None = None
        self._line_read = OneLineDraft()
        self._scrim = Scrim(desk.theme, over)
        self._scrim.pressed.connect(self.leave)
        self.setProperty("surface", "float")
        self.setAccessibleName(_("New contact"))
        cast_shadow(self, desk.theme, "palette")
        self.line = LineEdit(
            desk.theme,
            placeholder=_("张蔚 13800001234 矿务局 科长"),
            icon="act.add_contact",
            name=_("New contact"),
        )
        self._field = FieldFrame(desk.theme, "", self.line, above=True)
        self._field.label.hide()
        self._told = QGridLayout()
        self._told.setHorizontalSpacing(12)
        self._told.setVerticalSpacing(6)
        self._told.setColumnStretch(1, 1)
        self._known = QVBoxLayout()
        self._known.setSpacing(4)
        self._hint = label(_("Name, number, organization, title, in any order. Enter stores."), "caption")
        self.store = Button(desk.theme, _("Save"), PRIMARY, key="Enter")
        self.store_and_open = Button(desk.theme, _("Save and open"), key="Ctrl+Enter")
        self._lay_out()
        self.line.textEdited.connect(self._on_text_edited)
        self.line.returnPressed.connect(self._on_return_pressed)
        self.store.clicked.connect(self._on_return_pressed)
        self.store_and_open.clicked.connect(lambda: self._store(and_open=True))
        SaveKeys(self).saved.connect(lambda: self._store(and_open=True))
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(_("New contact"), "heading"))
        column.addWidget(self._field)
        column.addWidget(self._hint)
        column.addLayout(self._told)
        column.addLayout(self._known)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        leave = Button(self._desk.theme, _("Not now"), QUIET)
        leave.clicked.connect(self.leave)
        for button in (leave, self.store_and_open, self.store):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def open(self) -> None:
        """Come up with what was typed before, or empty."""
        self._before = self.window().focusWidget()
        self._scrim.show()
        self._scrim.raise_()
        self._on_text_edited(self.line.text())
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away and give the focus back; what was typed stays for the next time."""
        self.hide()
        self._scrim.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def _on_text_edited(self, text: str) -> None:
        self._field.clear_error()
        self._line_read = parse_line(text, self._desk.today())
        told = from_line.understood(self._line_read) if text.strip() else []
        _emptied(self._told)
        for place, one in enumerate(told):
            self._told.addWidget(label(one.fact, "caption"), place, 0)
            self._told.addWidget(label(one.value, wrap=True), place, 1)
        self._hint.setVisible(not told)
        self._show_known(self._desk.read(lambda session: from_line.alike(session, self._line_read)))
        self.place()

    def _show_known(self, people: list[Alike]) -> None:
        while (item := self._known.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in people:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(StateIcon(self._desk.theme, "state.info", "info", 16))
            same = _("same number") if one.same_number else _("same name")
            who = noted(one.name, one.organization)
            words = _("In the book already: {name}, {same}")
            row.addWidget(
                label(words.format(name=who, same=same), "body", "info", wrap=True),
                1,
            )
            button = Button(
                self._desk.theme, _("Open"), QUIET, small=True, name=_("Open {name}").format(name=one.name)
            )
            button.clicked.connect(partial(self._open, one.contact_id))
            row.addWidget(button)
            self._known.addWidget(line)

    def _open(self, contact_id: int, _checked: bool = False) -> None:
        self.line.clear()
        self._before = None
        self.leave()
        self._desk.open_contact(contact_id)

    def _on_return_pressed(self) -> None:
        self._store(and_open=False)

    def _store(self, *, and_open: bool) -> None:
        text = self.line.text().strip()
        wrong = from_line.problem(self._line_read) if text else _("Write a name and a number.")
        if wrong:
            self._field.set_error(wrong, focus=True)
            return
        name = self._line_read.name

        def stored(contact_id: int) -> None:
            self.line.clear()
            if and_open:
                self._open(contact_id)
            else:
                self.leave()

        self._desk.act(
            _("Added {name}").format(name=name),
            lambda session: from_line.add_line(session, text),
            stored,
            failed=lambda error: self._field.set_error(error.sentence(), focus=True),
        )

    def place(self) -> None:
        """Stand in the upper half of the window, as high as what it shows."""
        width = min(_WIDTH, self._over.width() - 48)
        inside = self.layout()
        if inside is not None:
            height = max(inside.totalHeightForWidth(width), inside.totalMinimumSize().height())
            self.setGeometry((self._over.width() - width) // 2, _TOP, width, height)

    @override
    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what is understood."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return taken

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _emptied(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
