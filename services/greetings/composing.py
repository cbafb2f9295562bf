"""Chooses a wording for each of a batch: no two alike where templates allow, no twins among acquainted."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from services import sessions, settings
from services.greetings import filling, templates
from services.greetings.acquainted import Acquaintance, acquaintance
from services.greetings.festivals import FestivalKind
from services.greetings.lately import said_lately
from services.greetings.occasions import Occasion, OccasionKind
from services.greetings.portraits import Portrait, portraits
from services.greetings.segments import segments
from services.greetings.signing import Signature, signature
from services.greetings.templates import Template
from services.greetings.twins import Said, shared, taken_apart

_VARIANTS = 12


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said to somebody, and what it was made of."""

    text: str
    template: str = ""
    used: tuple[str, ...] = ()
    """What of the person it speaks of: the firm, the home, what they like."""


@dataclass(slots=True)
class _Batch:
    """What the batch says so far."""

    bodies: set[str] = field(default_factory=set)
    uses: Counter[str] = field(default_factory=Counter)
    """How often each template was used."""
    said: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def add(self, said: Said) -> None:
        self.bodies.add(said.body)
        for part in said.parts:
            self.said[part].append(said)

    def has_twin(self, said: Said, known: Acquaintance) -> bool:
        """Tell whether somebody they know gets something much alike."""
        near = {id(one): one for part in said.parts for one in self.said.get(part, ())}
        return any(
            known.know(one.contact_id, said.contact_id) and bool(shared(said, one)) for one in near.values()
        )


Wanted = tuple[int, Occasion]


def compose(
    session: Session,
    wanted: Sequence[Wanted],
    kept: Mapping[Wanted, str] | None = None,
    avoid: Mapping[Wanted, Collection[str]] | None = None,
) -> dict[Wanted, Wording]:
    """Return a wording for everybody; those kept stay as they are, those to avoid are not said again."""
    kept, avoid = kept or {}, avoid or {}
    people = portraits(session, list(dict.fromkeys(contact_id for contact_id, _occasion in wanted)))
    signs = signature(session, settings.rules(session))
    late = said_lately(session, sessions.today(session), signs)
    known = acquaintance(session, [*people, *(said.contact_id for said in late)])
    catalog = templates.catalog(session)
    batch, found = _Batch(), dict[Wanted, Wording]()
    for said in late:
        batch.add(said)
    for key in wanted:
        if key in kept:
            found[key] = Wording(kept[key])
            batch.add(taken_apart(key[0], kept[key], signs.parts()))
    for key in wanted:
        if key in found or key[0] not in people:
            continue
        person = people[key[0]]
        choices = _choices(catalog, person, key[1], signs)
        best = _best(choices, person, batch, known, signs, set(avoid.get(key, ())))
        found[key] = best
        batch.uses[best.template] += 1
        batch.add(taken_apart(key[0], best.text, signs.parts()))
    return found


def _choices(
    catalog: Sequence[Template], person: Portrait, occasion: Occasion, signs: Signature
) -> Iterator[tuple[int, Wording]]:
    """Yield what might be said, with how far from the occasion and the person its template is."""
    known = filling.facts(person, occasion, occasion.name, signs)
    groups = templates.fitting(catalog, occasion.name, person.tie, _family(occasion))
    for place, group in enumerate(groups):
        for template in group:
            seed = zlib.crc32(
                f"{person.contact_id} {occasion.name} {occasion.day.year} {template.key}".encode()
            )
            for text in filling.variants(template.text, _VARIANTS, seed):
                filled, used = filling.fill(text, known)
                yield place, Wording(filling.signed(filled, person, signs), template.key, used)


def _family(occasion: Occasion) -> str:
    if occasion.kind is OccasionKind.OWN_DAY:
        return templates.OWN_DAY
    festival = occasion.festival
    return templates.TERM if festival is not None and festival.kind is FestivalKind.TERM else ""


def _best(
    choices: Iterator[tuple[int, Wording]],
    person: Portrait,
    batch: _Batch,
    known: Acquaintance,
    signs: Signature,
    avoid: set[str],
) -> Wording:
    """Return the choice with the least against it; among equals chance decides, the same every time."""
    told = [taken_apart(person.contact_id, text, signs.parts()) for text in person.told]
    avoided = {taken_apart(person.contact_id, text, signs.parts()).body for text in avoid}
    best, least = Wording(""), None
    for place, wording in choices:
        said = taken_apart(person.contact_id, wording.text, signs.parts())
        against = (
            "{" in wording.text,
            said.body in avoided,
            segments(wording.text) > 1,
            batch.has_twin(said, known),
            said.body in batch.bodies,
            any(shared(said, one) for one in told),
            place,
            batch.uses[wording.template],
            zlib.crc32(f"{person.contact_id} {wording.text}".encode()),
        )
        if least is None or against < least:
            best, least = wording, against
    return best


def filled_for(session: Session, contact_ids: Sequence[int], text: str, occasion: str) -> dict[int, str]:
    """Return one text with its placeholders filled for each of these people."""
    people = portraits(session, list(contact_ids))
    signs = signature(session, settings.rules(session))
    return {
        key: filling.fill(text, filling.facts(person, None, occasion, signs))[0]
        for key, person in people.items()
    }
