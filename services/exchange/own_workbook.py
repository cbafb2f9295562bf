"""Our own files recognised: a first row with 姓名 and UID; the further sheets read beside the people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.kinds import ImportKind
from services.contacts import organizations
from services.contacts.writing import cell_text
from services.exchange import own_columns as own
from services.exchange import own_words as words
from services.exchange.columns import Mapping, guess_kind
from services.exchange.facts import PostFact, RowFacts, SchoolFact
from services.exchange.own_cells import from_csv
from services.exchange.own_readers import year
from services.exchange.readers.grid import Cell, Sheet, Workbook, letter
from services.exchange.table_finder import Column, Table

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """Somebody in a further sheet: name and UID; me is written 我（陈建新）."""

    name: str
    uid: str

    @property
    def is_owner(self) -> bool:
        """Tell whether it is the owner of the book the file came from."""
        return self.name == words.ME or (self.name.startswith(f"{words.ME}（") and self.name.endswith("）"))

    @property
    def own_name(self) -> str:
        """The owner's name, empty where it was not written."""
        return self.name[len(words.ME) + 1 : -1] if self.is_owner else self.name


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One membership, or a cohort without members (``who`` is None)."""

    cohort: Cells
    who: End | None
    role: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie."""

    one: End
    other: End
    cells: Cells


@dataclass(slots=True)
class OwnSheets:
    """What the further sheets say, to be stored with the people of the first."""

    posts: dict[str, list[PostFact]] = field(default_factory=lambda: defaultdict(list))
    """By UID."""
    schools: dict[str, list[SchoolFact]] = field(default_factory=lambda: defaultdict(list))
    cohorts: list[CohortLine] = field(default_factory=list)
    ties: list[TieLine] = field(default_factory=list)
    firms: list[Cells] = field(default_factory=list)
    owner: End | None = None
    """The owner of the book the file came from."""


def people_tables(workbook: Workbook) -> list[tuple[Table, Mapping]]:
    """Return the tables of people in one of our own files; none when the file is not ours."""
    found = []
    for sheet in workbook.visible:
        heads = _heads(sheet)
        if "姓名" in heads and "UID" in heads and not _is_further(sheet.name) and _is_ours(heads):
            columns = tuple(
                Column(index, letter(index), head, head or letter(index)) for index, head in enumerate(heads)
            )
            mapping: Mapping = {
                index: own.BY_HEAD[head].field if head in own.BY_HEAD else None
                for index, head in enumerate(heads)
            }
            rows = [(sheet.number(index), row) for index, row in enumerate(sheet.rows) if index]
            filled = [(number, row) for number, row in rows if any(cell is not None for cell in row)]
            if workbook.format == "csv":
                filled = [(number, [_as_meant(cell) for cell in row]) for number, row in filled]
            found.append((Table(sheet.name, sheet.first_row, columns, filled, ""), mapping))
    return found


def _as_meant(cell: Cell) -> Cell:
    return from_csv(cell) if isinstance(cell, str) else cell


def kind_of(workbook: Workbook, table: Table, mapping: Mapping) -> ImportKind:
    """Return what a file of ours is: contacts where it carries more than lists do."""
    fields = set(mapping.values())
    if fields & own.LISTED or any(_is_further(sheet.name) for sheet in workbook.visible):
        return ImportKind.CONTACTS
    return ImportKind(guess_kind(table, mapping, workbook.path.stem))


def further(workbook: Workbook) -> OwnSheets:
    """Return what the further sheets say."""
    told = OwnSheets()
    for sheet in workbook.visible:
        reader = next((read for title, read in _READERS.items() if _titled(sheet.name, title)), None)
        if reader is not None:
            for cells in _lines(sheet):
                reader(told, cells)
    return told


def complete(told: OwnSheets, people: Sequence[RowFacts]) -> None:
    """Give people the posts and schools of the further sheets."""
    for facts in people:
        posts = told.posts.get(facts.uid)
        if posts is not None:
            edited = [post for post in facts.posts if not any(_is_same(post, each) for each in posts)]
            facts.posts = [*posts, *edited]
        schools = told.schools.get(facts.uid)
        if schools is not None:
            facts.schools = list(schools)


def _heads(sheet: Sheet) -> list[str]:
    return [cell_text(cell) for cell in sheet.rows[0]] if sheet.rows else []


def _is_ours(heads: Sequence[str]) -> bool:
    """Tell whether most heads are ours: a list of somebody else may have a column UID too."""
    known = sum(head in own.BY_HEAD for head in heads)
    return known >= 0.7 * sum(bool(head) for head in heads)


def _titled(name: str, title: str) -> bool:
    return name == title or (name.startswith(title) and name[len(title) :].isdecimal())


def _is_further(name: str) -> bool:
    return any(_titled(name, title) for title in _READERS)


def _lines(sheet: Sheet) -> Iterator[Cells]:
    heads = _heads(sheet)
    for row in sheet.rows[1:]:
        cells = {
            head: cell if type(cell) is str else cell_text(cell)
            for head, cell in zip(heads, row, strict=True)
            if cell is not None
        }
        if cells:
            yield cells


def _end(told: OwnSheets, name: str, uid: str) -> End:
    who = End(name, uid)
    if who.is_owner:
        told.owner = who
    return who


def _read_post(told: OwnSheets, cells: Cells) -> None:
    get = cells.get
    _end(told, get("姓名", ""), get("UID", ""))
    told.posts[get("UID", "")].append(
        PostFact(
            get("单位", ""),
            get("部门", ""),
            get("职务", ""),
            get("现任", words.YES) == words.YES,
            get("起") or None,
            get("止") or None,
            get("主要") == words.YES,
        )
    )


def _read_school(told: OwnSheets, cells: Cells) -> None:
    get = cells.get
    _end(told, get("姓名", ""), get("UID", ""))
    told.schools[get("UID", "")].append(
        SchoolFact(
            get("学校", ""),
            words.code_of(words.STAGES, get("学段", "")),
            get("班级", ""),
            get("专业", ""),
            year(get("入学", "")),
            year(get("毕业", "")),
        )
    )


def _read_cohort(told: OwnSheets, cells: Cells) -> None:
    if cells.get("圈子"):
        who = _end(told, cells.get("姓名", ""), cells["UID"]) if cells.get("UID") else None
        told.cohorts.append(CohortLine(cells, who, cells.get("角色", "")))


def _read_tie(told: OwnSheets, cells: Cells) -> None:
    ends = [_end(told, cells.get(head, ""), cells.get(f"{head}UID", "")) for head in ("甲", "乙")]
    if all(end.uid or end.is_owner for end in ends):
        told.ties.append(TieLine(ends[0], ends[1], cells))


def _read_firm(told: OwnSheets, cells: Cells) -> None:
    if cells.get("单位"):
        told.firms.append(cells)


_READERS = {
    words.POSTS: _read_post,
    words.SCHOOLS: _read_school,
    words.COHORTS: _read_cohort,
    words.TIES: _read_tie,
    words.FIRMS: _read_firm,
}


def _is_same(post: PostFact, other: PostFact) -> bool:
    """Tell whether a post of the first sheet is one of the further sheet's."""
    key = organizations.match_key
    return key(post.organization or " ") == key(other.organization or " ") and (
        not post.title or cell_text(post.title) == cell_text(other.title)
    )
