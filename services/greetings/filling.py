"""Turns a template into a wording: alternatives chosen, placeholders filled, the signature at the end."""

import itertools
import random
import re
from collections.abc import Iterator, Mapping

from services.greetings.occasions import Occasion
from services.greetings.portraits import Portrait
from services.greetings.signing import Signature

_HOLE = re.compile(r"[{｛]([^{}｛｝]{1,20})[}｝]")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_END = "。！？!?~～…"
FILLED = ("称呼", "姓名", "你", "单位", "职务", "节日", "年数", "农历", "家乡", "爱好", "落款")
"""The placeholders that are filled by themselves; any other is a blank to be written by hand."""
_ENGLISH = {
    "salutation": "称呼",
    "name": "姓名",
    "you": "你",
    "organization": "单位",
    "title": "职务",
    "occasion": "节日",
    "years": "年数",
    "hometown": "家乡",
    "interest": "爱好",
    "signature": "落款",
}
_TOLD = ("单位", "家乡", "爱好", "年数")
"""What is worth naming beside a wording as used in it."""


def facts(person: Portrait, occasion: Occasion | None, word: str, signature: Signature) -> dict[str, str]:
    """Return what placeholders are filled with; what is not known is left out and stays a blank."""
    found = {
        "称呼": person.salutation,
        "姓名": person.name,
        "你": person.you,
        "您": person.you,
        "单位": person.organization,
        "职务": person.title,
        "节日": word,
        "家乡": person.hometown,
        "爱好": person.interest,
        "落款": sign_off(person, signature),
    }
    if occasion is not None:
        found["年数"] = str(occasion.years) if occasion.years > 0 else ""
        found["农历"] = occasion.lunar
    return {key: value for key, value in found.items() if value}


def sign_off(person: Portrait, signature: Signature) -> str:
    """Return how a message to them is signed: those close by the full name, others with the branch before."""
    return signature.name if person.near else signature.line


def fill(text: str, known: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Fill the placeholders that are known; return the text and what of the person was used in it."""
    used: list[str] = []

    def put(found: re.Match[str]) -> str:
        name = found[1].strip()
        name = _ENGLISH.get(name.lower(), name)
        if name not in known:
            return found[0]
        if name in _TOLD:
            used.append(known[name])
        return known[name]

    filled = _HOLE.sub(put, text)
    return filled, tuple(dict.fromkeys(used))


def variants(text: str, most: int, seed: int) -> Iterator[str]:
    """Yield the wordings a template's alternatives allow, at most so many, in an order of the seed's."""
    choices = [match[1].split("|") for match in _CHOICE.finditer(text)]
    pieces = _CHOICE.split(text)[::2]
    picks = list(itertools.islice(itertools.product(*choices), 512))
    random.Random(seed).shuffle(picks)
    for pick in picks[:most]:
        yield "".join(itertools.chain.from_iterable(itertools.zip_longest(pieces, pick, fillvalue="")))


def signed(text: str, person: Portrait, signature: Signature) -> str:
    """Return a wording with the signature at its end, unless the full name is in it."""
    line = sign_off(person, signature)
    if not line or (signature.name and signature.name in text):
        return text
    bare = text.rstrip()
    return f"{bare}{'' if bare and bare[-1] in _END else '。'}{line}"


def blanks(text: str) -> list[str]:
    """Return the placeholders of a text that nothing fills by itself."""
    names = [match[1].strip() for match in _HOLE.finditer(text)]
    return [name for name in names if _ENGLISH.get(name.lower(), name) not in FILLED]
