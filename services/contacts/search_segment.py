"""The search keys of many contacts laid out for the search box: how well each answers one word."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from services.contacts.postings import DigitPostings, Flags, Places, Postings, Units, records
from services.contacts.search_keys import FIELD, NAME_MARK, PHONE_MARK, SPELLING_MARK, SYLLABLE_MARK

Scores = npt.NDArray[np.uint8]

Order = tuple[int, str]
"""Tier and pinyin: who comes first among those who answer equally well."""

MISS = 255
"""The score of somebody who does not answer a word; a lower score is a better answer."""

# In the order of the trade: who is meant by name comes before who merely works there.
EXACT, PREFIX = 0, 1
SPELLED, INITIALS, NUMBER = 2, 3, 2
SPELLED_SYLLABLES, SPELLED_PREFIX, INITIALS_PREFIX = 4, 5, 6
MIXED, NUMBER_TAIL, NUMBER_PREFIX = 4, 4, 6
INSIDE, SPELLED_INSIDE, INITIALS_INSIDE, NUMBER_INSIDE = 8, 10, 11, 9
FIRM_PREFIX, FIRM = 20, 21

_RUNS = re.compile(r"[a-z]+|[^a-z]+")


class Segment:
    """Contacts in the order they are listed in, with everything the search box looks through."""

    def __init__(self, ids: Sequence[int], keys: Sequence[str], orders: Sequence[Order]) -> None:
        """Take contacts' ids, search keys and orders, sorted by the last."""
        self.orders = orders
        self.ids = np.array(ids, dtype=np.int64)
        self.alive = np.ones(len(ids), dtype=np.bool_)
        """False for those told anew by a younger segment."""
        fields = [(key + FIELD * 5).split(FIELD, 6) for key in keys]
        self._keys = keys
        self._names = Postings(records([field[0] for field in fields]))
        self._numbers = DigitPostings(records([field[3] for field in fields]))
        self._spelled, self._initials = _spellings([field[1] for field in fields])
        firms: dict[str, int] = {}
        self._firm = np.array(
            [firms.setdefault(f"{NAME_MARK}{field[4]}{FIELD}{field[5]}", len(firms)) for field in fields],
            dtype=np.int32,
        )
        self._firms = Postings(records(list(firms)))
        self._firm_count = len(firms)

    def scores(self, word: str) -> Scores:
        """Return how well each contact answers one word."""
        scores = np.full(len(self.ids), MISS, dtype=np.uint8)
        runs = _RUNS.findall(word)
        latin = word.isascii() and word.isalpha()
        self._score_firms(scores, word, latin)
        if word.isascii() and word.isdigit():
            self._score_numbers(scores, word)
        if latin:
            self._score_spellings(scores, word)
        elif len(runs) > 1 and any(run.isascii() and run.isalpha() for run in runs):
            self._score_mixed(scores, runs)
        self._score_names(scores, word, latin)
        return scores

    def _score_names(self, scores: Scores, word: str, latin: bool) -> None:
        postings = self._names
        places = postings.find(word)
        before = postings.before(places)
        whole = _ends(before)
        if latin:
            kept = whole | (before == ord(" "))
            places, whole = places[kept], whole[kept]
        behind = _ends(postings.behind(places, word))
        _note(scores, postings, places, [(None, INSIDE), (whole, PREFIX), (whole & behind, EXACT)])

    def _score_spellings(self, scores: Scores, word: str) -> None:
        postings = self._initials
        places = postings.find(word)
        whole = _ends(postings.before(places))
        behind = _ends(postings.behind(places, word))
        levels = [(None, INITIALS_INSIDE), (whole, INITIALS_PREFIX), (whole & behind, INITIALS)]
        _note(scores, postings, places, levels)
        spelled = self._spelled
        places = spelled.find(word)
        whole = _ends(spelled.before(places))
        behind = _ends(spelled.behind(places, word))
        to_the_end = spelled.syllables[places + len(word)] | behind
        levels = [
            (None, SPELLED_INSIDE),
            (whole, SPELLED_PREFIX),
            (whole & to_the_end, SPELLED_SYLLABLES),
            (whole & behind, SPELLED),
        ]
        _note(scores, spelled, places, levels)

    def _score_numbers(self, scores: Scores, word: str) -> None:
        postings = self._numbers
        places = postings.find(word)
        whole = postings.before(places) == ord(PHONE_MARK)
        behind = postings.behind(places, word)
        tail = (behind == ord(PHONE_MARK)) | (behind == ord("\n"))
        levels = [(None, NUMBER_INSIDE), (whole, NUMBER_PREFIX), (tail, NUMBER_TAIL), (whole & tail, NUMBER)]
        _note(scores, postings, places, levels)

    def _score_firms(self, scores: Scores, word: str, latin: bool) -> None:
        postings = self._firms
        places = postings.find(word)
        before = postings.before(places)
        whole = before == ord(NAME_MARK)
        if latin:
            places = places[whole | (before == ord(" "))]
            whole = whole[whole | (before == ord(" "))]
        firms = np.full(self._firm_count, MISS, dtype=np.uint8)
        _note(firms, postings, places, [(None, FIRM), (whole, FIRM_PREFIX)])
        np.minimum(scores, firms[self._firm], out=scores)

    def _score_mixed(self, scores: Scores, runs: list[str]) -> None:
        """Note who answers characters and spellings in one word, such as zhang伟."""
        from services.contacts.mixed import answers

        longest = max((run for run in runs if not run.isalpha() or not run.isascii()), key=len)
        owners = np.unique(self._names.owner[self._names.find(longest)])
        told: dict[str, int] = {}
        for owner in owners.tolist():
            names = self._keys[owner].partition(FIELD)[0]
            score = told.get(names)
            if score is None:
                found = [answers(name, runs) for name in names.split(NAME_MARK)]
                score = told[names] = MIXED if True in found else INSIDE if False in found else MISS
            scores[owner] = min(score, int(scores[owner]))


class _Spelled(Postings):
    """Spellings without the marks between syllables, findable only where a syllable begins."""

    def __init__(self, units: Units, heads: Flags) -> None:
        super().__init__(units, heads)
        self.syllables = heads


def _spellings(texts: Sequence[str]) -> tuple[_Spelled, Postings]:
    """Return postings of full spellings and of initials, from ``^zhang'wei^…``."""
    raw = records(texts)
    mark = raw == ord(SYLLABLE_MARK)
    frame = (raw == ord(SPELLING_MARK)) | (raw == ord("\n"))
    opening = np.concatenate([[False], (mark | frame)[:-1]]) & ~frame & ~mark
    spelled = _Spelled(raw[~mark], opening[~mark])
    first = opening | frame
    return spelled, Postings(raw[first], ~frame[first])


def _ends(units: Units) -> Flags:
    """Tell where a name or a spelling of it begins or ends."""
    ends: Flags = (units == ord("\n")) | (units == ord(NAME_MARK)) | (units == ord(SPELLING_MARK))
    return ends


Level = tuple[Flags | None, int]


def _note(scores: Scores, postings: Postings, places: Places, levels: Sequence[Level]) -> None:
    """Write the scores of those whose records hold these places; levels go from poor to good."""
    owners = postings.owner[places]
    fresh = np.full(len(scores), MISS, dtype=np.uint8)
    for flags, score in levels:
        fresh[owners if flags is None else owners[flags]] = score
    np.minimum(scores, fresh, out=scores)
