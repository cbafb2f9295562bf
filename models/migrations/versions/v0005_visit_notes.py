"""Visits begun to be written down."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    op.create_table(
        "visit_notes",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_visit_notes_contact_id_contacts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_visit_notes_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_visit_notes_contact_id"), "visit_notes", ["contact_id"])
    op.create_index(op.f("ix_visit_notes_manager_id"), "visit_notes", ["manager_id"])
