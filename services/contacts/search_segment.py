"""The search keys of many contacts laid out for the search box: how well each answers one word."""

import re
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from services.contacts.abbreviations import Abbreviations
from services.contacts.mixed import answers
from services.contacts.postings import DigitPostings, Flags, Found, Postings, Units, among, records
from services.contacts.search_keys import FIELD, NAME_MARK, PHONE_MARK, SPELLING_MARK, SYLLABLE_MARK

Scores = npt.NDArray[np.uint8]

Level = tuple[Flags | None, int]
"""The places that reach a score; None: all of them."""

Order = tuple[int, str]
"""Tier and pinyin: who comes first among those who answer equally well."""

_REMEMBERED = 64

MISS = 255
"""The score of somebody who does not answer a word; a lower score is a better answer."""

# In the order of the trade: who is meant by name comes before who merely works there.
EXACT, PREFIX = 0, 1
SPELLED, INITIALS, NUMBER = 2, 3, 2
SPELLED_SYLLABLES, SPELLED_PREFIX, INITIALS_PREFIX = 4, 5, 6
MIXED, NUMBER_TAIL, NUMBER_PREFIX = 4, 4, 6
ABBREVIATED, ABBREVIATED_INSIDE = 7, 12
INSIDE, SPELLED_INSIDE, INITIALS_INSIDE, NUMBER_INSIDE = 8, 10, 11, 9
FIRM_PREFIX, FIRM = 20, 21

_TAIL = 3
"""Fewer digits than that are no end of a number that anybody remembers."""

_ALWAYS_PLAIN = 2
"""So few letters are a whole spelling or initials, never both."""

_SPELLING_ENDS = "\n" + SPELLING_MARK
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
        self._named = [(field[0], field[1]) for field in fields]
        self._names = Postings(records([field[0] for field in fields]), "\n" + NAME_MARK)
        self._numbers = DigitPostings(records([field[3] for field in fields]), PHONE_MARK)
        self._spelled, self._initials, self._abbreviations = _spellings([field[1] for field in fields])
        firms: dict[str, int] = {}
        self._firm = np.array(
            [firms.setdefault(f"{field[4]}{FIELD}{field[5]}", len(firms)) for field in fields], dtype=np.int32
        )
        self._firms = Postings(records([firm.partition(FIELD)[0] for firm in firms]), "\n")
        self._firm_words = _words([firm.partition(FIELD)[2] for firm in firms])
        self._firm_count = len(firms)
        self._told: OrderedDict[str, Scores] = OrderedDict()

    def scores(self, word: str) -> Scores:
        """Return how well each contact answers one word; the words of late are remembered."""
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = self._scores(word)
            if len(self._told) > _REMEMBERED:
                self._told.popitem(last=False)
        self._told.move_to_end(word)
        return told

    def _scores(self, word: str) -> Scores:
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
        found = self._names.find(word)
        if latin:
            found = found.where(found.opening | (self._names.before(found) == ord(" ")))
        ends = found.opening & among(self._names.behind(found, word), "\n" + NAME_MARK)
        _note(scores, found, [(None, INSIDE), (found.opening, PREFIX), (ends, EXACT)])

    def _score_spellings(self, scores: Scores, word: str) -> None:
        found = self._initials.find(word)
        ends = found.opening & among(self._initials.behind(found, word), _SPELLING_ENDS)
        levels: list[Level] = [
            (None, INITIALS_INSIDE),
            (found.opening, INITIALS_PREFIX),
            (ends, INITIALS),
        ]
        _note(scores, found, levels)
        found = self._spelled.find(word)
        ends = among(self._spelled.behind(found, word), _SPELLING_ENDS)
        whole = self._spelled.syllables[found.places + len(word)] | ends
        levels = [
            (None, SPELLED_INSIDE),
            (found.opening, SPELLED_PREFIX),
            (found.opening & whole, SPELLED_SYLLABLES),
            (found.opening & ends, SPELLED),
        ]
        _note(scores, found, levels)
        if len(word) > _ALWAYS_PLAIN:
            found = self._abbreviations.find(word)
            _note(scores, found, [(None, ABBREVIATED_INSIDE), (found.opening, ABBREVIATED)])

    def _score_numbers(self, scores: Scores, word: str) -> None:
        found = self._numbers.find(word)
        levels: list[Level] = [(None, NUMBER_INSIDE), (found.opening, NUMBER_PREFIX)]
        if len(word) >= _TAIL:
            tail = among(self._numbers.behind(found, word), "\n" + PHONE_MARK)
            levels += [(tail, NUMBER_TAIL), (found.opening & tail, NUMBER)]
        _note(scores, found, levels)

    def _score_firms(self, scores: Scores, word: str, latin: bool) -> None:
        firms = np.full(self._firm_count, MISS, dtype=np.uint8)
        found = self._firms.find(word)
        if latin:
            _note(firms, self._firm_words.find(word), [(None, FIRM)])
            _note(firms, found.where(found.opening), [(None, FIRM_PREFIX)])
        else:
            _note(firms, found, [(None, FIRM), (found.opening, FIRM_PREFIX)])
        np.minimum(scores, firms[self._firm], out=scores)

    def _score_mixed(self, scores: Scores, runs: list[str]) -> None:
        """Note who answers characters and spellings in one word, such as zhang伟."""
        likely = np.ones(len(scores), dtype=np.bool_)
        for run in runs:
            part = np.full(len(scores), MISS, dtype=np.uint8)
            if run.isascii() and run.isalpha():
                self._score_spellings(part, run)
            else:
                part[self._names.find(run).owners] = INSIDE
            likely &= part != MISS
        told: dict[tuple[str, str], int] = {}
        for owner in np.flatnonzero(likely).tolist():
            named = self._named[owner]
            score = told.get(named)
            if score is None:
                found = answers(named[0], named[1], runs)
                score = told[named] = MISS if found is None else MIXED if found else INSIDE
            scores[owner] = min(score, int(scores[owner]))


class _Spelled(Postings):
    """Spellings without the marks between syllables, findable only where a syllable begins."""

    def __init__(self, units: Units, heads: Flags) -> None:
        super().__init__(units, _SPELLING_ENDS, heads)
        self.syllables = heads


def _spellings(texts: Sequence[str]) -> tuple[_Spelled, Postings, Abbreviations]:
    """Return postings of full spellings, of initials and of both mixed, from ``^zhang'wei^…``."""
    raw = records(texts)
    mark = raw == ord(SYLLABLE_MARK)
    frame = among(raw, _SPELLING_ENDS)
    opening = np.concatenate([[False], (mark | frame)[:-1]]) & ~frame & ~mark
    spelled = _Spelled(raw[~mark], opening[~mark])
    first = opening | frame
    initials = Postings(raw[first], _SPELLING_ENDS, ~frame[first])
    return spelled, initials, Abbreviations(raw, first, initials)


def _words(texts: Sequence[str]) -> Postings:
    """Return postings of words, each after a blank, findable only where one begins."""
    units = records(texts)
    return Postings(units, " ", np.concatenate([[False], (units == ord(" "))[:-1]]))


def _note(scores: Scores, found: Found, levels: Sequence[Level]) -> None:
    """Write the scores of those whose records hold these places; levels go from poor to good."""
    if not len(found.places):
        return
    fresh = np.full(len(scores), MISS, dtype=np.uint8)
    for flags, score in levels:
        fresh[found.owners if flags is None else found.owners[flags]] = score
    np.minimum(scores, fresh, out=scores)
