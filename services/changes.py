"""What an act touched: views refresh only for their own kinds."""

from dataclasses import dataclass, field

CONTACT_TABLES = frozenset(
    {
        "contacts",
        "contact_points",
        "addresses",
        "special_days",
        "remarks",
        "taggings",
        "employments",
        "educations",
    }
)


@dataclass(frozen=True, slots=True)
class Changes:
    """The tables an act touched, and the contacts concerned (None: too many to name)."""

    step_id: int
    label: str
    tables: frozenset[str]
    contacts: frozenset[int] | None = field(default=None)
    kind: str = "do"
    """do, undo, redo; ``refresh`` for a restored book."""
    undoable: bool = True

    def touches(self, *tables: str) -> bool:
        """Tell whether one of these tables was touched."""
        return not self.tables.isdisjoint(tables)

    def concerns(self, contact_id: int) -> bool:
        """Tell whether that contact may have been touched."""
        return self.contacts is None or contact_id in self.contacts
