"""One firm: its people by who reports to whom, or its chain of suppliers and buyers."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from services.business import business_ties
from services.business.firm import Firm, Insider
from services.business.supply_chain import Chain
from services.i18n import _, _p
from services.prospects.filters import Filter
from ui.business import firm_acts
from ui.business.chain_view import ChainView
from ui.business.insider_list import InsidersView
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.chips import ChipRow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.line_edit import LineEdit
from ui.widgets.menus import build_menu
from ui.widgets.segments import Segment, Segments

INSIDE, CHAIN = "inside", "chain"
_LEAST_CHAIN = 200


class FirmPanel(QWidget):
    """Shows a firm; changes go through the desk, another firm is asked of the page."""

    firm_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, desk.theme
        self.firm: Firm | None = None
        theme = desk.theme
        self.name = ElidedLabel("", "title")
        self.facts = ElidedLabel("", "body", "secondary")
        self.sentence = label("", "body", wrap=True)
        self.introduce = Button(theme, _("Who can introduce me"), PRIMARY, icon="act.introduce")
        self.list = Button(theme, _("See the people"), SECONDARY, icon="page.prospects")
        self.parts = Segments(
            theme,
            [Segment(INSIDE, _("Inside")), Segment(CHAIN, _("Suppliers and buyers"))],
            name=_("What is shown of the firm"),
        )
        self.people = InsidersView(theme)
        self.seat = LineEdit(theme, placeholder=_("A seat to remember, such as finance director; Enter"))
        self.chain = ChainView(theme)
        self.around = QScrollArea()
        self.kind = QComboBox()
        self.other = LineEdit(theme, placeholder=_("The other firm's name"))
        self.note = LineEdit(theme, placeholder=_("What is supplied, what share"))
        self.add = Button(theme, _("Write down"), SECONDARY)
        self.business = ChipRow(theme, clearable=False)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.name, self.facts):
            words.addWidget(part)
        head.addLayout(words, 1)
        head.addWidget(self.list)
        head.addWidget(self.introduce)
        inside = QWidget()
        first = QVBoxLayout(inside)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.people, 1)
        first.addWidget(self.seat)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._chain_part())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        self.parts.set_current(INSIDE)

    def _chain_part(self) -> QWidget:
        chain = QWidget()
        second = QVBoxLayout(chain)
        second.setContentsMargins(0, 0, 0, 0)
        scroll = self.around
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(_LEAST_CHAIN)
        scroll.setWidget(self.chain)
        second.addWidget(scroll, 1)
        second.addWidget(self.business)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind.setAccessibleName(_("What the other firm is to this one"))
        for key, word in business_ties.kinds().items():
            self.kind.addItem(word, key)
        for widget, stretch in ((self.kind, 0), (self.other, 2), (self.note, 1), (self.add, 0)):
            row.addWidget(widget, stretch)
        second.addLayout(row)
        return chain

    def _connect(self) -> None:
        desk = self.desk
        self.parts.chosen.connect(self.show_part)
        self.introduce.clicked.connect(self._on_introduce_pressed)
        self.list.clicked.connect(self._on_list_pressed)
        self.people.opened.connect(self._on_opened)
        self.people.authority_told.connect(lambda one, number: firm_acts.tell_authority(desk, one, number))
        self.people.menu_asked.connect(self._on_menu_asked)
        self.seat.returnPressed.connect(self._on_seat_entered)
        self.chain.entered.connect(self.firm_asked)
        for field in (self.other, self.note):
            field.returnPressed.connect(self._on_business_entered)
        self.add.clicked.connect(self._on_business_entered)
        self.business.removed.connect(self._on_business_removed)

    def show_part(self, part: str) -> None:
        """Show the inside, or the chain."""
        self.parts.set_current(part)
        self._stack.setCurrentIndex(0 if part == INSIDE else 1)
        QTimer.singleShot(0, self._bring_middle)

    def show_firm(self, firm: Firm, chain: Chain) -> None:
        """Show a firm; what was typed about another one goes."""
        if self.firm is None or self.firm.id != firm.id:
            for field in (self.seat, self.other, self.note):
                field.clear()
        self.firm = firm
        self.name.setText(firm.name)
        facts = " · ".join(part for part in (firm.industry, firm.place, firm.phone, firm.website) if part)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        former = _p("between names", ", ").join(name for _key, name in firm.former[:5])
        gone = _("Once there: {names}").format(names=former) if former else ""
        self.sentence.setText("\n".join(part for part in (firm.sentence, gone) if part))
        self.introduce.setEnabled(any(not one.is_blind for one in firm.insiders))
        self.people.show_rows(firm.insiders)
        self.chain.show_chain(chain)
        QTimer.singleShot(0, self._bring_middle)
        self.business.set_chips(
            (str(line.tie_id), _("{role}: {name}").format(role=line.words, name=line.name))
            for line in firm.business
        )

    def _bring_middle(self) -> None:
        """Let the firm itself stand in the middle of what is seen of its chain."""
        if self.firm is not None:
            middle = self.chain.box(self.firm.id).center().toPoint()
            view = self.around.viewport()
            self.around.ensureVisible(middle.x(), middle.y(), view.width() // 2, view.height() // 2)

    def _on_introduce_pressed(self) -> None:
        if self.firm is not None:
            self.desk.go("map", introduce_firm=self.firm.id)

    def _on_list_pressed(self) -> None:
        if self.firm is not None:
            self.desk.go("prospects", filter=Filter(organizations=(self.firm.id,)))

    def _on_opened(self, one: Insider | None) -> None:
        if one is not None and one.contact_id is not None:
            self.desk.open_contact(one.contact_id)

    def _on_menu_asked(self, one: Insider, where: QPoint) -> None:
        firm = self.firm
        if firm is None:
            return

        def choose_boss() -> None:
            items = firm_acts.boss_items(self.desk, firm, one, firm.insiders)
            build_menu(self.theme, self, items).popup(QCursor.pos())

        items = firm_acts.menu_items(self.desk, firm, one, choose_boss)
        build_menu(self.theme, self, items).popup(where)

    def _on_seat_entered(self) -> None:
        title = self.seat.text().strip()
        if self.firm is not None and title:
            self.seat.clear()
            firm_acts.add_seat(self.desk, self.firm, title, self.people.current())

    def _on_business_entered(self) -> None:
        name = self.other.text().strip()
        if self.firm is None:
            return
        if not name:
            self.other.setFocus()
            return
        firm_acts.add_business(self.desk, self.firm, self.kind.currentData(), name, self.note.text())
        self.other.clear()
        self.note.clear()

    def _on_business_removed(self, key: str) -> None:
        if self.firm is not None:
            firm_acts.remove_business(self.desk, self.firm, int(key))
