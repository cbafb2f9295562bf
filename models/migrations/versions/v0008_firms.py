"""Firms among each other, and the seats inside one."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    _add_business_ties()
    _add_seats()


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def _add_business_ties() -> None:
    op.create_table(
        "business_ties",
        sa.Column("from_id", Id, nullable=False),
        sa.Column("to_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("added_day", sa.Date(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        _points("business_ties", "from_id", "organizations"),
        _points("business_ties", "to_id", "organizations"),
        sa.UniqueConstraint("uid", name=op.f("uq_business_ties_uid")),
        _points("business_ties", "manager_id", "managers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_ties")),
        sqlite_autoincrement=True,
    )
    columns = ["from_id", "to_id", "kind"]
    op.create_index("uq_business_ties_from_id_to_id_kind", "business_ties", columns, unique=True)
    for column in ("manager_id", "to_id"):
        op.create_index(op.f(f"ix_business_ties_{column}"), "business_ties", [column])


def _add_seats() -> None:
    op.create_table(
        "seats",
        sa.Column("organization_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=True),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("authority", sa.SmallInteger(), nullable=True),
        sa.Column("stance", sa.String(length=8), nullable=True),
        sa.Column("reports_to_id", Id, nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        _points("seats", "organization_id", "organizations"),
        _points("seats", "contact_id", "contacts"),
        _points("seats", "reports_to_id", "seats"),
        sa.UniqueConstraint("uid", name=op.f("uq_seats_uid")),
        _points("seats", "manager_id", "managers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sqlite_autoincrement=True,
    )
    for column in ("contact_id", "manager_id", "organization_id", "reports_to_id"):
        op.create_index(op.f(f"ix_seats_{column}"), "seats", [column])
