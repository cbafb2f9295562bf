"""Pictures of every screen into docs/pictures: 1280×800 and 1920×1080, light and dark, on the sample book.

``python -m tests.screens [PAGE…]``. The book is made anew for a fixed day, so that pictures change only with
the program.
"""

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from resources import data_path
from services import i18n, sample_book
from services.book import Book
from services.clock import DayClock
from services.contacts import duplicates, places
from services.preferences import Preferences
from services.prospects import listing
from services.prospects.filters import Filter
from tests.screens import cards, files, greetings, maps
from tests.screens.palette import of_few_colours
from tests.screens.waiting import idle, settle
from ui.exchange.export_dialog import ExportDialog
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.start import application
from ui.shell.tasks import Tasks

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
DAY = dt.date(2026, 9, 22)
SIZES = ((1280, 800), (1920, 1080))
Show = Callable[[MainWindow], None]


def first(window: MainWindow, number: int = 1) -> int:
    """Return the contact at a place of the list."""
    return window.desk.read(listing.ids)[number]


def far(window: MainWindow) -> int:
    """Return the first of those I know only through others."""

    def find(session: object) -> int:
        near = set(listing.ids(session, Filter(hops=0)))  # type: ignore[arg-type]
        return next(one for one in listing.ids(session, Filter(hops=4)) if one not in near)  # type: ignore[arg-type]

    return window.desk.read(find)


def firm(window: MainWindow, part: str = "inside") -> None:
    """Show the sample's firm from the inside, or among its own."""

    def find(session: Any) -> int:
        from services.contacts import organizations

        return organizations.choose(session, "沐禾冷链")

    window.show_page("organizations", {"organization": window.desk.read(find), "part": part})


def insight(window: MainWindow) -> None:
    """Look at the network as a whole."""
    window.show_page("map")
    idle(window)
    window.page.seeing.open()  # type: ignore[union-attr]


def guesses(window: MainWindow) -> None:
    """Show whom the book suggests, one of them as a dotted line."""
    window.show_page("map")
    idle(window)
    window.page.guessing.open()  # type: ignore[union-attr]
    idle(window)
    if window.page.guessing.panel.cards:  # type: ignore[union-attr]
        window.page.guessing.panel.cards[0].name.click()  # type: ignore[union-attr]


def log(window: MainWindow) -> None:
    """Open the quick log on somebody."""
    window.show_page("prospects")
    idle(window)
    window.desk.log([first(window)])
    settle()


def searching(window: MainWindow) -> None:
    """Type a name into the search field."""
    window.show_page("prospects")
    idle(window)
    window.top_bar.search.focus_search()
    QTest.keyClicks(window.focusWidget(), "shen")
    settle()


def same_person(window: MainWindow) -> None:
    """Show who stands in the book twice, after a few came in once more by another list."""

    def add(session: Any) -> None:
        from services.contacts import details, edits
        from services.contacts.drafts import ContactDraft, EmploymentDraft

        people = (details.contact(session, number) for number in listing.ids(session))
        for number, known in enumerate(islice((one for one in people if one.native_place.text), 4)):
            post = EmploymentDraft(known.organization.replace("有限公司", "公司"), "副总经理")
            draft = ContactDraft(
                known.name,
                phones=known.phones[:1],
                emails=(f"work{number}@example.com",),
                native_place="安徽歙县",
                birthday="1979-03-12",
                notes="名片上的",
                employments=(post,),
            )
            edits.add(session, draft)

    if not window.desk.read(duplicates.pairs):
        window.desk.book.act("List", add)
    window.show_page("same")


def asking(window: MainWindow) -> None:
    """Show a survey that three people have answered."""

    def ask(session: Any) -> None:
        from services.gatherings import questions, surveys

        text = "需求：今年要用多少款？五百万以上/一百万上下/用不着\n想要：最想银行做什么？"
        number = surveys.add(session, surveys.SurveyDraft("小企业怎么用款", questions.read(text)))
        money, wish = (one.id for one in surveys.questions(session, number))
        said = (("五百万以上", "放款快一点"), ("一百万上下", "上门开户"), ("一百万上下", "手机上能改限额"))
        for who, (size, words) in zip(listing.ids(session)[3:], said, strict=False):
            surveys.write_down(session, number, who, {money: size, wish: words})

    from services.gatherings import surveys

    if not window.desk.read(surveys.surveys):
        window.desk.book.act("Survey", ask)
    window.show_page("gatherings", {"view": "surveys"})


