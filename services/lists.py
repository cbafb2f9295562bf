"""Several words told in a row, with the signs of the language chosen."""

from collections.abc import Iterable

from services.i18n import _p


def listed(words: Iterable[str]) -> str:
    """Return words one after the other: 甲、乙, or a, b."""
    return _p("in a list", ", ").join(words)


def noted(words: str, note: str) -> str:
    """Return words with a note in brackets; without a note the words alone."""
    return _p("in brackets", "{words} ({note})").format(words=words, note=note) if note else words


def apart(clauses: Iterable[str]) -> str:
    """Return whole clauses one after the other, kept further apart than words."""
    return _p("between clauses", "; ").join(clauses)
