"""Merges with whom they took in, and pairs said to be two people."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    _add_merges()
    _add_merged_people()
    _add_different_people()


def _add_merges() -> None:
    op.create_table(
        "merges",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kept_id", Id, nullable=False),
        sa.Column("step_id", Id, nullable=True),
        sa.Column("taken_apart_at", sa.DateTime(), nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["step_id"], ["journal_steps.id"], name=op.f("fk_merges_step_id_journal_steps")
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_merges_manager_id_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sa.UniqueConstraint("uid", name=op.f("uq_merges_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_merges_kept_id"), "merges", ["kept_id"])
    op.create_index(op.f("ix_merges_step_id"), "merges", ["step_id"])
    op.create_index(op.f("ix_merges_manager_id"), "merges", ["manager_id"])


def _add_merged_people() -> None:
    op.create_table(
        "merged_people",
        sa.Column("merge_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["merge_id"], ["merges.id"], name=op.f("fk_merged_people_merge_id_merges")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_people")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_merged_people_merge_id"), "merged_people", ["merge_id"])
    op.create_index(op.f("ix_merged_people_contact_id"), "merged_people", ["contact_id"])
    op.create_index(op.f("ix_merged_people_uid"), "merged_people", ["uid"])


def _add_different_people() -> None:
    op.create_table(
        "different_people",
        sa.Column("one_id", Id, nullable=False),
        sa.Column("other_id", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_different_people_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_different_people")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_different_people_one_id_other_id", "different_people", ["one_id", "other_id"], unique=True
    )
    op.create_index(op.f("ix_different_people_other_id"), "different_people", ["other_id"])
    op.create_index(op.f("ix_different_people_manager_id"), "different_people", ["manager_id"])
