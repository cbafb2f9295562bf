"""Which field each column feeds, guessed from header and content, or told by the user."""

import re
from collections.abc import Iterable, Sequence

from services.errors import ChoiceError
from services.exchange import divided_places
from services.exchange.contents import Shares, share_of_places, shares
from services.exchange.headers import (
    FIELDS,
    MANY,
    TIE_FIELDS,
    field_of,
    meanings_of,
    plain_header,
    tie_field_of,
)
from services.exchange.table_finder import Column, Table
from services.i18n import _

Mapping = dict[int, str | None]

KINDS = ("contacts", "classmates", "cards", "ties")

# What content alone suggests: kind of content, share from which on, field, how sure.
_SUGGESTED = (
    ("id_number", 0.5, "id_number", 1.0),
    ("mobile", 0.5, "mobile", 0.55),
    ("email", 0.5, "email", 0.55),
    ("phone", 0.6, "phone", 0.5),
    ("gender", 0.8, "gender", 0.5),
    ("name", 0.6, "name", 0.5),
    ("class", 0.6, "class", 0.45),
    ("organization", 0.5, "organization", 0.45),
    ("title", 0.6, "title", 0.4),
    ("address", 0.5, "address", 0.4),
    ("date", 0.7, "birthday", 0.3),
)
_CHECKED = {"name": "name", "email": "email", "id_number": "id_number", "gender": "gender"}
_NAMING = frozenset({"name", "given_name", "family_name"})
_TYPED = frozenset(
    ["name", "email", "gender", "birthday", "native_place", "organization", "title", "department", "school"]
)
_ADDRESSES = frozenset({"address", "home_address", "work_address", "residence"})
_PHONES = frozenset({"mobile", "phone", "work_phone", "home_phone"})
# What cells surely are, the fields whose headers they belie, and the field they feed.
_BELIEVED = (
    ("email", _TYPED | _ADDRESSES | _PHONES | {"wechat", "qq"}, "email"),
    ("mobile", _TYPED | _ADDRESSES | {"qq"}, "mobile"),
    ("name", _PHONES | {"email", "gender", "birthday"}, "name"),
)
_BELIED = 0.8
_ENOUGH_TO_BELIE = 3
_MEMBERS = re.compile(r"成员姓名|家属姓名|亲属姓名")
_OWN_OF_MEMBERS = frozenset({"name", "sequence", "id_number", "uid"})
"""What a list of relatives tells of the person they belong to; the rest is about the relatives."""
_AGES = frozenset({"年龄", "岁数", "年纪"})
_NAMES_ENOUGH = 0.6
_SURELY_NAMES = 0.9
_NAMES_LIKELY = 0.3
_NAMED_SO = re.compile(r"[名人]$|\bname$", re.IGNORECASE)
_SHIFTS = ("值班", "轮班", "加班", "倒班", "上班", "排班", "领班", "夜班", "早班", "晚班", "航班")


def guess_columns(table: Table, kind: str = "auto") -> Mapping:
    """Return column index → field or None for every column of the table.

    A field that holds one value is given to the surest column only. ``kind`` is one of KINDS or ``auto``;
    a list of ties is read with the fields of ties.
    """
    found = {column.index: shares(table.values(column.index)) for column in table.columns}
    if kind in ("auto", "ties"):
        ties = _ties(table, found, surely=kind == "ties")
        if ties:
            return ties
    proposals: list[tuple[float, int, str]] = []
    for column in table.columns:
        content = found[column.index]
        told = _belied(column, content)
        told = told or _proposed(column, content, headed=table.header_row is not None)
        if not told and not meanings_of(column.header) and share_of_places(table.values(column.index)) > 0.7:
            told = [("address", 0.35)]
        proposals += [(score, column.index, field) for field, score in told]
    mapping = divided_places.with_divided(table, _assigned(table.columns, proposals))
    if "relation" in mapping.values() and any(_MEMBERS.search(column.header) for column in table.columns):
        mapping = {index: field if field in _OWN_OF_MEMBERS else None for index, field in mapping.items()}
    if not _NAMING & set(mapping.values()):
        mapping = _with_names(table.columns, found, mapping)
    fields = set(mapping.values())
    if "name" not in fields and "given_name" in fields and "family_name" not in fields:
        mapping = {index: "name" if field == "given_name" else field for index, field in mapping.items()}
    return mapping


def guess_kind(table: Table, mapping: Mapping, hint: str = "") -> str:
    """Return what the table is, one of KINDS; ``hint`` is the file's name."""
    fields = set(mapping.values())
    if {"from", "to"} <= fields:
        return "ties"
    words = f"{table.title} {table.sheet} {hint}"
    if "名片" in words:
        return "cards"
    if "class" in fields or any(
        word in words for word in ("同学", "校友", "学员", "班级", "班同", "届毕业", "级毕业")
    ):
        return "classmates"
    return "classmates" if _ends_in_class(table.title) or _ends_in_class(table.sheet) else "contacts"


