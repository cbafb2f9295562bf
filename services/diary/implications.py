"""What a contact seems to say about the factors: offered with its evidence, never written by itself."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import Factor, VisitResult
from services import sessions
from services.contacts.writing import chinese_number
from services.diary.kept import COUNTS
from services.i18n import _

OFTEN, DAYS = 3, 90
"""So many contacts in so many days bring two people closer."""
_LARGE, _ORDINARY = 100, 10
"""Sums in 万 from which a need is large, or ordinary."""
_SUM = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3}|[一二三四五六七八九两]?[百千][一二三四五六七八九十]*)\s*"
    r"(?P<unit>个?亿|[百千]万|万)"
)
_UNITS = {"亿": 10_000, "个亿": 10_000, "千万": 1000, "百万": 100, "万": 1}
_DECIDES = re.compile(r"[我他她]说了算|说了算|我做主|拍板|我定|签字就行|[他她]定(?!期|下)")
_TAKES_PART = re.compile(
    r"要?[和跟](?:先生|太太|老板|董事长|领导|家里|老公|老婆|股东).{0,4}商量|请示|上会|要报.{0,4}批"
)
_RIVAL_STRONG = re.compile(
    r"(?:他行|别的银行|对手|竞争|[\u4e00-\u9fff]{1,4}行).{0,6}(?:给到|更高|更低|便宜|已经谈|抢)"
)
_RIVAL_WEAK = re.compile(
    r"只用我们|都在我们行|不想换(?:银行|别家)?|嫌(?:他行|别家|别的银行)|对手.{0,8}(?:要她|要他|不肯|做不了)"
)
_CLAUSE = re.compile(r"[^，。；,;！!？?\n]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known before: the classes, and how often there was contact lately."""

    classes: Mapping[str, int | None]
    recent: int


@dataclass(frozen=True, slots=True)
class Implication:
    """A class a factor may have now, and what speaks for it."""

    factor: str
    before: int | None
    after: int
    evidence: str


def standing(session: Session, contact_id: int) -> Standing:
    """Return what is known of somebody before this contact."""
    row = session.get_one(Contact, contact_id)
    since = sessions.today(session) - dt.timedelta(days=DAYS)
    recent = session.scalar(
        select(func.count(Participation.id))
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Participation.contact_id == contact_id, Participation.day > since, COUNTS)
    )
    return Standing({factor.value: getattr(row, factor.value) for factor in Factor}, recent or 0)


def implied(known: Standing, result: str, mood: str, words: str) -> tuple[Implication, ...]:
    """Return what a contact implies; a class that is the same already, or better, is not offered."""
    return tuple(
        Implication(factor.value, known.classes.get(factor.value), klass, evidence)
        for factor, klass, evidence in _all(known, result, mood, words)
        if _is_news(factor, known.classes.get(factor.value), klass)
    )


def _is_news(factor: Factor, before: int | None, after: int) -> bool:
    """Tell whether a class is worth offering: what was heard of a need never lowers what is known."""
    if before is None:
        return True
    return after < before if factor in (Factor.DEMAND, Factor.CLOSENESS, Factor.VALUE) else after != before


def _all(known: Standing, result: str, mood: str, words: str) -> Iterator[tuple[Factor, int, str]]:
    yield from _closer(known, result, mood)
    amount, clause = _largest(words)
    if amount >= _ORDINARY:
        yield Factor.DEMAND, 1 if amount >= _LARGE else 2, clause
        if result == VisitResult.CLOSED:
            yield Factor.VALUE, 1 if amount >= _LARGE else 2, clause
    for factor, klass, pattern in (
        (Factor.AUTHORITY, 1, _DECIDES),
        (Factor.AUTHORITY, 2, _TAKES_PART),
        (Factor.COMPETITION, 1, _RIVAL_WEAK),
        (Factor.COMPETITION, 3, _RIVAL_STRONG),
    ):
        clause = _clause_with(pattern, words)
        if clause:
            yield factor, klass, clause
            words = words.replace(clause, "")  # one sentence says one thing of one factor


def _closer(known: Standing, result: str, mood: str) -> Iterator[tuple[Factor, int, str]]:
    """Offer one class closer to somebody met often; the closest only where the mood was good."""
    before = known.classes.get(Factor.CLOSENESS.value)
    count = known.recent + 1
    if count < OFTEN or mood == "cool" or result in (VisitResult.DECLINED, VisitResult.ABSENT):
        return
    after = 2 if before is None else before - 1
    if after > 1 or (after == 1 and mood == "glad"):
        yield Factor.CLOSENESS, after, _("{count} contacts in {days} days").format(count=count, days=DAYS)


def _largest(words: str) -> tuple[float, str]:
    """Return the largest sum a text speaks of, in 万, and the clause it stands in."""
    best, told = 0.0, ""
    for clause in _CLAUSE.findall(words):
        for found in _SUM.finditer(clause):
            amount = _number(found["number"]) * _UNITS[found["unit"]]
            if amount > best:
                best, told = amount, clause.strip()
    return best, told


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text)
    for word, factor in (("千", 1000), ("百", 100)):
        if word in text:
            before, _mark, after = text.partition(word)
            return (chinese_number(before) or 1) * factor + (chinese_number(after) or 0)
    return float(chinese_number(text) or 0)


def _clause_with(pattern: re.Pattern[str], words: str) -> str:
    return next((one.strip() for one in _CLAUSE.findall(words) if pattern.search(one)), "")
