"""A file of electronic cards as a sheet: a person a row, numbered as the cards are, a column a property."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from models.kinds import ImportKind
from services.contacts import divisions
from services.errors import FileError
from services.exchange import card_child
from services.exchange.card_cells import FIELD_OF_LABEL
from services.exchange.columns import Mapping
from services.exchange.facts import RowProblem
from services.exchange.limits import Limits
from services.exchange.own_cells import joined
from services.exchange.readers import errors
from services.exchange.readers.apart import Message
from services.exchange.readers.apart import child as child_process
from services.exchange.readers.grid import Row, Sheet, Workbook, letter
from services.exchange.table_finder import Column, Table
from services.i18n import _, _n
from services.progress import Progress

FORMAT = "vcf"


class _Person(NamedTuple):
    """A card as the child sends it."""

    number: int
    uid: str
    cells: dict[str, str]
    own: bool
    pictured: bool


class _Group(NamedTuple):
    """A list of other cards, by their UIDs."""

    number: int
    name: str
    members: list[str]


@dataclass(slots=True)
class _Cards:
    """A file of cards."""

    count: int = 0
    people: list[_Person] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)


def read_cards(path: Path, progress: Progress | None, limits: Limits) -> Workbook:
    """Return the cards of a file; ``rows[0]`` holds the labels and is row 0, card 1 is row 1.

    Raises a FileError where nobody is or the file cannot be read, CancelledError when the user stops it.
    """
    places = divisions.table()
    args = (str(path), None if places is None else str(places), limits.rows)
    with child_process(card_child.serve, args, progress, limits) as messages:
        return workbook_of(path, messages, progress, limits)


def workbook_of(
    path: Path, messages: Iterable[Message], progress: Progress | None, limits: Limits
) -> Workbook:
    """Return what the child tells of a file.

    A group of people makes no row: its name becomes a tag of its members.
    """
    cards = _received(path, messages, progress, limits)
    if not cards.people:
        raise _nobody(cards)
    told = {person.number: person.cells for person in cards.people}
    if not any(told.values()):
        raise errors.EmptyFileError()
    doubts = _tag_members(path.stem, cards)
    pictures = sum(person.pictured for person in cards.people)
    if pictures:
        reason = _n(
            "{count} card has a picture; pictures are not kept",
            "{count} cards have pictures; pictures are not kept",
            pictures,
        )
        doubts.append(RowProblem(path.stem, 0, "PHOTO", "", reason.format(count=pictures)))
    own = all(person.own for person in cards.people)
    return Workbook(path, FORMAT, (_sheet(path.stem, cards.count, told),), tuple(doubts), own)


def _received(path: Path, messages: Iterable[Message], progress: Progress | None, limits: Limits) -> _Cards:
    found = _Cards()
    expected = 1
    for message in messages:
        match message:
            case ("cards", int() as count, int() as expected, list() as groups):
                found = _Cards(count, groups=[_Group(*group) for group in groups])
            case ("people", list() as people):
                found.people += [_Person(*person) for person in people]
            case _:
                raise _refusal(message, path, limits)
        if progress is not None:
            progress.step(len(found.people), max(expected, 1))
    return found


def _refusal(message: Message, path: Path, limits: Limits) -> Exception:
    """Return the refusal the child asked for."""
    match message:
        case ("too many",):
            return errors.too_many_rows(path.stem, limits)
        case ("hostile",):
            return errors.HostileFileError()
        case ("memory",):
            return errors.too_much_memory()
        case _:
            return errors.unreachable(OSError())


def _nobody(cards: _Cards) -> FileError:
    if not cards.count:
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


def _tag_members(sheet: str, cards: _Cards) -> list[RowProblem]:
    """Give the members of groups their group's name as a tag; return the groups whose members are missing."""
    by_uid = {person.uid: person.cells for person in cards.people if person.uid}
    doubts = []
    for group in cards.groups:
        missing = 0
        for member in group.members:
            cells = by_uid.get(member)
            if cells is None:
                missing += 1
            else:
                tag = joined([group.name])
                cells["CATEGORIES"] = f"{cells['CATEGORIES']}；{tag}" if cells.get("CATEGORIES") else tag
        if missing or not group.members:
            reason = _("a group; {count} of its people are not in this file").format(count=missing)
            doubts.append(RowProblem(sheet, group.number, "FN", group.name[:120], reason))
    return doubts


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
