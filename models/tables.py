"""Every table of the book in one place: importing this module makes the metadata whole."""

from sqlalchemy import Table

import models.assessment
import models.business
import models.call_sheet
import models.card_picture
import models.contact
import models.gathering
import models.greeting
import models.import_batch
import models.interaction
import models.journal
import models.organization
import models.same_person
import models.suggestion
import models.survey
import models.tie  # noqa: F401  (imported for its table)
from models.base import Base

metadata = Base.metadata

JOURNAL_TABLES = frozenset({"journal_steps", "journal_changes", "call_sheet_counters", "visit_notes"})
"""Tables that are not themselves journaled."""


def table(name: str) -> Table:
    """Return a table of the book by its name."""
    return metadata.tables[name]
