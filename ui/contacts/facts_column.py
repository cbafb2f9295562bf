"""The left column of the person page: tier, numbers, experience, likes, and the rest of the facts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.kinds import AddressKind, PointKind
from services.contacts.dates import Birthday
from services.contacts.overview import Overview
from services.contacts.phones import shown
from services.contacts.saying_birthdays import birthday_text
from services.i18n import _
from services.vocabulary import gender_word, point_word
from ui.contacts.experience_section import ExperienceSection
from ui.contacts.fact_edits import DIALLED, FactRows
from ui.contacts.fact_section import FactItem, FactSection
from ui.contacts.remarks_section import RemarksSection
from ui.contacts.tier_section import TierSection
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, Button
from ui.widgets.fact_edit import FactRow
from ui.widgets.menus import MenuItem, build_menu

_NEW = (PointKind.MOBILE, PointKind.PHONE, PointKind.WECHAT, PointKind.EMAIL, PointKind.QQ, PointKind.WEBSITE)


class FactsColumn(QScrollArea):
    """Everything of a person's own, each fact changed where it stands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Overview | None = None
        self._rows: FactRows | None = None
        self._new: list[PointKind] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QFrame()
        ground.setProperty("surface", "surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(20)
        self.tier = TierSection(desk.theme)
        add = Button(desk.theme, _("Add"), LINK, small=True, name=_("Add a number"))
        add.clicked.connect(lambda: self._on_add_clicked(add))
        self.reach = FactSection(_("How to reach them"), add)
        self.experience = ExperienceSection(desk)
        self.remarks = RemarksSection(desk)
        self.rest = FactSection(_("About them"))
        for part in (self.tier, self.reach, self.experience, self.remarks, self.rest):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(ground)
        self._ground = ground

    def show_person(self, seen: Overview) -> None:
        """Show somebody; what is being typed about the same person stays."""
        if self._seen is None or self._seen.record.id != seen.record.id:
            self._rows = FactRows(self._desk, seen.record.id, seen.record.name)
            self._new = []
            self.reach.show_items([])
            self.rest.show_items([])
            self.verticalScrollBar().setValue(0)
        self._seen = seen
        self.tier.setVisible(not seen.record.is_me)
        self.tier.show_person(seen)
        self.experience.show_person(seen)
        self.remarks.show_person(seen)
        self._show_reach()
        self._show_rest()

    def edit_first(self) -> None:
        """Open the first fact."""
        for row in self.reach.rows() + self.rest.rows():
            if isinstance(row, FactRow):
                row.edit.begin()
                return

    def _show_reach(self) -> None:
        seen, rows = self._seen, self._rows
        if seen is None or rows is None:
            return
        items: list[FactItem] = []
        for point in seen.record.points:
            value = shown(point.value) if point.kind in DIALLED else point.value
            items.append(FactItem(f"p{point.id}", value, partial(rows.point, point)))
        if not items and not self._new:
            self._new = [PointKind.MOBILE]
        for kind in self._new:
            items.append(FactItem(f"new {kind}", None, partial(self._new_row, rows, kind)))
        for address in seen.record.addresses:
            make = partial(rows.address, AddressKind(address.kind), address)
            items.append(FactItem(f"a{address.id}", address.text, make))
        self.reach.show_items(items)

    def _new_row(self, rows: FactRows, kind: PointKind) -> FactRow:
        def gone() -> None:
            if kind in self._new:
                self._new.remove(kind)

        def left() -> None:
            if self._seen is not None and self._seen.record.points:
                gone()
                self._show_reach()

        return rows.new_point(kind, gone, left)

    def _on_add_clicked(self, button: Button) -> None:
        items = [MenuItem(point_word(kind), partial(self.add_point, kind)) for kind in _NEW]
        items.append(MenuItem(_("Address"), self._add_address))
        menu = build_menu(self._desk.theme, self, items)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def add_point(self, kind: PointKind) -> None:
        """Open an empty row for one more number or address."""
        if kind not in self._new:
            self._new.append(kind)
        self._show_reach()
        row = self.reach.row(f"new {kind}")
        if isinstance(row, FactRow):
            row.edit.begin()

    def _add_address(self) -> None:
        if self._rows is None:
            return
        row = self.reach.row("new address")
        if row is None:
            rows = self._rows
            made = rows.address(AddressKind.HOME, None)
            self.reach.add_row("new address", made)
            row = made
        if isinstance(row, FactRow):
            row.edit.begin()

    def _show_rest(self) -> None:
        seen, rows = self._seen, self._rows
        if seen is None or rows is None:
            return
        record = seen.record
        told = record.birthday
        birthday = birthday_text(
            Birthday(told.solar, told.lunar_month, told.lunar_day, told.leap, told.lunar_year)
        )
        facts = (
            ("name", _("Full name"), record.name, ""),
            ("salutation", _("Salutation"), record.salutation, seen.salutation),
            ("gender", _("Gender"), gender_word(record.gender), ""),
            ("birthday", _("Birthday"), birthday, _("1983-09-28 or 农历八月十九")),
            ("native_place", _("Native place"), record.native_place.text, ""),
            ("birth_place", _("Birthplace"), record.birth_place.text, ""),
            ("spouse", _("Spouse"), record.spouse, ""),
            ("children", _("Children"), record.children, ""),
            ("nickname", _("Nickname"), record.nickname, ""),
            ("english_name", _("Foreign name"), record.english_name, ""),
            ("notes", _("Notes"), record.notes.replace("\n", " "), ""),
            ("source", _("Source"), record.source, ""),
            ("purpose", _("Kept for"), record.purpose, ""),
            ("consent", _("Consent"), record.consent, ""),
        )
        self.rest.show_items(
            [
                FactItem(field, value, partial(rows.text, field, title, value, hint))
                for field, title, value, hint in facts
            ]
        )
