"""The person page: everything to remember of somebody, at the moment one rings them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind, PointKind
from services.changes import Changes
from services.contacts import edits
from services.contacts.overview import Overview, overview
from services.contacts.phones import shown
from services.errors import ChoiceError
from services.i18n import _
from services.prospects import assessing
from ui.briefing.print_act import print_brief
from ui.cards.kept_pictures import picture_items
from ui.contacts.facts_column import FactsColumn
from ui.contacts.person_columns import PersonColumns
from ui.contacts.person_head import BRIEF, CALL, INTRODUCE, TEXT, PersonHead
from ui.contacts.person_heading import PersonHeading
from ui.contacts.pin_form import pin_form
from ui.contacts.side_column import SideColumn
from ui.contacts.splitting import present, split_items
from ui.contacts.timeline_column import TimelineColumn
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.menus import MenuItem


class PersonPage(Page):
    """Facts at the left, what happened in the middle, what is open at the right."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen: Overview | None = None
        self._heading = PersonHeading(desk.theme)
        self._heading.left.connect(lambda: desk.go("prospects"))
        self._heading.moved.connect(self.walk)
        self.head = PersonHead(desk.theme, self._more)
        self.head.asked.connect(self._on_asked)
        self.facts = FactsColumn(desk)
        self.facts.tier.entered.connect(self._on_class_entered)
        self.facts.tier.pin_asked.connect(self._on_pin_asked)
        self.middle = TimelineColumn(desk)
        self.side = SideColumn(desk)
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        columns = PersonColumns(self.facts, self.middle, self.side)
        columns.folded.connect(self.head.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(columns, 1)

    def _bind(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, work in (
            ("Alt+Down", lambda: self.walk(1)),
            ("Alt+Up", lambda: self.walk(-1)),
            ("Ctrl+E", self.edit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(context)
            shortcut.activated.connect(work)

    @override
    def title(self) -> str:
        """Return the person's name."""
        return self._seen.record.name if self._seen else ""

    @override
    def heading(self) -> QWidget | None:
        """Return the way back and the place in the list."""
        return self._heading

    @override
    def shown(self, **args: Any) -> None:
        """Show the contact with ``contact_id``."""
        if "contact_id" in args:
            self._read(int(args["contact_id"]))
        if self._seen is not None:
            self.desk.focus_ids = (self._seen.record.id,)
            self.facts.tier.focus_factors()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the person again when the change may be about them."""
        if self._seen is None:
            return
        who = self._seen.record.id
        if (
            changes is None
            or changes.concerns(who)
            or changes.touches(
                "ties", "memberships", "book_settings", "refused_suggestions", "decided_groups"
            )
        ):
            self._read(who)

    @override
    def can_print(self) -> bool:
        """Print the brief of anybody but oneself."""
        return self._seen is not None and not self._seen.record.is_me

    @override
    def print_page(self) -> None:
        """Show the brief as it would be printed."""
        if self._seen is not None:
            print_brief(self.desk, self.window(), self._seen.record.id)

    def _read(self, contact_id: int) -> None:
        try:
            seen = self.desk.read(lambda session: overview(session, present(session, contact_id)))
        except ChoiceError as error:
            self._seen = None
            self.desk.fail(error)
            self.desk.go("prospects")
            return
        self._seen = seen
        self.head.show_person(seen)
        self.facts.show_person(seen)
        self.middle.show_person(seen)
        self.side.show_person(seen)
        among, who = self.desk.neighbours, seen.record.id
        place = among.index(who) + 1 if who in among else 0
        self._heading.show_place(seen.record.name, place, len(among) if place else 0)
        self.heading_changed.emit()

    def walk(self, step: int) -> None:
        """Go to the next or the last person of the list one came from."""
        among = self.desk.neighbours
        if self._seen is None or self._seen.record.id not in among:
            return
        place = among.index(self._seen.record.id) + step
        if 0 <= place < len(among):
            self.desk.open_contact(among[place], among)

    def edit(self) -> None:
        """Open the first fact."""
        self.facts.edit_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by E or F2, log a call by C, the brief by B; everything else is the window's."""
        plain = not event.modifiers()
        if plain and event.key() in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edit()
        elif plain and event.key() == Qt.Key.Key_C:
            self._on_asked(CALL)
        elif plain and event.key() == Qt.Key.Key_B:
            self._on_asked(BRIEF)
        else:
            super().keyPressEvent(event)

    def _on_class_entered(self, factor: str, klass: int | None) -> None:
        if self._seen is None:
            return
        who, name = self._seen.record.id, self._seen.record.name
        words = _("Assessed {name}").format(name=name)
        self.desk.act(words, lambda session: assessing.assess(session, [who], factor, klass), quiet=True)

    def _on_pin_asked(self) -> None:
        seen = self._seen
        if seen is None:
            return
        if seen.row.pinned:
            words = _("Let the computed tier of {name} count again").format(name=seen.record.name)
            self.desk.act(words, lambda session: assessing.unpin(session, [seen.record.id]))
            return
        self.facts.tier.open_form(pin_form(self.desk, seen))

    def _on_asked(self, act: str) -> None:
        seen = self._seen
        if seen is None:
            return
        if act == CALL and seen.record.phones:
            self._call(seen)
        elif act == TEXT:
            self.desk.log([seen.record.id], InteractionKind.SMS.value)
        elif act == INTRODUCE:
            self.desk.go("map", introduce=seen.record.id)
        elif act == BRIEF and not seen.record.is_me:
            self.desk.go("brief", contact_id=seen.record.id)

    def _call(self, seen: Overview) -> None:
        """Copy the number, say so, and open the log for what comes of it."""
        number = seen.record.phones[0]
        QGuiApplication.clipboard().setText(number)
        self.desk.toast(_("Copied {number}").format(number=shown(number)), undo=False)
        self.desk.log([seen.record.id], InteractionKind.CALL.value)

    def _more(self) -> list[MenuItem | None]:
        seen = self._seen
        if seen is None:
            return []
        who, name = seen.record.id, seen.record.name
        blocked = seen.record.do_not_contact
        words = _("May be contacted again") if blocked else _("Do not contact")
        said = _("{name} may be contacted again") if blocked else _("{name} is not to be contacted")

        def block() -> None:
            self.desk.act(
                said.format(name=name),
                lambda session: edits.set_do_not_contact(session, who, not blocked),
            )

        return [
            MenuItem(_("Log a contact…"), lambda: self.desk.log([who]), "act.log", "Ctrl+L"),
            MenuItem(_("Visit in full…"), lambda: self.desk.go("visit", contact_id=who), "act.visit"),
            MenuItem(_("Add a number"), lambda: self.facts.add_point(PointKind.MOBILE), "act.call"),
            *self._firm_items(seen),
            None,
            MenuItem(_("Show on the map"), lambda: self.desk.go("map", contact_id=who), "act.show_map"),
            MenuItem(_("Merge into…"), lambda: self.desk.go("same", contact_id=who), "act.merge"),
            *split_items(self.desk, who),
            *picture_items(self.desk, self.window(), who, seen.record.name),
            MenuItem(words, block, "state.do_not_contact"),
        ]

    def _firm_items(self, seen: Overview) -> list[MenuItem]:
        firm = next((post.organization_id for post in seen.record.employments if post.organization_id), None)
        if firm is None:
            return []
        words = _("History of the firm")
        return [MenuItem(words, lambda: self.desk.go("chronicle", organization_id=firm), "act.history")]
