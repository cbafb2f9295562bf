"""Insight in sentences: each names people, and leads to them on the map or to a list of them."""

from dataclasses import dataclass
from enum import StrEnum

from services.contacts.organizations import short_name
from services.i18n import _, _n, _p
from services.network.insight import Connector, Group, Insight, Named
from services.network.insight_gaps import Cooling, LoneFirm, Unreached

_NAMED = 3
"""So many people are named in a sentence; the rest are counted."""


class InsightKind(StrEnum):
    """What a sentence is about."""

    CONNECTOR = "connector"
    UNREACHED = "unreached"
    COOLING = "cooling"
    LONE_FIRM = "lone_firm"
    COMMUNITY = "community"
    ISLAND = "island"


@dataclass(frozen=True, slots=True)
class InsightLine:
    """One sentence: its subject, what is said of it, whom it is about."""

    kind: InsightKind
    subject: str
    words: str
    ids: tuple[int, ...]
    """Everybody it is about; one of them alone is flown to on the map, several are a list."""
    leads_to: int = 0
    """Whom it asks the way to; 0: nobody."""
    firm: int = 0

    @property
    def whole(self) -> str:
        """The whole sentence."""
        return _("{subject}: {words}").format(subject=self.subject, words=self.words)


def heading(kind: InsightKind) -> str:
    """Return what stands over the sentences of a kind."""
    return {
        InsightKind.CONNECTOR: _("Who opens doors for you"),
        InsightKind.UNREACHED: _("Who decides, and you do not know them yet"),
        InsightKind.COOLING: _("Close ties going cold"),
        InsightKind.LONE_FIRM: _("Firms where you know one person"),
        InsightKind.COMMUNITY: _("Circles that hang together"),
        InsightKind.ISLAND: _("Islands: nobody leads there"),
    }[kind]


def lines(found: Insight) -> list[InsightLine]:
    """Return everything in sentences, in the order of their use."""
    return [
        *map(_connector, found.connectors),
        *map(_unreached, found.unreached),
        *map(_cooling, found.cooling),
        *map(_lone_firm, found.lone_firms),
        *(_group(one, InsightKind.COMMUNITY) for one in found.communities),
        *(_group(one, InsightKind.ISLAND) for one in found.islands),
    ]


def _connector(one: Connector) -> InsightLine:
    if one.opens:
        count = one.opened
        words = _n("leads to {count} A customer, {names}", "leads to {count} A customers, {names}", count)
        said = words.format(count=count, names=names_of(one.opens))
    else:
        percent = max(1, round(one.share * 100))
        said = _("{percent} % of the ways between others lead through here").format(percent=percent)
    return InsightLine(InsightKind.CONNECTOR, one.name, said, (one.id, *(opened.id for opened in one.opens)))


def _unreached(one: Unreached) -> InsightLine:
    post = " ".join(part for part in (short_name(one.organization), one.title) if part)
    if one.way:
        way = " → ".join(name for _key, name in one.way)
        said = _("by {way}, strength {strength}").format(way=way, strength=f"{one.strength:.2f}")
    else:
        said = _("no way there yet")
    words = _("{post}; {said}").format(post=post, said=said) if post else said
    return InsightLine(InsightKind.UNREACHED, one.name, words, (one.id,), leads_to=one.id)


def _cooling(one: Cooling) -> InsightLine:
    words = _("{words}, {days} days without contact").format(words=one.words, days=one.days)
    return InsightLine(InsightKind.COOLING, one.name, words, (one.id,))


def _lone_firm(one: LoneFirm) -> InsightLine:
    words = _("only {name}").format(name=one.name)
    if one.others:
        more = _n("{words}; {count} more in the book", "{words}; {count} more in the book", one.others)
        words = more.format(words=words, count=one.others)
    subject = short_name(one.organization)
    return InsightLine(InsightKind.LONE_FIRM, subject, words, (one.id,), firm=one.organization_id)


def _group(one: Group, kind: InsightKind) -> InsightLine:
    size = _n("{count} person", "{count} people", len(one.people)).format(count=len(one.people))
    if kind is InsightKind.COMMUNITY or one.known:
        words = _("{size}, you know {known}; first {names}")
    else:
        words = _("{size}, none known to you: {names}")
    said = words.format(size=size, known=one.known, names=names_of(one.people))
    return InsightLine(kind, one.name, said, tuple(person.id for person in one.people))


def names_of(people: tuple[Named, ...]) -> str:
    """Return the first names, and that there are more."""
    named = _p("between names", ", ").join(person.name for person in people[:_NAMED])
    return named if len(people) <= _NAMED else _("{names} and others").format(names=named)
