"""The name on an electronic card: Chinese in one piece, whichever way round the phone keeps it."""

import re
from dataclasses import dataclass

from services.contacts import names
from services.contacts.writing import all_hanzi
from services.exchange.readers.vcard import Card

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class CardName:
    """A person's name, what stood beside it, and the gender that tells."""

    name: str
    note: str = ""
    gender: str = ""


def name_of(card: Card) -> CardName:
    """Return the name: FN, put right by N; without either the nickname, and at last the firm's."""
    shown = _BLANKS.sub(" ", card.text("FN"))
    structured = next(iter(card.all("N")), None)
    family, given, middle, prefix, suffix = [*(structured.parts if structured else ()), *[""] * 5][:5]
    chinese = f"{family}{middle}{given}".replace(" ", "")
    if chinese and all_hanzi(chinese):
        pieces = sorted(f"{chinese}{prefix}{suffix}".replace(" ", ""))
        if not shown or sorted(shown.replace(" ", "")) in (sorted(chinese), pieces):
            return _clean(chinese, prefix, suffix)
    if not shown:
        shown = " ".join(filter(None, (given, middle, family)))
    else:
        shown, prefix, suffix = _bare(shown, prefix, suffix)
    if not shown:
        return _clean(card.text("NICKNAME") or (card.text("ORG") and card.all("ORG")[0].parts[0]), "", "")
    return _clean(shown, prefix, suffix)


def _bare(shown: str, prefix: str, suffix: str) -> tuple[str, str, str]:
    """Take what stands before and behind a name out of it: Mr. and Esq. of Mr. John Q. Public, Esq."""
    if prefix and shown.startswith(f"{prefix} "):
        shown = shown[len(prefix) :]
    if suffix and shown.endswith(suffix) and len(shown) > len(suffix):
        shown = shown[: -len(suffix)]
    return shown.strip(" ,"), prefix, suffix


def _clean(name: str, prefix: str, suffix: str) -> CardName:
    told = names.clean_name(name)
    if names.several(told.name):
        told = names.CleanName(name)
    note = "；".join(filter(None, (told.note, prefix, suffix)))
    gender = told.gender or next(
        (found for word in (prefix, suffix) if word and (found := names.clean_name(f"某某{word}").gender)), ""
    )
    return CardName(told.name, note, gender)
