"""Understanding a line that was written down: "约周五下午见面" proposes a meeting; nothing is done by itself.

A line is read clause by clause: a day to come counts only beside a word that plans something: a meeting, a
promise of one side, trying again.
"""

import datetime as dt
import re
from dataclasses import dataclass

from models.kinds import TaskKind
from services.contacts.day_words import weekday_word
from services.diary.spoken_days import SpokenDay, spoken_days

_CLAUSE = re.compile(r"[^，。；,;！!？?\n]+")
_MEET = re.compile(
    r"约(?!等)|见面|见个?面|碰[头面]|拜访|上门|面谈|当面|吃[个顿]?饭|喝茶|聚|[过去来]来?(?:公司|厂|店|行|单位|网点|办公室|家)"
    r"|(?<![寄送发带拿转打])过[来去]|[去来到](?:他|她|我|你|咱)|[口处楼前]见$|见$|[签]约|签合同|签字|开户|一起去|等我|可以[去来见]"
)
_AGAIN = re.compile(
    r"再(?:打|联系|谈|说|聊|问|来|约|找|看|议|通)|回电|[打来]电|打(?:给|电话|过[来去])|联系|跟进|来电|电话|可以打"
)
_MINE = re.compile(
    r"送|寄|带(?!来)|发(?!来)|给(?=.{0,6}(?:方案|报价|答复|回复|回话|材料|资料|清单|测算|消息))|回[话复]|答复"
    r"|准备|介绍|提醒|办好|交(?!易)|提供|算好|测算"
)
_THEIRS = re.compile(
    r"(?:发|送|寄|拿|带|交|给)[过]?(?:来|我)|[他她们]{1,2}(?:发|送|寄|拿|带|给|准备|问|去问)|等[他她]"
)
_NOT = re.compile(
    r"到期|没空|不在|出差|住院|上学|放假|开会|(?:见|打|来|去|聊|谈|签|送|寄|发)(?:过(?![来去完])|了(?!再))|没人接"
)
PROMISES = (TaskKind.PROMISE, TaskKind.THEIR_PROMISE)
_FILLER = re.compile(r"约好|约了|约在|约|定在|定了|刚|说好|那就|就|改到|改在|到|在|的|了|\s")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line seems to plan; the user ticks it or not."""

    day: dt.date
    time: dt.time | None
    kind: TaskKind
    words: str
    """The part of the line it was read from."""
    text: str = ""
    """What is to be done, without the day; for a promise."""

    def as_typed(self, today: dt.date) -> str:
        """Return the day as one would type it: 周四 15:00, 10-8."""
        near = 0 < (self.day - today).days <= 7
        day = weekday_word(self.day) if near else f"{self.day.month}-{self.day.day}"
        return f"{day} {self.time:%H:%M}" if self.time else day


def understood(line: str, today: dt.date) -> Proposal | None:
    """Return what a line plans: the first clause that has a day to come and a word of what is to be done."""
    clauses = [found[0].strip() for found in _CLAUSE.finditer(line)]
    for place, clause in enumerate(clauses):
        following = clauses[place + 1] if place + 1 < len(clauses) else ""
        for spoken in spoken_days(clause, today):
            rest = (clause[: spoken.start] + clause[spoken.end :]).strip()
            proposal = _proposed(spoken, rest, following, today)
            if proposal is not None:
                return proposal
            break  # of one clause the first day counts
    return None


def _proposed(spoken: SpokenDay, rest: str, following: str, today: dt.date) -> Proposal | None:
    """Return the plan of a clause; where it says nothing but the day, the next clause says what for."""
    if _NOT.search(rest):
        return None
    meant = rest
    if not _FILLER.sub("", rest) and not next(spoken_days(following, today), None):
        meant = f"{rest}{following}"
    kind = _kind_of(meant)
    if kind is None or (spoken.day == today and not spoken.told_day and kind is TaskKind.THEIR_PROMISE):
        return None
    return Proposal(spoken.day, spoken.time, kind, spoken.words, _text_of(meant))


def _kind_of(meant: str) -> TaskKind | None:
    if _NOT.search(meant):
        return None
    if _AGAIN.search(meant):
        return TaskKind.NEXT_CONTACT
    if _THEIRS.search(meant):
        return TaskKind.THEIR_PROMISE
    if _MEET.search(meant):
        return TaskKind.APPOINTMENT
    return TaskKind.PROMISE if _MINE.search(meant) else None


def _text_of(meant: str) -> str:
    """Return what is to be done as one would write a promise: 送资料."""
    return re.sub(r"^(?:我|前|之前|以前|答应|说好|要|会|把|给[他她]|[，,\s])+", "", meant).strip()