def has_people(table: Table, mapping: Mapping) -> bool:
    """Tell whether the table holds people: a column that surely is of names, or cells that look like some."""
    fields = {field: index for index, field in mapping.items() if field is not None}
    if "from" in fields and "to" in fields:
        return bool(table.rows)
    index = fields.get("name", fields.get("given_name", fields.get("family_name")))
    if index is None:
        return False
    values = table.values(index)
    header = next((column.header for column in table.columns if column.index == index), "")
    if not values or (header and ("name", 1.0) in meanings_of(header)):
        return bool(values)
    return shares(values).get("name", 0) >= 0.3 or any(
        shares(table.values(other)).get("mobile", 0) >= 0.3 for other in mapping
    )


def awaits_people(table: Table, mapping: Mapping) -> bool:
    """Tell whether the table is a form not yet filled in: a header surely of names, and nobody beneath."""
    if table.rows or table.header_row is None:
        return False
    return any(
        mapping.get(column.index) == "name" and field_of(column.header)[1] >= _SURELY_NAMES
        for column in table.columns
    )


def likely_names(table: Table, mapping: Mapping) -> Column | None:
    """Return the column that may hold the names where none surely does: by its cells, then by its header."""
    free = [column for column in table.columns if mapping.get(column.index) is None]
    told = [(shares(table.values(column.index)).get("name", 0.0), column) for column in free]
    share, best = max(told, key=lambda each: each[0], default=(0.0, None))
    if share >= _NAMES_LIKELY:
        return best
    return next((column for column in free if _NAMED_SO.search(column.header.strip())), None)


def apply_map(table: Table, mapping: Mapping, specs: Iterable[str]) -> Mapping:
    """Return the mapping changed by the user's ``column=field``; a column is a header, a label or a letter.

    An empty field or ``none`` leaves the column out. Raises ChoiceError, listing what there is, for a column
    or a field that does not exist.
    """
    changed = dict(mapping)
    told: dict[int, str | None] = {}
    for spec in specs:
        name, mark, field = spec.rpartition("=")
        if not mark:
            raise ChoiceError(
                _("“{spec}” names no field.").format(spec=spec), _("Write it as column=field, say A=name.")
            )
        column = _column(table, name.strip())
        wanted = _field(field.strip())
        if wanted is not None and wanted not in MANY:
            shared = told if wanted in divided_places.PLACES else {}
            held = [index for index, field in changed.items() if field == wanted and index not in shared]
            changed |= dict.fromkeys(held)
        changed[column.index] = told[column.index] = wanted
    if "name" in told.values() and {"from", "to"} & set(changed.values()) - set(told.values()):
        return guess_columns(table, "contacts") | told  # people after all: nothing is left of a list of ties
    return changed


def _column(table: Table, name: str) -> Column:
    """Return the column the user means."""
    for matches in (
        [column for column in table.columns if name in (column.header, column.label)],
        [column for column in table.columns if column.header.strip().casefold() == name.casefold() != ""],
        [column for column in table.columns if column.letter == name.upper()],
    ):
        if matches:
            return matches[0]
    labels = tuple(column.label for column in table.columns)
    raise ChoiceError(
        _("There is no column “{name}”.").format(name=name),
        _("The columns are: {columns}.").format(columns=", ".join(labels)),
        labels,
    )


def _field(name: str) -> str | None:
    """Return the field the user means, by its code word or by a word people write above columns."""
    if name.casefold() in ("", "none", "-"):
        return None
    if name.casefold() in FIELDS:
        return name.casefold()
    field, confidence = field_of(name)
    if field is not None and confidence >= 1.0:
        return field
    raise ChoiceError(
        _("There is no field “{name}”.").format(name=name),
        _("The fields are: {fields}.").format(fields=", ".join(FIELDS)),
        FIELDS,
    )


def _proposed(column: Column, content: Shares, *, headed: bool) -> list[tuple[str, float]]:
    """Return the fields a column may feed with a score each, from its header and its content."""
    meanings = meanings_of(column.header)
    found: list[tuple[str, float]] = []
    for field, confidence in meanings:
        if field is None:
            continue
        score = confidence
        if content and field in _CHECKED:
            share = content.get(_CHECKED[field], 0.0)
            score = score * 0.3 if share == 0 and content.get("number", 0) > 0.8 else score + share / 10
        if field == "phone" and content.get("email", 0) > 0.6:
            field = "email"
        if confidence < 1 and field == "organization":
            score += content.get("organization", 0) / 5 - content.get("name", 0) / 5
        if confidence < 1 and field == "name":
            score -= content.get("organization", 0) / 5
        found.append((field, score))
    if content.get("id_number", 0) >= 0.5 and (not found or found[0][0] != "uid"):
        return [("id_number", 2.0)]
    if not found and not meanings:
        for kind, share, field, score in _SUGGESTED:
            if content.get(kind, 0) >= share and not (field == "birthday" and headed):
                found.append((field, score))
                break
        if not found and column.index == 0 and content.get("number", 0) > 0.9 and content["distinct"] > 0.9:
            found.append(("sequence", 0.3))
    return found


