"""What happened, in one line: 电话 约周四去谈存单 周四 → a call, what was said, the next day."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import CallResult, InteractionKind, VisitResult
from services.contacts.dates import parse_day, sentence_day, weekday_word
from services.i18n import _, _p, language
from services.vocabulary import interaction_word, result_word

_ALSO: dict[str, InteractionKind] = {
    "打电话": InteractionKind.CALL,
    "通话": InteractionKind.CALL,
    "见面": InteractionKind.VISIT,
    "上门": InteractionKind.VISIT,
    "面谈": InteractionKind.VISIT,
    "发短信": InteractionKind.SMS,
    "发微信": InteractionKind.WECHAT,
    "名片": InteractionKind.CARD,
    "wechat": InteractionKind.WECHAT,
    "call": InteractionKind.CALL,
    "visit": InteractionKind.VISIT,
}
_LOGGED = (
    *(InteractionKind.CALL, InteractionKind.VISIT, InteractionKind.SMS),
    *(InteractionKind.WECHAT, InteractionKind.CARD),
)


@dataclass(frozen=True, slots=True)
class UnderstoodLine:
    """A line read as a contact: its kind, result, what was said, the next day."""

    kind: InteractionKind
    result: str | None
    note: str
    next_day: dt.date | None

    def echo(self, today: dt.date) -> str:
        """Return what was understood, in words."""
        parts = [interaction_word(self.kind)]
        if self.result:
            parts.append(result_word(self.result, self.kind))
        if self.next_day is not None:
            day = f"{sentence_day(self.next_day, today)} {weekday_word(self.next_day)}"
            parts.append(_("next {day}").format(day=day))
        return _p("between words", ", ").join(parts)


def understand(text: str, today: dt.date) -> UnderstoodLine:
    """Read a line: the kind may stand first (else it is a call), a result second, a day to come last."""
    words = text.split()
    kind = InteractionKind.CALL
    if words:
        told = _kind_of(words[0])
        if told is not None:
            kind = told
            words = words[1:]
    result = _result_of(words[0], kind) if words else None
    if result is not None:
        words = words[1:]
    next_day = None
    if words:
        entry = parse_day(words[-1], today)
        if entry.day is not None and entry.day >= today:
            next_day = entry.day
            words = words[:-1]
    return UnderstoodLine(kind, result, " ".join(words), next_day)


def _kind_of(word: str) -> InteractionKind | None:
    bare = word.strip("，,:：。").lower()
    for kind in _LOGGED:
        if bare == interaction_word(kind).lower():
            return kind
    return _ALSO.get(bare)


def _result_of(word: str, kind: InteractionKind) -> str | None:
    bare = word.strip("，,:：。").lower()
    if kind is InteractionKind.VISIT:
        results: tuple[str, ...] = tuple(VisitResult)
    elif kind is InteractionKind.CALL:
        results = tuple(CallResult)
    else:
        return None
    return next((result for result in results if bare == result_word(result, kind).lower()), None)


def example() -> str:
    """Return what the empty line shows."""
    if language().startswith("zh"):
        return "直接写：电话 约周四去谈存单 周四"
    return _("Write: call what was said Thu")
