"""How rare a surname is: two of a common name say nothing to each other, two of a rare one do."""

from services.contacts.surnames import by_frequency, surname_of

_EVERYWHERE = 40
"""So many surnames belong to two thirds of all people."""
_OFTEN = 150


def of_both(one: str, other: str) -> int:
    """Return how much the surname two names share says: 0 none or everywhere, 1 less common, 2 rare."""
    surname = surname_of(one)
    return 0 if not surname or surname != surname_of(other) else rarity(surname)


def rarity(surname: str) -> int:
    """Return 0 for a surname met everywhere, 1 for a less common one, 2 for a rare one."""
    rank = by_frequency(surname)
    return 0 if rank < _EVERYWHERE else 1 if rank < _OFTEN else 2