def _belied(column: Column, content: Shares) -> list[tuple[str, float]]:
    """Return what a column surely holds though its header says otherwise: phones under 邮箱."""
    said = field_of(column.header)[0]
    if content.get("count", 0) < _ENOUGH_TO_BELIE:
        return []
    if plain_header(column.header) in _AGES:
        return [("birthday", 0.5)] if content.get("date", 0) >= _BELIED else []
    for kind, fields, field in _BELIEVED:
        if content.get(kind, 0) >= _BELIED and said in fields and said != field:
            return [(field, 0.9)]
    return []


def _with_names(columns: Sequence[Column], found: dict[int, Shares], mapping: Mapping) -> Mapping:
    """Return the mapping with the names where no header tells of them but the cells do."""
    likely = [
        (found[column.index].get("name", 0.0), -column.index)
        for column in columns
        if field_of(column.header)[1] < _SURELY_NAMES
    ]
    share, index = max(likely, default=(0.0, 0))
    return mapping | {-index: "name"} if share >= _NAMES_ENOUGH else mapping


def _assigned(columns: Sequence[Column], proposals: list[tuple[float, int, str]]) -> Mapping:
    """Give every column the best field still free, the surest first, the left one of equals."""
    mapping: Mapping = {column.index: None for column in columns}
    taken: set[str] = set()
    for _score, index, field in sorted(proposals, key=lambda item: (-item[0], item[1])):
        if mapping[index] is None and (field in MANY or field not in taken):
            mapping[index] = field
            taken.add(field)
    return mapping


def _ties(table: Table, found: dict[int, Shares], *, surely: bool) -> Mapping:
    """Return the mapping of a list of ties; empty where the table is none."""
    mapping: Mapping = {column.index: None for column in table.columns}
    taken: set[str] = set()
    for column in table.columns:
        field = tie_field_of(column.header) if column.header else None
        if field and field not in taken and not (field == "kind" and _says_direction(table, column)):
            mapping[column.index] = field
            taken.add(field)
    if {"from", "to"} <= taken:
        ends = [column for column in table.columns if mapping[column.index] in ("from", "to")]
        return mapping if surely or all(_may_be_end(column, found[column.index]) for column in ends) else {}
    if (
        any(field_of(column.header)[0] not in ("name", "relation", None) for column in table.columns)
        and not surely
    ):
        return {}
    names = [index for index, content in found.items() if content.get("name", 0) >= _NAMES_ENOUGH]
    kinds = [
        index
        for index, content in found.items()
        if content.get("relation", 0) >= (0.2 if surely else 0.4) and index not in names[:2]
    ]
    if surely and len(names) < 2:
        names = [
            index for index, content in found.items() if content.get("number", 0) < 0.5 and index not in kinds
        ]
    if surely and len(names) < 2 and not any(column.header for column in table.columns):
        names = [column.index for column in table.columns]  # numbers for names, as lists of edges have
    if len(names) < 2 or not (kinds or surely):
        return {}
    mapping = {
        index: field if field not in ("from", "to", "kind") else None for index, field in mapping.items()
    }
    mapping[names[0]], mapping[names[1]] = "from", "to"
    if kinds:
        mapping[kinds[0]] = "kind"
    return mapping


def _says_direction(table: Table, column: Column) -> bool:
    """Tell whether a column of types only says whether edges have a direction, as Gephi's lists do."""
    return {str(value).lower() for value in table.values(column.index)} <= {
        "directed",
        "undirected",
        "mutual",
    }


def _may_be_end(column: Column, content: Shares) -> bool:
    """Tell whether a column under a word for one end of a tie holds people: a and b may be anything."""
    if content.get("number", 0) > 0.5:
        return False
    bare = plain_header(column.header)
    return not bare.isascii() or len(bare) > 1 or content.get("name", 0) >= 0.3


def _ends_in_class(text: str) -> bool:
    """Tell whether a title names a class, as 三(2)班 or 2003级2班名单 do, and not a shift or a car."""
    bare = text.rstrip("名单册表通讯信录花 ")
    return bare.endswith("班") and not bare.endswith(_SHIFTS)


__all__ = (
    "FIELDS",
    "KINDS",
    "MANY",
    "TIE_FIELDS",
    "Mapping",
    "apply_map",
    "guess_columns",
    "guess_kind",
    "has_people",
    "likely_names",
)
