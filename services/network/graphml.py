"""A map as GraphML, for programs that work on networks."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from models.kinds import TIER_OF_RANK
from services import locations
from services.errors import FileError
from services.i18n import _
from services.network.layout import MapPicture
from services.network.picture import KINDS

_KEYS = (
    ("name", "node", "string"),
    ("tier", "node", "string"),
    ("post", "node", "string"),
    ("distance", "node", "int"),
    ("x", "node", "double"),
    ("y", "node", "double"),
    ("kind", "edge", "string"),
    ("closeness", "edge", "int"),
    ("strength", "edge", "double"),
    ("ties", "edge", "int"),
)


def write(shown: MapPicture, path: Path) -> None:
    """Write the people and ties of a map to a file only its owner may read."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    lines += [f'<key id="{key}" for="{on}" attr.name="{key}" attr.type="{kind}"/>' for key, on, kind in _KEYS]
    lines.append('<graph edgedefault="undirected">')
    lines += _nodes(shown)
    lines += _edges(shown)
    lines += ["</graph>", "</graphml>", ""]
    try:
        path.write_text("\n".join(lines), encoding="utf-8")
    except OSError as error:
        raise FileError(_("{file} was not written: {why}.").format(file=path, why=error.strerror)) from error
    locations.make_private(path)


def _nodes(shown: MapPicture) -> list[str]:
    people = shown.network.people
    found = []
    for number, key in enumerate(people.ids.tolist()):
        facts = {
            "name": people.names[number],
            "tier": TIER_OF_RANK[int(people.tiers[number])].value,
            "post": people.posts[number],
            "distance": int(people.distances[number]),
            "x": round(float(shown.places[number, 0]), 1),
            "y": round(float(shown.places[number, 1]), 1),
        }
        if facts["distance"] == -1 or number == shown.network.me:
            del facts["distance"]
        found.append(f"<node id={quoteattr(str(key))}>{_data(facts)}</node>")
    return found


def _edges(shown: MapPicture) -> list[str]:
    edges, ids = shown.network.edges, shown.network.people.ids
    found = []
    for place in range(len(edges)):
        facts: dict[str, object] = {"kind": KINDS[int(edges.kinds[place])].value}
        if edges.near[place]:
            facts["closeness"] = int(edges.near[place])
        facts["strength"] = round(float(edges.strengths[place]), 4)
        facts["ties"] = int(edges.counts[place])
        one, other = int(ids[edges.one[place]]), int(ids[edges.other[place]])
        found.append(f'<edge source="{one}" target="{other}">{_data(facts)}</edge>')
    return found


def _data(facts: dict[str, object] | dict[str, str | int | float]) -> str:
    return "".join(f'<data key="{key}">{escape(str(value))}</data>' for key, value in facts.items())
