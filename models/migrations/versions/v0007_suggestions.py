"""Suggestions refused, groups decided about, and indexes to find who shares a place."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    _add_refused()
    _add_groups()
    op.create_index(
        "ix_contacts_birth_code", "contacts", ["birth_code"], sqlite_where=sa.text("birth_code IS NOT NULL")
    )
    op.create_index(op.f("ix_addresses_code"), "addresses", ["code"])


def _add_refused() -> None:
    op.create_table(
        "refused_suggestions",
        sa.Column("one_id", Id, nullable=False),
        sa.Column("other_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_refused_suggestions_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_suggestions")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_refused_suggestions_one_id_other_id_kind",
        "refused_suggestions",
        ["one_id", "other_id", "kind"],
        unique=True,
    )
    op.create_index(op.f("ix_refused_suggestions_other_id"), "refused_suggestions", ["other_id"])
    op.create_index(op.f("ix_refused_suggestions_manager_id"), "refused_suggestions", ["manager_id"])


def _add_groups() -> None:
    op.create_table(
        "decided_groups",
        sa.Column("ground", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("cohort_id", Id, nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_decided_groups_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decided_groups")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_decided_groups_ground_key", "decided_groups", ["ground", "key"], unique=True)
    op.create_index(op.f("ix_decided_groups_cohort_id"), "decided_groups", ["cohort_id"])
    op.create_index(op.f("ix_decided_groups_manager_id"), "decided_groups", ["manager_id"])
