"""A map without names: initials in place of people, nothing of where they work or what circles they have."""

from dataclasses import replace

from services.contacts import pinyin
from services.network.layout import MapPicture
from services.network.picture import Hull


def veiled(shown: MapPicture) -> MapPicture:
    """Return a map that may be shown to others: only initials, tiers and ties are left."""
    network = shown.network
    people = replace(
        network.people,
        names=[initials(name) for name in network.people.names],
        posts=[""] * len(network.people),
    )
    communities = replace(shown.communities, names=[""] * len(shown.communities))
    hulls = [Hull(hull.cohort_id, "", hull.kind, hull.size, hull.members) for hull in network.hulls]
    return replace(shown, network=replace(network, people=people, hulls=hulls), communities=communities)


def initials(name: str) -> str:
    """Return the initials of a name: SYQ for 沈砚秋, JV for Jean Valjean; a mark where there are none."""
    parts = name.replace("·", " ").split()
    letters = "".join(_first(part) if part.isascii() else _read(part) for part in parts).upper()
    return letters or "·"


def _first(part: str) -> str:
    return next((char for char in part if char.isalnum()), "")


def _read(part: str) -> str:
    read = next(iter(pinyin.readings(part)), None)
    return "" if read is None else "".join(char for char in read.initials if char.isalnum())
