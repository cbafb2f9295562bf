"""Every file of the shared corpora meets its stated outcome: rows read, or a refusal in words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from services.errors import FileError, RenmaiError
from services.exchange.plan import Request, Verdict
from services.exchange.planning import plan_of
from services.exchange.sources import source_of
from services.progress import Progress
from tests.builders import new_book
from tests.corpora.reading import read_here

pytestmark = pytest.mark.corpora

TABLE = Path(__file__).with_name("outcomes.tsv")
OUTCOMES: dict[str, str] = dict(line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
"""File → format and rows, people of a file of cards, or the refusal's kind."""

FOLDERS = ("spreadsheets", "vcards", "encodings")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An empty book to plan against; nothing is written."""
    book = new_book(tmp_path_factory.mktemp("corpora"))
    with book.read() as session:
        yield session
    book.close()


def test_that_every_file_has_an_outcome_stated(shared: Path) -> None:
    root = shared / "corpora"
    files = [path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()]
    assert {str(path.relative_to(root)) for path in files} == OUTCOMES.keys()


@pytest.mark.parametrize("name", OUTCOMES)
def test_that_a_file_meets_its_outcome(shared: Path, session: Session, name: str) -> None:
    assert outcome_of(shared / "corpora" / name, session) == OUTCOMES[name]


def outcome_of(path: Path, session: Session) -> str:
    """What becomes of a file, in the words of the table."""
    try:
        workbook = read_here(path)
    except FileError as error:
        _is_said_in_words(error)
        return type(error).__name__.removesuffix("Error")
    try:
        plan = plan_of(session, source_of(Request(path), workbook), Progress())
    except RenmaiError as error:
        _is_said_in_words(error)
    else:
        assert len(plan.rows) == sum(plan.count(verdict) for verdict in Verdict)
        if workbook.format == "vcf":
            nameless = plan.count(Verdict.REJECTED)
            return f"vcf {len(plan.rows) - nameless} people, {nameless} nameless"
    return f"{workbook.format} {sum(len(sheet.rows) for sheet in workbook.visible)}"


def _is_said_in_words(error: RenmaiError) -> None:
    """A person reads what is wrong and what to do, in Chinese, without a word of the machine's."""
    for words in (error.message, error.hint):
        assert re.search(r"[\u4e00-\u9fff].*。", words)
        assert not re.search(r"Error:|Exception|Traceback", words)
