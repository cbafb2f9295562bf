"""What the book does not know of somebody yet, and which of the people both know could tell."""

from collections.abc import Sequence

from models.kinds import Factor, NoteKind, TieKind
from services.briefing.records import Gap, Mutual
from services.contacts.overview import Overview
from services.i18n import _p
from services.vocabulary import factor_word

MOST = 4
_AT_WORK = (TieKind.COLLEAGUE, TieKind.CUSTOMER, TieKind.REFERRAL, TieKind.FRIEND)
_AT_HOME = (TieKind.RELATIVE, TieKind.FRIEND, TieKind.SCHOOLING, TieKind.TOWNSMAN)
_OF_FACTORS = {
    Factor.VALUE: _AT_WORK,
    Factor.DEMAND: _AT_WORK,
    Factor.AUTHORITY: _AT_WORK,
    Factor.COMPETITION: _AT_WORK,
    Factor.PERSONALITY: _AT_HOME,
    Factor.CLOSENESS: (),
}


def gaps(seen: Overview, mutual: Sequence[Mutual]) -> tuple[Gap, ...]:
    """Return the most telling gaps: the factor worth asking first, then what one talks about with anybody."""
    ask_first = seen.standing.explanation.ask
    unknown = [
        Factor(line.key) for line in seen.standing.factors if line.klass is None and line.key in set(Factor)
    ]
    unknown.sort(key=lambda factor: factor.value != ask_first)
    wanted = [(factor_word(factor.value), _OF_FACTORS[factor]) for factor in unknown[:2]]
    wanted += [(words, _AT_HOME) for words in _plain(seen)]
    return tuple(Gap(what, _who_could_tell(kinds, mutual)) for what, kinds in wanted[:MOST])


def _plain(seen: Overview) -> list[str]:
    """Name what is missing of the person's own facts."""
    record = seen.record
    kinds = {remark.kind for remark in record.remarks}
    missing = [
        (not (record.birthday.solar or record.birthday.lunar), _p("brief", "birthday")),
        (not (record.spouse or record.children or NoteKind.FAMILY in kinds), _p("brief", "family")),
        (NoteKind.INTEREST not in kinds, _p("brief", "interests")),
        (not record.native_place.text, _p("brief", "native place")),
    ]
    return [words for is_missing, words in missing if is_missing]


def _who_could_tell(kinds: Sequence[TieKind], mutual: Sequence[Mutual]) -> str:
    """Name the one who stands nearest in the sense that matters; nobody where none does."""
    fitting = [one for one in mutual if one.kind in kinds]
    fitting.sort(key=lambda one: (kinds.index(TieKind(one.kind)), -one.strength))
    return fitting[0].name if fitting else ""
