"""Ties in words, from either side: "your university classmate", "his cousin", "she is Lin Daiyu's maid"."""

from dataclasses import dataclass

from models.kinds import Gender, TieKind
from services import i18n
from services.i18n import _, _p
from services.network.kin_words import opposite
from services.vocabulary import subkind_word


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a sentence needs them."""

    id: int
    name: str
    gender: str | None = None
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class TieFacts:
    """What a tie says: ``role`` and ``label`` tell what ``from`` is to ``to``."""

    from_id: int
    to_id: int
    kind: str
    subkind: str | None = None
    role: str = ""
    label: str = ""
    closeness: int | None = None


def what_other_is(facts: TieFacts, other: Who) -> str:
    """Return what the other end of a tie is to this one, such as cousin; empty where no noun can tell."""
    word = spoken(facts)
    other_is_from = facts.from_id == other.id
    if word:
        return word if other_is_from else opposite(word, other.gender)
    return _noun(facts.kind, facts.subkind, other_is_from)


def spoken(facts: TieFacts) -> str:
    """Return the tie's own word where it names a person: 表姐, not 饭局 or 转介绍.

    A word that only names the kind, such as 同事, is left to the language of the screen.
    """
    if not i18n.language().startswith("zh") and _only_names_kind(facts):
        return facts.label
    if facts.kind in _BY_KIND and not facts.role.endswith(_NAMES_SOMEBODY):
        return facts.label
    return facts.role or facts.label


def _only_names_kind(facts: TieFacts) -> bool:
    if facts.kind == TieKind.SCHOOLING and facts.subkind:
        return facts.role.endswith(_OF_SCHOOL[facts.subkind.startswith("teacher_")])
    return facts.role in _OF_KIND.get(facts.kind, ())


_OF_SCHOOL = ("同学", "老师")
_OF_KIND: dict[str, tuple[str, ...]] = {
    TieKind.RELATIVE: ("亲戚", "亲属"),
    TieKind.FRIEND: ("朋友", "好友"),
    TieKind.SCHOOLING: ("同学", "老同学"),
    TieKind.COLLEAGUE: ("同事", "现同事", "前同事", "老同事", "原同事"),
    TieKind.TOWNSMAN: ("老乡", "同乡"),
    TieKind.CUSTOMER: ("客户",),
    TieKind.ACQUAINTANCE: ("相识", "熟人"),
}
_BY_KIND = (TieKind.ACQUAINTANCE, TieKind.TOWNSMAN, TieKind.REFERRAL, TieKind.CUSTOMER)
_NAMES_SOMEBODY = tuple("人友邻居乡坊识交客户主者家商员伴")


def said(facts: TieFacts, one: Who, other: Who) -> str:
    """Return the hop from one to the other in words: "his cousin", or "he is Zhang Wei's customer"."""
    noun = what_other_is(facts, other)
    if noun:
        return _whose(one).format(what=noun)
    word = spoken(facts) or _noun(facts.kind, facts.subkind, True)
    if one.is_me:
        return _("you are {name}'s {what}").format(name=other.name, what=word)
    whole = _("{name}'s {what}").format(name=_("your") if other.is_me else other.name, what=word)
    if other.is_me:
        whole = _("your {what}").format(what=word)
    return (
        _("she is {whose}").format(whose=whole) if is_woman(one) else _("he is {whose}").format(whose=whole)
    )


def is_woman(who: Who) -> bool:
    """Tell whether a person is known to be a woman."""
    return who.gender == Gender.FEMALE


def they(who: Who) -> str:
    """Return the pronoun for a person."""
    return (
        _p("pronoun", "you") if who.is_me else _p("pronoun", "her") if is_woman(who) else _p("pronoun", "him")
    )


def _whose(who: Who) -> str:
    if who.is_me:
        return _("your {what}")
    return _("her {what}") if is_woman(who) else _("his {what}")


def _noun(kind: str, subkind: str | None, other_is_from: bool) -> str:
    """Return the word for the other end of a tie without a role; empty when it has none from that side."""
    if kind == TieKind.SCHOOLING:
        return _schooling(subkind, other_is_from)
    if kind == TieKind.CUSTOMER:
        if subkind == "merchant":
            return _p("hop", "shop owner") if other_is_from else _p("hop", "customer")
        return _p("hop", "customer") if other_is_from else ""
    if kind == TieKind.REFERRAL:
        return _p("hop", "introducer") if other_is_from else _p("hop", "introduced friend")
    return _plain_nouns().get(f"{kind} {subkind}") or _plain_nouns().get(kind, subkind_word(kind, subkind))


def _schooling(subkind: str | None, other_is_from: bool) -> str:
    if not subkind:
        return _p("hop", "classmate")
    if subkind.startswith("teacher_") and not other_is_from:
        return _p("hop", "student")
    return subkind_word(TieKind.SCHOOLING, subkind)


def _plain_nouns() -> dict[str, str]:
    """The nouns that read the same from both sides."""
    return {
        "relative": _p("hop", "relative"),
        "relative spouse_blood": _p("hop", "spouse's relative"),
        "relative extended_spouse": _p("hop", "spouse's relative"),
        "relative by_marriage": _p("hop", "relative by marriage"),
        "friend": _p("hop", "friend"),
        "colleague": _p("hop", "colleague"),
        "colleague former": _p("hop", "old colleague"),
        "colleague internship": _p("hop", "colleague of an internship"),
        "townsman": _p("hop", "townsman"),
        "townsman present_residence": _p("hop", "neighbour"),
        "acquaintance": _p("hop", "acquaintance"),
        "acquaintance gathering": _p("hop", "acquaintance from a gathering"),
        "acquaintance journey": _p("hop", "travel acquaintance"),
        "acquaintance meeting": _p("hop", "acquaintance from a meeting"),
        "acquaintance course": _p("hop", "acquaintance from a course"),
        "acquaintance card_exchange": _p("hop", "acquaintance by card"),
    }
