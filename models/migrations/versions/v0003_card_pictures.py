"""Pictures of business cards."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    op.create_table(
        "card_pictures",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("jpeg", sa.Text(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_card_pictures_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_card_pictures_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_pictures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_card_pictures_contact_id"), "card_pictures", ["contact_id"])
    op.create_index(op.f("ix_card_pictures_manager_id"), "card_pictures", ["manager_id"])
