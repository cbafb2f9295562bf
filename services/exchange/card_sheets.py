"""A file of electronic cards as a sheet: a person a row, numbered as the cards are, a column a property."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from models.kinds import ImportKind
from services.errors import FileError
from services.exchange.card_cells import FIELD_OF_LABEL, cells_of, is_own
from services.exchange.columns import Mapping
from services.exchange.facts import RowProblem
from services.exchange.limits import Limits
from services.exchange.own_cells import joined
from services.exchange.readers import errors
from services.exchange.readers.grid import Row, Sheet, Workbook, letter
from services.exchange.readers.vcard import Card, read
from services.exchange.table_finder import Column, Table
from services.i18n import _, _n
from services.progress import Progress

FORMAT = "vcf"
_CARDS_A_STEP = 500
_MOST_PROPERTIES = 2_000
"""Of one person; a real card has a few dozen."""
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
_PICTURES = ("PHOTO", "LOGO")


def read_cards(path: Path, progress: Progress | None, limits: Limits) -> Workbook:
    """Return the cards of a file; ``rows[0]`` holds the labels and is row 0, card 1 is row 1.

    A group of people makes no row: its name becomes a tag of its members. Raises FileError where nobody is.
    """
    watch = _watch(progress, limits)
    try:
        cards = read(path.read_bytes(), watch)
    except OSError as error:
        raise errors.unreachable(error) from error
    if len(cards) > limits.rows:
        raise errors.too_many_rows(path.stem, limits)
    people = [card for card in cards if not is_group(card)]
    if any(len(card.properties) > _MOST_PROPERTIES for card in people):
        raise errors.HostileFileError()
    if not people:
        raise _nobody(cards)
    told: dict[int, dict[str, str]] = {}
    for done, card in enumerate(people):
        if done % _CARDS_A_STEP == 0:
            watch(done, len(people))
        told[card.number] = cells_of(card)
    if not any(told.values()):
        raise errors.EmptyFileError()
    doubts = _tag_members(path.stem, cards, told)
    pictures = sum(bool(card.all(*_PICTURES)) for card in people)
    if pictures:
        reason = _n(
            "{count} card has a picture; pictures are not kept",
            "{count} cards have pictures; pictures are not kept",
            pictures,
        )
        doubts.append(RowProblem(path.stem, 0, "PHOTO", "", reason.format(count=pictures)))
    own = all(is_own(card) for card in people)
    return Workbook(path, FORMAT, (_sheet(path.stem, len(cards), told),), tuple(doubts), own)


def _watch(progress: Progress | None, limits: Limits) -> Callable[..., None]:
    """Return what is called now and then: it shows how far the work is, and ends it when it is to stop."""
    deadline = time.monotonic() + limits.seconds

    def watch(done: int = 0, total: int = 1) -> None:
        if progress is not None:
            progress.step(done, total)
        if time.monotonic() > deadline:
            raise errors.ReadingTooLongError(limits)

    return watch


def is_group(card: Card) -> bool:
    """Tell whether a card is a list of others and nobody's own."""
    return card.text("KIND", "X-ADDRESSBOOKSERVER-KIND").lower() == "group"


def _nobody(cards: Sequence[Card]) -> FileError:
    if not cards:
        return errors.EmptyFileError()
    return FileError(
        _("This file holds groups of people, and none of their cards."),
        _("Export the people themselves, with their groups."),
    )


def _sheet(name: str, count: int, told: dict[int, dict[str, str]]) -> Sheet:
    labels = {label for cells in told.values() for label in cells}
    heads = [label for label in FIELD_OF_LABEL if label in labels]
    heads += sorted(labels - FIELD_OF_LABEL.keys())
    rows: list[Row] = [list(heads)]
    rows += [[told.get(number, {}).get(head) for head in heads] for number in range(1, count + 1)]
    return Sheet(name, True, rows, first_row=0)


def _tag_members(sheet: str, cards: Sequence[Card], told: dict[int, dict[str, str]]) -> list[RowProblem]:
    """Give the members of groups their group's name as a tag; return the groups whose members are missing."""
    by_uid = {_uid(card.text("UID")): card.number for card in cards if card.text("UID")}
    doubts = []
    for group in filter(is_group, cards):
        name, missing = group.text("FN", "N"), 0
        for member in group.all(*_MEMBERS):
            cells = told.get(by_uid.get(_uid(member.text), 0))
            if cells is None:
                missing += 1
            else:
                tag = joined([name])
                cells["CATEGORIES"] = f"{cells['CATEGORIES']}；{tag}" if cells.get("CATEGORIES") else tag
        if missing or not group.all(*_MEMBERS):
            reason = _("a group; {count} of its people are not in this file").format(count=missing)
            doubts.append(RowProblem(sheet, group.number, "FN", name[:120], reason))
    return doubts


def _uid(text: str) -> str:
    return text.strip().lower().removeprefix("urn:uuid:")


def card_tables(workbook: Workbook) -> list[tuple[Table, Mapping]]:
    """Return the people of a file of cards as the importer takes them; none where it is another file."""
    if workbook.format != FORMAT:
        return []
    (sheet,) = workbook.sheets
    heads = [str(head) for head in sheet.rows[0]]
    columns = tuple(Column(index, letter(index), head, head) for index, head in enumerate(heads))
    mapping: Mapping = {index: FIELD_OF_LABEL.get(head) for index, head in enumerate(heads)}
    rows = [(number, row) for number, row in enumerate(sheet.rows) if number and any(row)]
    return [(Table(sheet.name, None, columns, rows, ""), mapping)]


def kind_of_cards(name: str, mapping: Mapping) -> ImportKind:
    """Return what a file of cards is: an address book, unless its name or a column of classes says more."""
    if "class" in mapping.values():
        return ImportKind.CLASSMATES
    return ImportKind.CARDS if "名片" in name else ImportKind.CONTACTS
