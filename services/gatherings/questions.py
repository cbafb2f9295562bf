"""Questions of a survey written line by line, as one jots them down, and read again."""

from models.kinds import Feeds, QuestionKind
from services.gatherings.surveys import QuestionDraft

_FEEDS = {"需求": Feeds.DEMAND, "想要": Feeds.WANTS}
_ENDS = "？?"
_BETWEEN = "/／"


def read(text: str) -> tuple[QuestionDraft, ...]:
    """Return the questions of a text, one to a line.

    What stands behind the question mark between slashes are its choices: 今年要用多少款？多/一般/不用.
    A line that begins with 需求： feeds the factor demand, one with 想要： what the customer wants.
    """
    return tuple(_question(line.strip()) for line in text.splitlines() if line.strip())


def written(questions: tuple[QuestionDraft, ...]) -> str:
    """Return questions as lines that ``read`` reads back."""
    heads = {feeds: f"{word}：" for word, feeds in _FEEDS.items()}
    return "\n".join(f"{heads.get(one.feeds, '')}{one.text}{'/'.join(one.choices)}" for one in questions)


def _question(line: str) -> QuestionDraft:
    feeds = Feeds.NOTHING
    for word, meant in _FEEDS.items():
        if line.startswith((f"{word}：", f"{word}:")):
            feeds, line = meant, line[len(word) + 1 :].strip()
    place = max(line.rfind(mark) for mark in _ENDS) + 1
    behind = line[place:] if place else ""
    choices = tuple(part.strip() for part in _split(behind) if part.strip())
    if len(choices) < 2:
        return QuestionDraft(line, QuestionKind.OPEN, (), feeds)
    return QuestionDraft(line[:place].strip(), QuestionKind.CHOICE, choices, feeds)


def _split(text: str) -> list[str]:
    for mark in _BETWEEN[1:]:
        text = text.replace(mark, _BETWEEN[0])
    return text.split(_BETWEEN[0])
