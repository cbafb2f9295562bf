"""Wordings that give a batch away: the same to several, or much alike to two who know each other."""

import re
from dataclasses import dataclass

_CUT = re.compile(r"[。！？；，、,.!?;~～…\s]+")
_LONG = 8
"""Characters of a clause that nobody writes twice by chance."""
_ALIKE = 0.6
"""From this share of the shorter wording on, two wordings are one with a word changed."""
_SALUTATION = 6


@dataclass(frozen=True, slots=True)
class Said:
    """One wording to one person, taken apart for comparing."""

    contact_id: int
    body: str
    """Without salutation, signature and signs."""
    parts: frozenset[str]
    """What stands between the signs."""


def taken_apart(contact_id: int, text: str, signatures: frozenset[str]) -> Said:
    """Take a wording apart: the salutation before the first comma goes, and the signature at its end."""
    parts = [part for part in _CUT.split(text.strip()) if part]
    if len(parts) > 1 and len(parts[0]) <= _SALUTATION:
        parts = parts[1:]
    while len(parts) > 1 and any(name and name in parts[-1] for name in signatures):
        parts = parts[:-1]
    if len(parts) > 1 and any(name.startswith(parts[-1]) for name in signatures):
        parts = parts[:-1]  # the branch before the name, parted from it by a space
    return Said(contact_id, "".join(parts), frozenset(parts))


def shared(one: Said, other: Said) -> str:
    """Return the longest clause that makes two wordings twins, or nothing where they are not."""
    common = one.parts & other.parts
    if not common:
        return ""
    longest = max(common, key=lambda clause: (len(clause), clause))
    if len(longest) >= _LONG:
        return longest
    shorter = min(sum(map(len, one.parts)), sum(map(len, other.parts)))
    return longest if sum(map(len, common)) >= _ALIKE * shorter else ""
