"""Greetings: what was decided about each, and templates of the user's own."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    _add_templates()
    _add_greetings()


def _add_templates() -> None:
    op.create_table(
        "greeting_templates",
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("tie", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("replaces", sa.String(length=40), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_greeting_templates_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting_templates")),
        sa.UniqueConstraint("uid", name=op.f("uq_greeting_templates_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_greeting_templates_manager_id"), "greeting_templates", ["manager_id"])


def _add_greetings() -> None:
    op.create_table(
        "greetings",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_greetings_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_greetings_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greetings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_greetings_contact_id"), "greetings", ["contact_id"])
    op.create_index(op.f("ix_greetings_day"), "greetings", ["day"])
    op.create_index(op.f("ix_greetings_manager_id"), "greetings", ["manager_id"])
