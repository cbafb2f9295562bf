"""The whole trip without a screen: the sample book made, sorted, drawn, logged, printed, exported."""

import sys
from pathlib import Path

from services.i18n import _
from ui.commands import line
from ui.commands.frame import REFUSED


def make_trip(out: Path) -> int:
    """Make the trip with the commands a user has, results in a folder; return 0, or the first failure."""
    from resources import data_path
    from services import sample_book
    from services.errors import RenmaiError

    line.speak_utf8()
    book = out / "sample.renmai"
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("sample.renmai*"):
            old.unlink()
        _say(_("Making the sample book from the lists in {folder}").format(folder=data_path("samples")))
        sample_book.make(book, data_path("samples"))
        first, far = _two_people(book)
    except (RenmaiError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    for arguments in _steps(out, str(first), str(far)):
        _say("renmai " + " ".join(arguments))
        status = line.run(["--book", str(book), *arguments])
        if status:
            return status
    _say(_("The results are in {folder}").format(folder=out.resolve()))
    return 0


def _two_people(book: Path) -> tuple[int, int]:
    """Return whom to see first, and somebody the owner does not know directly."""
    from services.book import Book
    from services.prospects import listing
    from services.prospects.filters import Filter

    opened = Book.open(book)
    try:
        with opened.read() as session:
            everybody = listing.ids(session)
            near = set(listing.ids(session, Filter(hops=0)))
            reachable = listing.ids(session, Filter(hops=4))
            far = [one for one in reachable if one not in near]
            return everybody[0], (far or list(everybody))[0]
    finally:
        opened.close()


def _steps(out: Path, first: str, far: str) -> list[list[str]]:
    return [
        ["imports"],
        ["contacts", "--limit", "10"],
        ["log", "visit", first, "--result", "interested", "--note", _("wants a price for three years")],
        ["log", "sms", first, "--note", _("Thank you for your time today. Chen Jianxin")],
        ["path", far],
        ["graph", "-o", str(out / "map.png")],
        ["graph", "-o", str(out / "map.svg")],
        ["suggestions", "--limit", "5"],
        ["today"],
        ["callsheet", "-o", str(out / "callsheet.pdf")],
        ["brief", first, "-o", str(out / "brief.pdf")],
        ["greetings", "--days", "7"],
        ["events"],
        ["calendar", "-o", str(out / "calendar.ics")],
        ["export", str(out / "people.xlsx")],
        ["backup"],
        ["check"],
    ]


def _say(words: str) -> None:
    sys.stdout.write(f"\n▸ {words}\n")
    sys.stdout.flush()
