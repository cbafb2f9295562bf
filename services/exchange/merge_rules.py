"""Where a row and the book say different things of one person: which of the two stays, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from services.errors import ChoiceError
from services.i18n import _

Clashes = Mapping[str, tuple[str, str]]
"""By field: what the row says, and what the book does."""


class MergeRule(StrEnum):
    """What becomes of a value the book has and the row tells otherwise; blanks are always filled."""

    FILL = "fill"
    """The book's stays."""
    OVERWRITE = "overwrite"
    """The row's takes its place."""
    ASK = "ask"
    """The user decides each; until then the book's stays."""


COLUMNS_OF: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "gender": ("gender",),
    "birthday": ("birth_solar",),
    "lunar_birthday": ("birth_lunar_month", "birth_lunar_day", "birth_lunar_leap", "birth_lunar_year"),
    "native_place": ("native_place", "native_code"),
    "birth_place": ("birth_place", "birth_code"),
    "nickname": ("nickname",),
    "english_name": ("english_name",),
    "ethnicity": ("ethnicity",),
    "party": ("party",),
    "spouse": ("spouse",),
    "children": ("children",),
}
"""The fields there is one of, with the columns of the contact's own row that hold each.

Numbers, posts, schools and remarks are added, never weighed against each other.
"""
FIELD_OF = {column: field for field, columns in COLUMNS_OF.items() for column in columns}


@dataclass(frozen=True, slots=True)
class MergeRules:
    """One rule for everything, and others for single fields."""

    overall: MergeRule = MergeRule.FILL
    fields: Mapping[str, MergeRule] = field(default_factory=dict)

    def of(self, wanted: str) -> MergeRule:
        """Return the rule of a field."""
        return self.fields.get(wanted, self.overall)

    def with_field(self, wanted: str, rule: MergeRule | None) -> "MergeRules":
        """Return the rules with another one for a field; None: it goes with the rest."""
        kept = {name: told for name, told in self.fields.items() if name != wanted}
        return replace(self, fields=kept if rule is None else {**kept, wanted: rule})


def rules_of(specs: Iterable[str]) -> MergeRules:
    """Return the rules said in words: ``overwrite`` for everything, ``birthday=fill`` for one field.

    Raises ChoiceError, listing what there is, for a rule or a field that does not exist.
    """
    rules = MergeRules()
    for spec in specs:
        field, _mark, word = spec.rpartition("=")
        if field.strip() and field.strip() not in COLUMNS_OF:
            raise ChoiceError(
                _("There is no field “{name}” with one value.").format(name=field.strip()),
                _("The fields are: {fields}.").format(fields=", ".join(COLUMNS_OF)),
                tuple(COLUMNS_OF),
            )
        if word.strip() not in SAID:
            raise ChoiceError(
                _("There is no rule “{name}”.").format(name=word.strip()),
                _("The rules are: {names}.").format(names=", ".join(SAID)),
                SAID,
            )
        rule = MergeRule(word.strip())
        rules = rules.with_field(field.strip(), rule) if field.strip() else replace(rules, overall=rule)
    return rules


SAID = (MergeRule.FILL.value, MergeRule.OVERWRITE.value)
"""The rules that need nobody to ask."""
KEEP = MergeRules()
"""What holds unless the user says otherwise."""
