"""The English side of a card: what a title, a firm, a place and a name look like there."""

import re

_TITLES = (
    "manager director officer president chairman chairperson chairwoman engineer partner consultant "
    "assistant secretary executive supervisor representative lawyer attorney accountant analyst "
    "professor founder specialist designer architect advisor adviser editor producer lecturer dean "
    "principal counsel agent buyer coordinator controller treasurer auditor leader head ceo cfo cto "
    "coo cio vp gm banker broker planner developer scientist researcher doctor nurse pharmacist "
    "teacher owner strategist inspector chief"
)
_RANKS = (
    "senior junior vice deputy general chief managing executive regional area national sales "
    "marketing project product account technical financial finance human resources operations "
    "operating business development assistant associate lead principal legal commercial key client "
    "customer service export import purchasing information technology investment wealth branch the "
    "of for and & - / , to"
)
_FIRMS = (
    r"\b(?:co\.?,?\s*ltd|ltd|limited|inc|incorporated|corp|corporation|llc|llp|plc|gmbh|ag|group|holdings?|bank"
    r"|company|university|college|institute|hospital|school|partners|associates|agency|bureau|association"
    r"|foundation|studio)\b\.?|\bco\.$"
)
_PLACES = (
    r"\b(?:road|rd|street|st|avenue|ave|lane|boulevard|blvd|highway|building|bldg|tower|plaza|floor|room|rm|suite"
    r"|district|city|province|zone|park|square|unit|block|china|p\.?r\.?\s?china)\b\.?|\d+/f\b"
)
_FIRM = re.compile(_FIRMS, re.IGNORECASE)
_PLACE = re.compile(_PLACES, re.IGNORECASE)
_TITLE_WORDS = frozenset(_TITLES.split())
_RANK_WORDS = frozenset(_RANKS.split())
_DEPARTMENT = re.compile(r"\b(?:department|dept|division|team|office of|center|centre)\b\.?", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?=[A-Z])")
_NAME_WORD = re.compile(r"[A-Z][A-Za-zÀ-ɏ'’-]*\.?,?")


def spaced(text: str) -> str:
    """Return a name or title with the blanks the reading lost: Peter WuSenior Engineer."""
    return _GLUED.sub(" ", text)


def is_firm(text: str) -> bool:
    """Tell whether an English text names a firm."""
    return _FIRM.search(text) is not None


def is_place(text: str) -> bool:
    """Tell whether an English text is an address or a part of one."""
    return len(_PLACE.findall(text)) + ("," in text) + any(char.isdecimal() for char in text) >= 2


def is_department(text: str) -> bool:
    """Tell whether an English text names a department."""
    return _DEPARTMENT.search(text) is not None


def is_title(text: str) -> bool:
    """Tell whether an English text is a title: Senior Engineer, Head of Sales."""
    words = [word.strip(".,").lower() for word in text.replace("/", " / ").split()]
    return bool(words) and any(word in _TITLE_WORDS for word in words) and len(words) <= 8


def is_name(text: str) -> bool:
    """Tell whether an English text is one person's name."""
    words = text.split()
    if not 2 <= len(words) <= 4 or is_firm(text) or is_title(text) or is_place(text):
        return False
    plain = [word.strip(".,").lower() for word in words]
    return all(_NAME_WORD.fullmatch(word) for word in words) and not any(
        word in _RANK_WORDS or word in _TITLE_WORDS for word in plain
    )


def name_and_title(text: str) -> tuple[str, str]:
    """Return the name and the title of a line that holds both: Grace Smith Senior Engineer; else nothing."""
    bare = re.sub(r"\s*[|/,·•]\s*", " ", text)
    words = bare.split()
    for length in (2, 3):
        name, title = " ".join(words[:length]), " ".join(words[length:])
        if (
            title
            and is_name(name)
            and is_title(title)
            and words[length].strip(".,").lower() in (_RANK_WORDS | _TITLE_WORDS)
        ):
            return name, title
    return "", ""
