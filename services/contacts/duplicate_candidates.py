"""Whom it is worth comparing: pairs that share a number, or a name's sound with a day, a firm, a class.

Everything is compared by whole numbers in arrays; a hundred thousand people never become objects.
"""

from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.kinds import PointKind
from models.organization import Education, Employment, Organization
from services.contacts import pinyin
from services.contacts.sameness import class_key
from services.contacts.writing import Memory, simplified

Ints = NDArray[np.int64]
Pairs = set[tuple[int, int]]

_MOST = 40
"""Of more people who share one thing only neighbours are compared: it is no person's own."""
_BASE = 1 << 31
_OWN = (PointKind.MOBILE, PointKind.EMAIL, PointKind.WECHAT, PointKind.QQ)
_FULL, _YEARLESS = 10, 7
"""The lengths of YYYY-MM-DD and --MM-DD."""


class Candidates:
    """The pairs of contact ids to be judged, the lower id first, and how many bear a name like theirs."""

    def __init__(self, session: Session) -> None:
        self.pairs: Pairs = set()
        self._session = session
        rows = self.rows(select(Contact.id, Contact.name))
        self._names = dict(rows)
        numbers: dict[str, int] = {}
        number, sound = numbers.setdefault, pinyin.sound_key
        codes = np.array([number(sound(name), len(numbers)) for _id, name in rows], np.int64)
        ids = np.array([row[0] for row in rows], np.int64)
        self._sounds = np.full(int(ids.max(initial=0)) + 1, -1, np.int64)
        """By contact id a number for how the name sounds; −1: nobody."""
        self._sounds[ids] = codes
        self._bearers = np.bincount(codes, minlength=1)
        self._add_points()
        self._add_birthdays()
        for members, keys in (self._firms(), self._classes()):
            self._add(self._sounds[members] * _BASE + keys, members)

    def rows(self, query: Any) -> list[Any]:
        """Return the rows of a query as the driver gives them."""
        cursor = self._session.connection().execute(query).cursor
        return list(cursor.fetchall()) if cursor is not None else []

    def bearers(self, contact_id: int) -> int:
        """Return how many in the book have a name that sounds like this person's."""
        return int(self._bearers[self._sounds[contact_id]])

    def _add_points(self) -> None:
        """Add those with one mobile, e-mail, WeChat or QQ; with one landline only where names sound alike."""
        twice = select(ContactPoint.value).group_by(ContactPoint.value).having(func.count() > 1)
        told = select(ContactPoint.contact_id, ContactPoint.value, ContactPoint.kind)
        rows = self.rows(told.where(ContactPoint.value.in_(twice)))
        for kinds, alone in ((_OWN, True), ((PointKind.PHONE,), False)):
            some = [row for row in rows if row[2] in kinds]
            numbers: dict[str, int] = {}
            keys = np.array([numbers.setdefault(row[1], len(numbers)) for row in some], np.int64)
            members = np.array([row[0] for row in some], np.int64)
            if alone:
                self._add(keys, members)
            self._add(keys * _BASE + self._sounds[members], members)

    def _add_birthdays(self) -> None:
        """Add same sounds on one day of any year, and names a slip apart on one day of one year."""
        query = select(Contact.id, Contact.birth_solar).where(Contact.birth_solar.is_not(None))
        rows = self.rows(query)
        by_length = {size: [row for row in rows if len(row[1]) == size] for size in (_FULL, _YEARLESS)}
        whole, bare = by_length[_FULL], [row for row in by_length[_YEARLESS] if row[1].startswith("--")]
        members = np.array([row[0] for row in (*whole, *bare)], np.int64)
        days = np.concatenate([_digits([row[1][-5:] for row in some], 5) for some in (whole, bare)])
        moons = self.rows(
            select(Contact.id, Contact.birth_lunar_month * 100 + Contact.birth_lunar_day).where(
                Contact.birth_lunar_month.is_not(None), Contact.birth_lunar_day.is_not(None)
            )
        )
        lunar = np.array(moons, np.int64).reshape(-1, 2)
        self._add(self._sounds[members] * _BASE + days, members)
        self._add(self._sounds[lunar[:, 0]] * _BASE + lunar[:, 1], lunar[:, 0])
        surnames = np.array([_heads[self._names[row[0]][:1]] for row in whole], np.int64)
        dates = _digits([row[1] for row in whole], _FULL)
        slips: Pairs = set()
        _pair(slips, surnames * _BASE + dates, members[: len(whole)])
        name = self._names
        self.pairs |= {
            pair
            for pair in slips
            if Levenshtein.distance(simplified(name[pair[0]]), simplified(name[pair[1]]), score_cutoff=1) < 2
        }

    def _firms(self) -> tuple[Ints, Ints]:
        """Return everybody's employers: ids of contacts, and a number for the head of each firm's name."""
        heads: dict[str, int] = {}
        firms = self.rows(select(Organization.id, Organization.match_key))
        codes = np.zeros(max((row[0] for row in firms), default=0) + 1, np.int64)
        for key, name in firms:
            codes[key] = heads.setdefault(name[:4], len(heads))
        posts = select(Employment.contact_id, Employment.organization_id)
        rows = self.rows(posts.where(Employment.organization_id.is_not(None)))
        found = np.array(rows, np.int64).reshape(-1, 2)
        return found[:, 0], codes[found[:, 1]]

    def _classes(self) -> tuple[Ints, Ints]:
        """Return everybody's classes at school."""
        query = (
            select(Education.contact_id, Organization.name, Education.class_name, Education.from_year)
            .outerjoin(Organization, Organization.id == Education.school_id)
            .where(Education.class_name != "")
        )
        numbers: dict[str, int] = {}
        keys: Memory[tuple[str, str, int | None], str] = Memory(lambda told: class_key(*told))
        rows = self.rows(query)
        codes = [numbers.setdefault(keys[row[1] or "", row[2], row[3]], len(numbers)) for row in rows]
        return np.array([row[0] for row in rows], np.int64), np.array(codes, np.int64)

    def _add(self, keys: Ints, members: Ints) -> None:
        _pair(self.pairs, keys, members)


_heads: Memory[str, int] = Memory(lambda char: ord(simplified(char).casefold()[:1] or "?"))


def _digits(texts: list[str], length: int) -> Ints:
    """Return the digits of texts of one length as whole numbers: 1980-08-15 as 19800815."""
    signs = np.array(texts, f"U{length}").view(np.uint32).reshape(-1, length).astype(np.int64) - ord("0")
    found = np.zeros(len(texts), np.int64)
    for place in range(length):
        column = signs[:, place]
        found = np.where((column >= 0) & (column <= 9), found * 10 + column, found)
    return found


def _pair(found: Pairs, keys: Ints, members: Ints) -> None:
    """Add the pairs of members that have one key."""
    if len(keys) < 2:
        return
    order = np.argsort(keys, kind="stable")
    keys, members = keys[order], members[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    lengths = np.diff(np.append(starts, len(keys)))
    for begin, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        block = sorted(set(members[begin : begin + length].tolist()))
        pairs = combinations(block, 2) if len(block) <= _MOST else pairwise(block)
        found.update(pairs)
