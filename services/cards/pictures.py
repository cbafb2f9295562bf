"""A picture of cards read: by its codes, else by its print where the extra is installed."""

from collections.abc import Sequence
from pathlib import Path

from services.cards import pixels as pictures
from services.cards import recognition
from services.cards.codes import cards_of, texts_of
from services.cards.electronic import reading_of
from services.cards.fields import read_card
from services.cards.lines import Piece, lines_of, ways_up
from services.cards.pixels import PictureError, Pixels
from services.cards.sorting import CardReading
from services.contacts import places
from services.exchange.facts import RowProblem
from services.exchange.field_labels import column_words
from services.exchange.own_cells import escaped, joined_parts
from services.exchange.own_columns import BY_FIELD
from services.exchange.readers.grid import Row, Sheet, Workbook
from services.i18n import _
from services.progress import Progress

FORMAT = "picture"
SHEET = "名片"
_ADDRESSES = ("work_address", "home_address")
_SEVERAL = frozenset({"mobile", "phone", "fax", "email", "website", "wechat", "qq"})


def readings_of(
    pixels: Pixels, recognizer: "recognition.Recognizer", progress: Progress
) -> list[CardReading]:
    """Return the cards on a picture: one for each code that holds a card, else the one that is printed.

    Raises PictureError where there is neither, ExtraMissingError where only the extra could tell.
    """
    try:
        cards = cards_of(texts_of(pixels))
    except PictureError:
        if not recognition.is_installed():
            raise
        cards = []  # a code for something else, on a card that is printed all the same
    if cards:
        return [reading_of(card) for card in cards]
    reading = read_print(recognizer.read(pixels, progress))
    if not reading.found:
        raise PictureError(
            _("No card was found on this picture."),
            _("Take the picture again: closer, straight, in good light."),
        )
    return [reading]


def read_print(pieces: Sequence[Piece]) -> CardReading:
    """Return what the print on a picture says; of two ways to hold it the one that makes more sense."""
    ways = [read_card(lines_of(way)) for way in ways_up(pieces)]
    return max(ways, key=lambda reading: sum(found.sureness for found in reading.found))


def read_picture(path: Path, progress: Progress | None = None) -> Workbook:
    """Return the cards on a picture file as a table, one row a card; doubtful facts are reported."""
    with recognition.Recognizer() as recognizer:
        found = readings_of(pictures.decoded(path), recognizer, progress or Progress())
    return table_of(path, found)


def table_of(path: Path, found: Sequence[CardReading]) -> Workbook:
    """Return cards as a table of our own columns, a column twice where a card has two of a kind."""
    heads: list[str] = []
    for field in BY_FIELD:
        most = max((len(card.of(field)) for card in found), default=0)
        heads += [field] * most
    heads = heads if "name" in heads else ["name", *heads]
    rows: list[Row] = [[*(BY_FIELD[field].head for field in heads), BY_FIELD["uid"].head]]
    for card in found:
        left = {field: _cells(card, field) for field in heads}
        rows.append([*(left[field].pop(0) if left[field] else None for field in heads), None])
    return Workbook(path, FORMAT, (Sheet(SHEET, True, rows),), doubts_of(found))


def _cells(card: CardReading, field: str) -> list[str]:
    """Return the values of a field as our own files write them; the postcode goes with the first address."""
    values = card.of(field)
    if field not in _ADDRESSES:
        return [escaped(value) if field in _SEVERAL else value for value in values]
    codes = [*card.of("postcode"), ""] if field == _ADDRESSES[0] else [""]
    return [
        joined_parts([(text, places.find(text).code or "", codes[0] if at == 0 else "")])
        for at, text in enumerate(values)
    ]


def doubts_of(found: Sequence[CardReading]) -> tuple[RowProblem, ...]:
    """Return what a person should look at, card by card."""
    return tuple(
        RowProblem(
            SHEET,
            row,
            column_words(each.field),
            each.value,
            _("read from a picture; look whether it is right"),
        )
        for row, card in enumerate(found, 2)
        for each in card.found
        if each.is_unsure
    )
