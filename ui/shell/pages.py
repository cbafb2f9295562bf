"""The pages as data: key, place in the rail, key to press, and where the code is, loaded when first shown."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from services.i18n import _, _p
from ui.shell.desk import Desk
from ui.shell.page import Page

TOP, BOTTOM, HIDDEN = "top", "bottom", "hidden"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of the window."""

    key: str
    word: Callable[[], str]
    shortcut: str
    icon: str
    module: str
    class_name: str
    place: str = TOP
    shown_as: str = ""
    """The rail entry that is lit while this page is in view, when it is not its own."""

    def make(self, desk: Desk) -> Page:
        """Load the page's code and build it."""
        page: Page = getattr(importlib.import_module(self.module), self.class_name)(desk)
        return page


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", lambda: _("Today"), "Ctrl+1", "page.today", "ui.today.page", "TodayPage"),
    PageEntry(
        "prospects", lambda: _("Prospects"), "Ctrl+2", "page.prospects", "ui.prospects.page", "ProspectsPage"
    ),
    PageEntry("map", lambda: _("Map"), "Ctrl+3", "page.map", "ui.network.page", "MapPage"),
    PageEntry(
        "greetings",
        lambda: _("Greetings"),
        "Ctrl+4",
        "page.greetings",
        "ui.greetings.page",
        "GreetingsPage",
    ),
    PageEntry("sheets", lambda: _("Call sheets"), "Ctrl+5", "page.sheets", "ui.sheets.page", "SheetsPage"),
    PageEntry(
        "gatherings",
        lambda: _("Gatherings"),
        "Ctrl+6",
        "page.gatherings",
        "ui.gatherings.page",
        "GatheringsPage",
    ),
    PageEntry(
        "organizations",
        lambda: _p("page", "Organizations"),
        "Ctrl+7",
        "page.business",
        "ui.business.page",
        "OrganizationsPage",
    ),
    PageEntry(
        "exchange", lambda: _("Import"), "Ctrl+I", "page.exchange", "ui.exchange.page", "ImportPage", BOTTOM
    ),
    PageEntry(
        "settings",
        lambda: _("Settings"),
        "Ctrl+,",
        "page.settings",
        "ui.settings.page",
        "SettingsPage",
        BOTTOM,
    ),
    PageEntry(
        "person", lambda: _("Person"), "", "", "ui.contacts.person_page", "PersonPage", HIDDEN, "prospects"
    ),
    PageEntry(
        "same",
        lambda: _("The same person?"),
        "",
        "",
        "ui.same_person.page",
        "SamePersonPage",
        HIDDEN,
        "prospects",
    ),
    PageEntry("calendar", lambda: _("Calendar"), "", "", "ui.calendar.page", "CalendarPage", HIDDEN, "today"),
    PageEntry("visit", lambda: _("Visit"), "", "", "ui.diary.visit_page", "VisitPage", HIDDEN, "today"),
    PageEntry(
        "reminders",
        lambda: _("Today's reminders"),
        "",
        "",
        "ui.reminders.page",
        "RemindersPage",
        HIDDEN,
        "today",
    ),
    PageEntry("week", lambda: _("Plan the week"), "", "", "ui.today.week_page", "WeekPage", HIDDEN, "today"),
    PageEntry(
        "chronicle", lambda: _("History"), "", "", "ui.diary.chronicle_page", "ChroniclePage", HIDDEN, "today"
    ),
    PageEntry("brief", lambda: _("Brief"), "", "", "ui.briefing.page", "BriefPage", HIDDEN, "prospects"),
    PageEntry("cards", lambda: _("Business cards"), "", "", "ui.cards.page", "CardsPage", HIDDEN, "exchange"),
    PageEntry(
        "my_card", lambda: _("My card"), "", "", "ui.cards.my_card_page", "MyCardPage", HIDDEN, "today"
    ),
    PageEntry("welcome", lambda: _("Welcome"), "", "", "ui.shell.welcome", "WelcomePage", HIDDEN, "today"),
)

ENTRIES: dict[str, PageEntry] = {entry.key: entry for entry in PAGES}
