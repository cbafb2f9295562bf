"""Which days fill the queue: festivals ticked, and days the user adds for everybody."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from services import settings
from services.contacts.day_words import sentence_day
from services.errors import RenmaiError
from services.greetings import festivals, occasions, workdays
from services.greetings.festivals import Festival, FestivalKind
from services.i18n import _
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.frames import SectionHeading, surface
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit

_ROLE = Qt.ItemDataRole.UserRole
_KINDS = (FestivalKind.STATUTORY, FestivalKind.TRADITIONAL, FestivalKind.OBSERVED, FestivalKind.TERM)


class DaysView(QWidget):
    """Space ticks a festival; a day of one's own is a name and a day."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.list, self.own = QListWidget(), QListWidget()
        self.list.setAccessibleName(_("Which days to greet"))
        self.own.setAccessibleName(_("Days of your own"))
        self.name = LineEdit(theme, placeholder=_("What the day is called"), name=_("Name of the day"))
        self.day = LineEdit(theme, placeholder=_("11-18 or 农历九月十九"), name=_("Day"))
        self.add_button = Button(theme, _("Add"), PRIMARY)
        self.drop_button = Button(theme, _("Delete"), SECONDARY)
        self.back_button = Button(theme, _("Back to the queue"), QUIET, key="Esc")
        self.said = label("", "caption", "danger", wrap=True)
        self.known = label("", "caption", wrap=True)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(self._on_item_changed)
        self.add_button.clicked.connect(self.add)
        self.day.returnPressed.connect(self.add)
        self.drop_button.clicked.connect(self.drop)
        self.back_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        left = surface("surface")
        left.setFixedWidth(360)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 8, 0)
        column.addWidget(SectionHeading(_("Which days to greet")))
        column.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setContentsMargins(20, 16, 20, 16)
        right.setSpacing(12)
        right.addWidget(SectionHeading(_("Days of your own")))
        self.own.setMaximumHeight(120)
        right.addWidget(self.own)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day.setFixedWidth(180)
        for part in (self.name, self.day, self.add_button, self.drop_button):
            row.addWidget(part)
        right.addLayout(row)
        right.addWidget(self.said)
        right.addWidget(self.known)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        right.addLayout(foot)
        right.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(left)
        outer.addLayout(right, 1)

    def refresh(self) -> None:
        """Read the choices anew."""
        rules = self._desk.read(settings.rules)
        today = self._desk.today()
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in sorted(festivals.FESTIVALS, key=lambda one: _KINDS.index(one.kind)):
            if one.key != festivals.QINGMING:  # a day of mourning is nothing to congratulate on
                self._add_line(one, one.key in rules.greeted)
        self.list.blockSignals(False)
        self.list.setCurrentRow(max(0, row))
        self.own.clear()
        for one in occasions.own_festivals(rules):
            coming = sentence_day(festivals.next_day(one, today), today)
            item = QListWidgetItem(f"{one.name}　{coming}")
            item.setData(_ROLE, one.name)
            self.own.addItem(item)
        self.drop_button.setEnabled(self.own.count() > 0)
        known = workdays.calendar_from(rules)
        self.known.setText(known.unknown_words(today.year) or known.unknown_words(today.year + 1))
        self.said.setText("")

    def _add_line(self, festival: Festival, ticked: bool) -> None:
        today = self._desk.today()
        coming = sentence_day(festivals.next_day(festival, today), today)
        item = QListWidgetItem(f"{festival.shown()}　{coming}")
        item.setData(_ROLE, festival.key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        key, ticked = str(item.data(_ROLE)), item.checkState() == Qt.CheckState.Checked

        def work(session: Any) -> None:
            before = [one for one in settings.rules(session).greeted if one != key]
            settings.change(session, "greeted", [*before, key] if ticked else before)

        name = festivals.BY_KEY[key].shown()
        words = _("{name} is greeted") if ticked else _("{name} is not greeted")
        self._desk.act(words.format(name=name), work)

    def add(self) -> None:
        """Add a day of one's own."""
        name, day, today = self.name.text(), self.day.text(), self._desk.today()
        self._desk.act(
            _("Added {name}").format(name=name.strip()),
            lambda session: occasions.add_own_festival(session, name, day, today),
            self._on_added,
            failed=self._on_refused,
        )

    def _on_added(self, _festival: Festival) -> None:
        self.name.clear()
        self.day.clear()
        self.refresh()
        self.name.setFocus()

    def _on_refused(self, error: RenmaiError) -> None:
        self.said.setText(error.sentence())

    def drop(self) -> None:
        """Take the day chosen out, or the last one."""
        item = self.own.currentItem() or self.own.item(self.own.count() - 1)
        if item is not None:
            name = str(item.data(_ROLE))
            self._desk.act(
                _("Took {name} out").format(name=name),
                lambda session: occasions.drop_own_festival(session, name),
                lambda _told: self.refresh(),
            )
