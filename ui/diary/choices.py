"""What can be chosen when something is written down: its kind and how it ended, with the keys for it."""

from models.kinds import InteractionKind
from services.diary.entries import results_of
from services.vocabulary import interaction_word, result_word
from ui.widgets.segments import Segment

KINDS = (
    InteractionKind.CALL,
    InteractionKind.VISIT,
    InteractionKind.SMS,
    InteractionKind.WECHAT,
    InteractionKind.CARD,
)
"""In the order of Alt+1 … Alt+5."""

ICONS = {
    InteractionKind.CALL: "act.call",
    InteractionKind.VISIT: "act.visit",
    InteractionKind.SMS: "act.text",
    InteractionKind.WECHAT: "act.wechat",
    InteractionKind.CARD: "act.card",
    InteractionKind.EVENT: "act.event",
}

MESSAGES = (InteractionKind.SMS, InteractionKind.WECHAT)


def kind_segments() -> list[Segment]:
    """Return the kinds as segments."""
    return [Segment(kind.value, interaction_word(kind), ICONS[kind]) for kind in KINDS]


def result_segments(kind: InteractionKind) -> list[Segment]:
    """Return how it may have ended, by digit; messages and cards have no result."""
    if kind not in (InteractionKind.CALL, InteractionKind.VISIT):
        return []
    return [
        Segment(result, result_word(result, kind.value), digit=str(digit))
        for digit, result in enumerate(results_of(kind), 1)
    ]
