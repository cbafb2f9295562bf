"""A map as GraphML or GEXF, for Gephi and other programs that work on networks."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from services import locations
from services.errors import FileError
from services.i18n import _
from services.network.layout import MapPicture
from services.network.map_facts import EDGE_KEYS, NODE_KEYS, Facts, edges, nodes

_GEXF = "http://www.gexf.net/1.2draft"
SUFFIXES = (".graphml", ".gexf")


def write(shown: MapPicture, path: Path) -> None:
    """Write the people and ties of a map to a file only its owner may read; its extension says which kind."""
    lines = _gexf(shown) if path.suffix.lower() == ".gexf" else _graphml(shown)
    try:
        path.write_text("\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""]), encoding="utf-8")
    except OSError as error:
        raise FileError(_("{file} was not written: {why}.").format(file=path, why=error.strerror)) from error
    locations.make_private(path)


def _graphml(shown: MapPicture) -> Iterator[str]:
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    keys = [(key, "node", kind) for key, kind in (*NODE_KEYS, ("x", "double"), ("y", "double"))]
    for key, on, kind in [*keys, *((key, "edge", kind) for key, kind in EDGE_KEYS)]:
        yield f'<key id="{key}" for="{on}" attr.name="{key}" attr.type="{kind}"/>'
    yield '<graph edgedefault="undirected">'
    for node in nodes(shown):
        yield f'<node id="{node.id}">{_data(node.facts | {"x": node.x, "y": node.y})}</node>'
    for one, other, facts in edges(shown):
        yield f'<edge source="{one}" target="{other}">{_data(facts)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(facts: Facts) -> str:
    return "".join(f'<data key="{key}">{_clean(escape(str(value)))}</data>' for key, value in facts.items())


def _gexf(shown: MapPicture) -> Iterator[str]:
    yield f'<gexf xmlns="{_GEXF}" xmlns:viz="{_GEXF}/viz" version="1.2">'
    yield "<meta><creator>Renmai</creator></meta>"
    yield '<graph mode="static" defaultedgetype="undirected">'
    for on, keys in (("node", NODE_KEYS[1:]), ("edge", EDGE_KEYS)):
        yield f'<attributes class="{on}">'
        for key, kind in keys:
            yield f'<attribute id="{key}" title="{key}" type="{"integer" if kind == "int" else kind}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node in nodes(shown):
        name = _clean(quoteattr(str(node.facts.pop("name"))))
        place = f'<viz:position x="{node.x}" y="{-node.y}" z="0"/>'  # there y grows upwards
        yield f'<node id="{node.id}" label={name}>{_values(node.facts)}{place}</node>'
    yield "</nodes>"
    yield "<edges>"
    for number, (one, other, facts) in enumerate(edges(shown)):
        weight = facts["strength"]
        yield (
            f'<edge id="{number}" source="{one}" target="{other}" weight="{weight}">{_values(facts)}</edge>'
        )
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _values(facts: Facts) -> str:
    told = "".join(
        f'<attvalue for="{key}" value={_clean(quoteattr(str(value)))}/>' for key, value in facts.items()
    )
    return f"<attvalues>{told}</attvalues>"


def _clean(text: str) -> str:
    """Leave out what XML may not hold: control characters that came in with a name."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")
