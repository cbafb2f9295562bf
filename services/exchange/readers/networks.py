"""Networks that other programs save: GraphML, GEXF, and node-link JSON, read as a list of ties.

A node is a person under its label (or name, or its id); an edge is a row: who, whom, what they are to each
other. Two nodes of one name are two people, and in a list of ties one name is one person: the second bears a
number.
"""

import json
from pathlib import Path
from typing import Any
from xml.parsers import expat

from services.exchange.facts import RowProblem
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.charsets import decoded
from services.exchange.readers.grid import Row, Sheet, Workbook
from services.i18n import _

GRAPHML, GEXF, JSON = "graphml", "gexf", "json"
FORMATS = (GRAPHML, GEXF, JSON)
_HEAD: Row = ["甲", "乙", "关系", "密切程度"]
_NAMES = ("name", "label", "姓名", "title")
_KINDS = ("kind", "relation", "关系", "label", "type", "role")
_CODES = {
    "relative": "亲戚",
    "friend": "朋友",
    "schooling": "同学",
    "colleague": "同事",
    "townsman": "老乡",
    "customer": "客户",
    "acquaintance": "相识",
    "referral": "转介绍",
    "business": "业务",
}
"""Our own words for kinds, as our exports write them."""
_NO_KIND = frozenset({"directed", "undirected", "mutual"})
_Facts = dict[str, str]


class _Network:
    """Nodes and edges with what is said of them, as the file tells them."""

    def __init__(self, limits: Limits, name: str) -> None:
        self.nodes: dict[str, _Facts] = {}
        self.edges: list[tuple[str, str, _Facts]] = []
        self._limits, self._name = limits, name

    def add_node(self, key: str, facts: _Facts) -> None:
        """Take a node; one met before keeps what was said first."""
        if len(self.nodes) > self._limits.rows:
            raise errors.too_many_rows(self._name, self._limits)
        self.nodes.setdefault(key, facts)

    def add_edge(self, one: str, other: str, facts: _Facts) -> None:
        """Take an edge."""
        if len(self.edges) > self._limits.rows:
            raise errors.too_many_rows(self._name, self._limits)
        self.edges.append((one, other, facts))

    def sheet(self, name: str) -> tuple[Sheet, tuple[RowProblem, ...]]:
        """Return a row for each edge, and which names had to be told apart."""
        called: dict[str, str] = {}
        bearers: dict[str, int] = {}
        doubts = []
        for key, facts in self.nodes.items():
            words = _first(facts, _NAMES) or key
            bearers[words] = count = bearers.get(words, 0) + 1
            called[key] = words if count == 1 else f"{words}{count}"
            if count > 1:
                why = _("several nodes bear this name; this one is taken over as {name}")
                doubts.append(RowProblem(name, 1, "", words, why.format(name=called[key])))
        rows: list[Row] = [list(_HEAD)]
        for one, other, facts in self.edges:
            kind = _first({key: word for key, word in facts.items() if word.lower() not in _NO_KIND}, _KINDS)
            near = facts.get("closeness") or None
            rows.append(
                [called.get(one, one), called.get(other, other), _CODES.get(kind, kind) or None, near]
            )
        return Sheet(name, True, rows), tuple(doubts)


def _first(facts: _Facts, keys: tuple[str, ...]) -> str:
    told = {key.lower(): word for key, word in facts.items()}
    return next((told[key] for key in keys if told.get(key)), "")


