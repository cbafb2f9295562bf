"""Are two contacts one person? What speaks for it and against it, weighed and said in words.

An import may merge by itself only by the strict rule (``services.exchange.same_person``); here a person
decides, so the weight of everything known is given. Alone, a name or a shared landline never counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from services.contacts import names, organizations
from services.i18n import _

Told = tuple[str, ...]

LEAST = 0.5
"""Pairs that weigh no more than this are nobody's business."""

_POINT, _POINT_LIKENESS = 0.6, 0.35
_ODD_NAME_WITH_POINT = 0.65
_BY_NAME = {"birthday": 0.85, "class": 0.84, "firm": 0.8, "landline": 0.75, "day": 0.72}
_BY_NEAR_NAME = 0.7
_SOUND_ONLY = 0.12
_SIMILAR_FIRM = 0.08
_MORE = 0.05
_MOST = 0.99
_RARE, _COMMON_NAME = 3, 0.05
"""A name more people bear meets a day or a class by chance: with a conflict that is not enough."""
_SIMILAR = 80
_CONFLICTS = {"mobile": (0.0, 0.32), "birthday": (0.25, 0.4), "gender": (0.2, 0.35), "tie": (0.3, 0.3)}
"""What a conflict takes away: where a number or an address is shared, and where only names meet."""


@dataclass(slots=True)
class PersonFacts:
    """What of a contact counts when another may be the same; everything as it is stored."""

    id: int
    name: str
    gender: str | None = None
    solar: str = ""
    lunar: str = ""
    is_me: bool = False
    rank: tuple[int, ...] = ()
    """How much hangs on the contact: of two the greater one is proposed to be kept."""
    mobiles: Told = ()
    landlines: Told = ()
    addresses: Told = ()
    """E-mail, WeChat and QQ."""
    firms: Told = ()
    classes: Told = ()
    bearers: int = 1
    """How many in the book bear a name that sounds like this one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two are one, from 0 to 1, and why, each reason a phrase."""

    score: float
    reasons: tuple[str, ...] = ()


_NO = Verdict(0.0)


def class_key(school: str, class_name: str, from_year: int | None) -> str:
    """Return the key by which two writings of a class meet; empty when too little is told."""
    if not class_name:
        return ""
    digits = "".join(char for char in class_name if char.isalnum())
    return f"{organizations.match_key(school) if school else ''}|{from_year or ''}|{digits}"


def birthday_key(single: dict[str, object]) -> str:
    """Return the whole birthday as a key; a year or a month alone tells nothing."""
    solar = str(single.get("birth_solar") or "")
    if len(solar) >= 7 and not (len(solar) == 7 and not solar.startswith("-")):
        return solar
    month, day = single.get("birth_lunar_month"), single.get("birth_lunar_day")
    return f"L{month}-{day}" if month and day else ""


def judge(one: PersonFacts, other: PersonFacts, *, tied: bool = False) -> Verdict:
    """Weigh what is known of two contacts; ``tied``: somebody noted a tie between them."""
    likeness = names.likeness(one.name, other.name)
    points = _shared_points(one, other)
    kinds = _shared_kinds(one, other)
    base = _weight(one, other, likeness, bool(points), kinds)
    if not base:
        return _NO
    against = _conflicts(one, other, by_point=bool(points), tied=tied)
    more = (len(points) + len(kinds) - 1) * _MORE
    score = min(_MOST, base + more) - sum(lost for lost, _words in against)
    if against and not points and len(kinds) == 1 and one.bearers > _RARE:
        score -= _COMMON_NAME
    reasons = (
        _name_words(one, other, likeness),
        *points,
        *kinds.values(),
        *(words for _lost, words in against),
    )
    return Verdict(round(max(score, 0.0), 2), tuple(reason for reason in reasons if reason))


def _weight(
    one: PersonFacts, other: PersonFacts, likeness: float, by_point: bool, kinds: dict[str, str]
) -> float:
    """Return what the best evidence weighs before more of it and what speaks against it."""
    if by_point and likeness >= 0.5:
        return _POINT + _POINT_LIKENESS * likeness
    near = likeness < 0.5 and _is_near(one.name, other.name)
    if by_point:
        told = {"birthday"} if not near else {"birthday", "day", "class", "firm"}
        return _ODD_NAME_WITH_POINT if told & kinds.keys() else 0.0
    if likeness >= 0.8:
        best = max((_BY_NAME[kind] for kind in kinds if kind in _BY_NAME), default=0.0)
        if not best and "similar firm" in kinds:
            best = _BY_NAME["firm"] - _SIMILAR_FIRM
        return best and best - (_SOUND_ONLY if likeness < 0.9 else 0.0)
    if near and "birthday" in kinds and kinds.keys() & {"firm", "class", "landline", "similar firm"}:
        return _BY_NEAR_NAME
    return 0.0


