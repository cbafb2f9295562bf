"""The first sentence of a call, in the customer's own language whatever the screen speaks: what was promised,
whose day it is, or simply that it has been a while.
"""

from dataclasses import dataclass

from models.kinds import TaskKind
from services.diary.reasons import Reason, ReasonKind
from services.greetings import own_days

_PROMISE = (
    "{who}，上次答应{you}的事有着落了：{topic}。",
    "{who}，上回说的事我记着：{topic}，{you}看今天方便吗？",
)
_THEIRS = ("{who}，上次说起的“{topic}”，不知道方便了没有？",)
_FAVOUR = ("{who}，有件事想请{you}搭个桥，现在说话方便吗？",)
_THANKS = ("{who}，上回多亏{you}帮忙，专程道声谢。",)
_MEETING = ("{who}，今天{time}见面，我准时到。",)
_MISSED = ("{who}，前几天约好见面，{you}看改到哪天方便？",)
_PLANNED = ("{who}，上次说好这几天再联系{you}，现在说话方便吗？",)
_BIRTHDAY = ("{who}，生日快到了，先给{you}道一声。", "{who}，记着{you}的生日呢，先祝{you}平安顺心。")
_OWN_DAY = ("{who}，记着{topic}这个日子，给{you}问个好。",)
_FOUNDING = ("{who}，{topic}又长一岁，恭喜。近来忙得过来吗？",)
_WHILE = (
    "{who}，有一阵没联系了，最近还好吗？",
    "{who}，好些日子没听到{you}的消息了，最近忙什么呢？",
    "{who}，一直想着给{you}打个电话，近来可好？",
)
_FIRST = ("{who}，我是{bank}{me}，先认识一下，占{you}一分钟。",)
_FIRST_NEAR = ("{who}，我是{me}，好久没见，最近怎么样？",)

LONGEST = 33
"""Characters of an opener that stand in one line of the paper."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who calls: the manager, and the branch they call from."""

    name: str
    branch: str


def opener(reason: Reason, who: str, near: bool, speaker: Speaker, seed: int) -> str:
    """Return a first sentence for a reason; ``seed`` chooses among several, so that a list does not echo."""
    said = [
        choice.format(
            who=who,
            you="你" if near else "您",
            topic=reason.topic.rstrip("。！？；， "),
            time=f" {reason.due_time} " if reason.due_time else "",
            bank=f"{speaker.branch}的" if speaker.branch else "",
            me=speaker.name,
        )
        for choice in _choices(reason, near)
    ]
    short = [one for one in said if len(one) <= LONGEST] or [min(said, key=len)]
    return short[seed % len(short)]


def _choices(reason: Reason, near: bool) -> tuple[str, ...]:
    if reason.kind is ReasonKind.PROMISE:
        return (_FIRST_NEAR if near else _FIRST) if reason.is_own_plan else _about_a_task(reason)
    if reason.kind is ReasonKind.OCCASION:
        by_kind = {own_days.OWN_DAY: _OWN_DAY, own_days.FOUNDING: _FOUNDING}
        return by_kind.get(reason.occasion, _BIRTHDAY)
    if reason.kind is ReasonKind.FRESH:
        return _FIRST_NEAR if near else _FIRST
    return _WHILE


def _about_a_task(reason: Reason) -> tuple[str, ...]:
    if reason.task_kind is TaskKind.PROMISE:
        return _PROMISE
    if reason.task_kind is TaskKind.THEIR_PROMISE:
        return _THEIRS
    if reason.task_kind is TaskKind.FAVOUR:
        return _FAVOUR
    if reason.task_kind is TaskKind.THANKS:
        return _THANKS
    if reason.task_kind is TaskKind.APPOINTMENT:
        return _MEETING if reason.is_today else _MISSED
    return _PLANNED