def read_network(path: Path, form: str, limits: Limits) -> Workbook:
    """Return the ties of a network file as one sheet; raises a FileError where it is damaged or empty."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise errors.unreachable(error) from error
    network = _Network(limits, path.stem)
    if form == JSON:
        _read_json(content, network)
    else:
        _read_xml(content, _GraphML(network) if form == GRAPHML else _Gexf(network))
    if not network.edges:
        raise errors.EmptyFileError()
    sheet, doubts = network.sheet(path.stem)
    return Workbook(path, form, (sheet,), doubts)


class _Elements:
    """Meets the elements of a file one after the other."""

    def __init__(self, network: _Network) -> None:
        self.network = network
        self.words: dict[str, str] = {}
        """What each declared attribute is called."""
        self.key: tuple[str, ...] = ()
        """The node, or the two ends of the edge, being read."""
        self.facts: _Facts = {}
        self._attribute = ""
        self._text: list[str] = []

    def start(self, tag: str, told: dict[str, str]) -> None:
        """Begin an element."""
        raise NotImplementedError

    def end(self, tag: str) -> None:
        """End an element: a node or edge is whole now."""
        if tag == "data" and self._attribute:
            self.facts[self._attribute] = "".join(self._text).strip()
            self._attribute = ""
        elif tag == "node" and len(self.key) == 1:
            self.network.add_node(self.key[0], self.facts)
            self.key = ()
        elif tag == "edge" and len(self.key) == 2:
            self.network.add_edge(self.key[0], self.key[1], self.facts)
            self.key = ()

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if self._attribute:
            self._text.append(data)

    def begin(self, tag: str, told: dict[str, str], *, label: str = "") -> None:
        """Begin a node or an edge."""
        ends = (told.get("id", ""),) if tag == "node" else (told.get("source", ""), told.get("target", ""))
        self.key, self.facts = ends, {"label": label} if label else {}


class _GraphML(_Elements):
    def start(self, tag: str, told: dict[str, str]) -> None:
        if tag == "key":
            self.words[told.get("id", "")] = told.get("attr.name", told.get("id", ""))
        elif tag in ("node", "edge"):
            self.begin(tag, told)
        elif tag == "data" and self.key:
            self._attribute = self.words.get(told.get("key", ""), told.get("key", ""))
            self._text = []


class _Gexf(_Elements):
    def start(self, tag: str, told: dict[str, str]) -> None:
        if tag == "attribute":
            self.words[told.get("id", "")] = told.get("title", "")
        elif tag in ("node", "edge"):
            self.begin(tag, told, label=told.get("label", ""))
        elif tag == "attvalue" and self.key:
            self.facts[self.words.get(told.get("for", ""), told.get("for", ""))] = told.get("value", "")


def _read_xml(content: bytes, elements: _Elements) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        elements.start(_bare(tag), {_bare(key): value for key, value in attributes.items()})

    def refuse(*_declaration: object) -> None:
        raise errors.HostileFileError()

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: elements.end(_bare(tag))
    parser.CharacterDataHandler = elements.text
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise errors.DamagedFileError() from error


def _bare(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _read_json(content: bytes, network: _Network) -> None:
    """Take nodes and links, links naming nodes by id, or by their place in the list."""
    try:
        found: Any = json.loads(decoded(content)[0])
    except (ValueError, RecursionError) as error:
        raise errors.DamagedFileError() from error
    nodes = (found.get("nodes") or found.get("data")) if isinstance(found, dict) else None
    links = (found.get("links") or found.get("edges")) if isinstance(found, dict) else None
    if not isinstance(nodes, list) or not isinstance(links, list):
        raise errors.NotATableError()
    by_place = not any(isinstance(node, dict) and "id" in node for node in nodes)
    for place, node in enumerate(nodes):
        told = _plain(node) if isinstance(node, dict) else {"name": str(node)}
        network.add_node(str(place) if by_place else told.get("id", ""), told)
    for link in links:
        if isinstance(link, dict) and "source" in link and "target" in link:
            network.add_edge(_end(link["source"]), _end(link["target"]), _plain(link))


def _end(told: Any) -> str:
    return str(told.get("id", "") if isinstance(told, dict) else told)


def _plain(told: dict[str, Any]) -> _Facts:
    return {key: str(word) for key, word in told.items() if isinstance(word, str | int | float)}