SCREENS: dict[str, Show] = {
    "welcome": lambda window: window.show_page("welcome"),
    "today": lambda window: window.show_page("today"),
    "prospects": lambda window: window.show_page("prospects"),
    "map": lambda window: window.show_page("map"),
    "map-town": maps.town(idle),
    "map-folded": maps.folded(idle),
    "map-drawing": maps.drawing(idle),
    "introduction": lambda window: window.show_page("map", {"introduce": far(window)}),
    "insight": insight,
    "firm": firm,
    "chain": lambda window: firm(window, "chain"),
    "guesses": guesses,
    "person": lambda window: window.desk.open_contact(first(window), list(window.desk.read(listing.ids))),
    "brief": lambda window: window.show_page("brief", {"contact_id": first(window)}),
    "week": lambda window: window.show_page("week"),
    "reminders": lambda window: window.show_page("reminders"),
    "chronicle": lambda window: window.show_page("chronicle"),
    "log": log,
    "visit": lambda window: window.show_page("visit", {"contact_id": first(window)}),
    "sheets": lambda window: window.show_page("sheets"),
    "gatherings": lambda window: window.show_page("gatherings"),
    "card-book": lambda window: window.show_page("gatherings", {"view": "cards"}),
    "surveys": asking,
    "calendar": lambda window: window.show_page("calendar"),
    "greetings": greetings.shown(idle),
    "greetings-one-by-one": greetings.then(idle, lambda page: page.go_one_by_one()),
    "greetings-wordings": greetings.then(idle, lambda page: page.more.show_wordings()),
    "greetings-days": greetings.then(idle, lambda page: page.more.show_days()),
    "import-start": files.import_start,
    "import": files.importing,
    "import-kind": files.step(0),
    "import-tables": files.step(1),
    "import-columns": files.step(2),
    "import-summary": files.summing_up,
    "export": files.exporting,
    "search": searching,
    "same-person": same_person,
    "cards": cards.looking(idle),
    "my-card": cards.my_card(idle),
    "settings": lambda window: window.show_page("settings"),
}


def made(folder: Path) -> Path:
    """Return the sample book of the fixed day."""
    place = folder / "renmai.renmai"
    sample_book.make(place, data_path("samples"), DayClock(DAY, dt.time(9, 30)))
    return place


def windows(place: Path, folder: Path, mode: str) -> Iterator[MainWindow]:
    """Yield a window on the book, in one theme, and close it."""
    theme = Theme(mode)
    apply_theme(application(), theme)
    tasks = Tasks()
    book = Book.open(place, clock=DayClock(DAY, dt.time(9, 30)))
    desk = Desk(book, theme, Preferences(folder / f"{mode}.json"), tasks)
    window = MainWindow(desk)
    yield window
    window.close()
    tasks.close()
    desk.close()
    book.close()


def picture(window: MainWindow) -> QPixmap:
    """Return the window with the dialog that lies over it, if there is one."""
    shown = window.grab()
    dialog = QApplication.activeModalWidget() or window.findChild(ExportDialog)
    if dialog is not None:
        painter = QPainter(shown)
        left, top = (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2
        painter.drawPixmap(left, top, dialog.grab())
        painter.end()
    return shown


def take(window: MainWindow, name: str, mode: str) -> None:
    """Bring a screen into view and keep its pictures."""
    for width, height in SIZES:
        window.resize(width, height)
        window.show()
        SCREENS[name](window)
        idle(window)
        target = PICTURES / f"{name}-{mode}-{width}.png"
        of_few_colours(picture(window).toImage()).save(str(target), "PNG", 0)  # the smallest file
        sys.stdout.write(f"{target.relative_to(ROOT)}\n")
        for dialog in window.findChildren(ExportDialog):
            dialog.reject()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        settle(0.2)


def main(names: list[str]) -> int:
    """Take the pictures named, or all."""
    application()
    i18n.install(data_path("locale"), "zh_CN")
    places.use(data_path("data", "divisions.tsv"))
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = made(Path(folder))
        for mode in ("light", "dark"):
            for name in names or list(SCREENS):
                for window in windows(place, Path(folder), mode):
                    take(window, name, mode)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
