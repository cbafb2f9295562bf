"""What there is one of in a person, when several contacts become one: whose value stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.contact import Contact
from services.contacts.dates import Birthday
from services.contacts.saying_birthdays import birthday_text
from services.errors import DraftError
from services.i18n import _, _p
from services.vocabulary import gender_word

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "name_note": ("name_note",),
    "nickname": ("nickname",),
    "english_name": ("english_name",),
    "salutation": ("salutation",),
    "gender": ("gender",),
    "birthday": ("birth_solar",),
    "lunar_birthday": ("birth_lunar_month", "birth_lunar_day", "birth_lunar_leap", "birth_lunar_year"),
    "native_place": ("native_place", "native_code"),
    "birth_place": ("birth_place", "birth_code"),
    "ethnicity": ("ethnicity",),
    "party": ("party",),
    "spouse": ("spouse",),
    "children": ("children",),
    "do_not_contact": ("do_not_contact", "do_not_contact_reason"),
    "pin": ("pin_rank", "pin_reason", "pin_until"),
    "source": ("source",),
    "purpose": ("purpose",),
    "consent": ("consent",),
}
"""Each field with its columns; the first one tells whether anything is said."""

_NOTES = 20_000


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One fact side by side: what each contact says, in the order asked, and whose stays."""

    key: str
    label: str
    values: tuple[str, ...]
    chosen: int
    """The place of the contact whose value stays unless the user says otherwise."""

    @property
    def differs(self) -> bool:
        """Tell whether there is something to choose."""
        return len({value for value in self.values if value}) > 1


def field_lines(people: Sequence[Contact]) -> tuple[FieldLine, ...]:
    """Return the facts somebody says something about, the name only where it differs; the first one stays."""
    lines = []
    for key in FIELDS:
        values = tuple(_words(person, key) for person in people)
        if any(values) and (key != "name" or len(set(values)) > 1):
            lines.append(FieldLine(key, _label(key), values, default_of(people, key)))
    return tuple(lines)


def default_of(people: Sequence[Contact], key: str) -> int:
    """Return whose value stays by the rule: the kept one's, blanks filled by the first who says something.

    Whoever asked not to be contacted stays so. Of two birthdays that agree the fuller one is better.
    """
    first = FIELDS[key][0]
    said = [place for place, person in enumerate(people) if getattr(person, first) not in (None, "", False)]
    if not said:
        return 0
    if key == "birthday":
        kept = str(people[said[0]].birth_solar)
        return max(said, key=lambda place: _agreement(kept, str(people[place].birth_solar)))
    return said[0]


def _agreement(kept: str, other: str) -> int:
    """Return how much a birthday tells that goes with the kept one; less than that for one that does not."""
    if other == kept or other.startswith(kept) or (kept.startswith("--") and other.endswith(kept[1:])):
        return len(other)
    return -1


def check(ids: Sequence[int], choices: Mapping[str, int]) -> None:
    """Raise DraftError for a choice of a field or a contact that there is not."""
    for key, contact_id in choices.items():
        if key not in FIELDS:
            raise DraftError(_("There is no fact {field}.").format(field=key), " ".join(FIELDS), field=key)
        if contact_id not in ids:
            raise DraftError(_("Contact {id} is not being merged.").format(id=contact_id), field=key)


def apply(kept: Contact, others: Sequence[Contact], choices: Mapping[str, int]) -> None:
    """Write the chosen values into the kept contact; notes are kept of everybody. Raises DraftError."""
    people = (kept, *others)
    places = {person.id: place for place, person in enumerate(people)}
    check(list(places), choices)
    fresh: dict[str, Any] = {}
    for key, columns in FIELDS.items():
        chosen = people[places[choices[key]]] if key in choices else people[default_of(people, key)]
        fresh |= {column: getattr(chosen, column) for column in columns}
    fresh["notes"] = _notes(people)
    fresh["added_day"] = min(person.added_day for person in people)
    fresh["added_at"] = min(person.added_at for person in people)
    for column, value in fresh.items():
        if getattr(kept, column) != value:
            setattr(kept, column, value)


def _notes(people: Sequence[Contact]) -> str:
    told: list[str] = []
    for person in people:
        if person.notes and not any(person.notes in text for text in told):
            told.append(person.notes)
    return "\n".join(told)[:_NOTES]


def _words(person: Contact, key: str) -> str:
    if key == "birthday":
        return birthday_text(Birthday(person.birth_solar))
    if key == "lunar_birthday":
        month, day = person.birth_lunar_month, person.birth_lunar_day
        return birthday_text(
            Birthday(None, month, day, person.birth_lunar_leap or False, person.birth_lunar_year)
        )
    if key == "gender":
        return gender_word(person.gender)
    if key == "do_not_contact":
        return (person.do_not_contact_reason or _("Do not contact")) if person.do_not_contact else ""
    if key == "pin":
        return f"{'ABC'[person.pin_rank - 1]} · {person.pin_reason}" if person.pin_rank else ""
    return str(getattr(person, FIELDS[key][0]) or "")


def _label(key: str) -> str:
    from services.exchange.field_labels import column_words

    own = {
        "name_note": _p("merge", "Note on the name"),
        "salutation": _p("merge", "Salutation"),
        "pin": _p("merge", "Tier by hand"),
        "purpose": _p("merge", "Purpose"),
        "consent": _p("merge", "Consent"),
    }
    return own.get(key) or column_words(key)