def _is_near(one: str, other: str) -> bool:
    """Tell whether two names of one surname differ by one character: a slip of the pen."""
    first, second = names.match_key(one), names.match_key(other)
    if min(len(first), len(second)) < 2 or first[0] != second[0]:
        return False
    return Levenshtein.distance(first, second, score_cutoff=1) == 1


def _shared_points(one: PersonFacts, other: PersonFacts) -> list[str]:
    found = [
        _("same mobile {tail}").format(tail=mobile[-4:]) for mobile in one.mobiles if mobile in other.mobiles
    ]
    crossed = (*one.addresses, *one.mobiles)
    theirs = {*other.addresses, *other.mobiles}
    found += [
        _("same address {address}").format(address=value)
        for value in crossed
        if value in theirs and (value in one.addresses or value in other.addresses)
    ]
    return found


def _shared_kinds(one: PersonFacts, other: PersonFacts) -> dict[str, str]:
    """Return what two share besides numbers and addresses of their own, by kind, each in words."""
    found: dict[str, str] = {}
    if one.solar and one.solar == other.solar and len(one.solar) == 10:
        found["birthday"] = _("same birthday")
    elif _same_day(one, other):
        found["day"] = _("same birthday")
    if set(one.classes) & set(other.classes):
        found["class"] = _("same class")
    if set(one.firms) & set(other.firms):
        found["firm"] = _("same employer")
    elif _similar(one.firms, other.firms):
        found["similar firm"] = _("similar employer")
    if set(one.landlines) & set(other.landlines):
        found["landline"] = _("same landline")
    return found


def _same_day(one: PersonFacts, other: PersonFacts) -> bool:
    """Tell whether month and day agree where a year is missing, or by the lunar calendar."""
    if one.lunar and one.lunar == other.lunar:
        return True
    days = one.solar[-5:], other.solar[-5:]
    return days[0] == days[1] and min(len(one.solar), len(other.solar)) == 7 and one.solar[-3:-2] == "-"


def _similar(firms: Iterable[str], others: Told) -> bool:
    """Tell whether two employers are one name written longer and shorter."""
    return any(
        fuzz.ratio(firm, other) >= _SIMILAR or _begins(firm, other) for firm in firms for other in others
    )


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def _conflicts(
    one: PersonFacts, other: PersonFacts, *, by_point: bool, tied: bool
) -> list[tuple[float, str]]:
    found = []
    if one.mobiles and other.mobiles and not set(one.mobiles) & set(other.mobiles):
        found.append(("mobile", _("different mobiles")))
    if birthdays_differ(one, other):
        found.append(("birthday", _("different birthdays")))
    if one.gender and other.gender and one.gender != other.gender:
        found.append(("gender", _("man and woman")))
    if tied:
        found.append(("tie", _("a tie between the two")))
    return [(_CONFLICTS[kind][0 if by_point else 1], words) for kind, words in found]


def birthdays_differ(one: PersonFacts, other: PersonFacts) -> bool:
    """Tell whether two birthdays cannot be one, as far as both tell."""
    first, second = _parts(one.solar), _parts(other.solar)
    if any(a and b and a != b for a, b in zip(first, second, strict=True)):
        return True
    return bool(one.lunar and other.lunar and one.lunar != other.lunar)


def _parts(solar: str) -> tuple[str, str, str]:
    if solar.startswith("--"):
        return "", solar[2:4], solar[5:7]
    return solar[:4], solar[5:7], solar[8:10]


def _name_words(one: PersonFacts, other: PersonFacts, likeness: float) -> str:
    if likeness == 1.0:
        return _("same name")
    if likeness in (0.8, 0.9):
        return _("the name sounds the same")
    if likeness >= 0.5:
        return _("one name may be the other")
    return _("the name differs by one character") if _is_near(one.name, other.name) else _("different names")
