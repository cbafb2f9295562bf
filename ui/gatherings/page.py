"""活动: gatherings, surveys and cards, each a view of the page."""

from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.i18n import _
from ui.gatherings.cards_view import CardsView
from ui.gatherings.gatherings_view import GatheringsView
from ui.gatherings.surveys_view import SurveysView
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.segments import Segment, Segments

GATHERINGS, SURVEYS, CARDS = "gatherings", "surveys", "cards"
_TABLES = (
    "gatherings",
    "guests",
    "surveys",
    "answers",
    "contacts",
    "interactions",
    "participations",
    "tasks",
    "ties",
)


class GatheringsPage(Page):
    """Segments at the top choose what is in view."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.gatherings = GatheringsView(desk)
        self.surveys = SurveysView(desk)
        self.cards = CardsView(desk)
        self.views = Segments(
            desk.theme,
            [
                Segment(GATHERINGS, _("Gatherings")),
                Segment(SURVEYS, _("Surveys")),
                Segment(CARDS, _("Cards")),
            ],
            name=_("What is in view"),
        )
        bar = QFrame()
        bar.setProperty("surface", "surface")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.views)
        row.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gatherings)
        self._stack.addWidget(self.surveys)
        self._stack.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self.views.set_current(GATHERINGS)
        self.views.chosen.connect(self.show_view)
        self.gatherings.counted.connect(self.heading_changed)
        self.setFocusProxy(self.gatherings)

    @override
    def title(self) -> str:
        return _("Gatherings")

    @override
    def caption(self) -> str:
        """Return how many are to come."""
        today = self.desk.today()
        coming = [
            one
            for one in self.gatherings.gatherings()
            if one.draft.day >= today and not one.called_off and not one.held
        ]
        return _("{count} to come").format(count=len(coming)) if coming else ""

    @override
    def shown(self, **args: Any) -> None:
        """Show the gatherings; ``event`` one of them, ``view`` the cards, ``guests`` a new one with them."""
        self.show_view(str(args.get("view") or self.views.current()))
        self.gatherings.read(int(args.get("event") or 0))
        if args.get("guests"):
            self.gatherings.new(tuple(args["guests"]))

    def show_view(self, key: str) -> None:
        """Bring one of the views up."""
        self.views.set_current(key)
        view = self._view(key)
        self._stack.setCurrentWidget(view)
        view.read()
        view.setFocus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._view(self.views.current()).read()

    def _view(self, key: str) -> GatheringsView | SurveysView | CardsView:
        if key == SURVEYS:
            return self.surveys
        return self.cards if key == CARDS else self.gatherings

    @override
    def can_print(self) -> bool:
        if self.views.current() == SURVEYS:
            return self.surveys.survey() is not None
        return self.views.current() == GATHERINGS and bool(self.gatherings.gatherings())

    @override
    def print_page(self) -> None:
        """Show the list of guests, or the questions of a survey, as it would be printed."""
        if self.views.current() == SURVEYS:
            self.surveys.print_questions()
        else:
            self.gatherings.print_list()

    @override
    def step_back(self) -> bool:
        """From the panel back to the list."""
        return self.gatherings.splitter.uncover()
