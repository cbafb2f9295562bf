"""Gatherings with their guests; surveys with their questions and answers."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    _add_gatherings()
    _add_guests()
    _add_surveys()
    _add_answers()


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def _number(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _allow_once(table: str, one: str, other: str) -> None:
    op.create_index(f"uq_{table}_{one}_{other}", table, [one, other], unique=True)


def _add_gatherings() -> None:
    op.create_table(
        "gatherings",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("theme", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("aim", sa.String(length=300), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.Column("interaction_id", Id, nullable=True),
        sa.Column("cohort_id", Id, nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        *_number("gatherings"),
        _points("gatherings", "interaction_id", "interactions"),
        _points("gatherings", "cohort_id", "cohorts"),
        sa.UniqueConstraint("uid", name=op.f("uq_gatherings_uid")),
        _points("gatherings", "manager_id", "managers"),
        sqlite_autoincrement=True,
    )
    for column in ("cohort_id", "day", "interaction_id", "manager_id"):
        op.create_index(op.f(f"ix_gatherings_{column}"), "gatherings", [column])


def _add_guests() -> None:
    op.create_table(
        "guests",
        sa.Column("gathering_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("lectures", sa.Boolean(), nullable=False),
        sa.Column("gave_card", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        *_number("guests"),
        _points("guests", "gathering_id", "gatherings"),
        _points("guests", "contact_id", "contacts"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guests_contact_id"), "guests", ["contact_id"])
    op.create_index(
        "uq_guests_gathering_id_contact_id", "guests", ["gathering_id", "contact_id"], unique=True
    )


def _add_surveys() -> None:
    op.create_table(
        "surveys",
        sa.Column("theme", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        *_number("surveys"),
        sa.UniqueConstraint("uid", name=op.f("uq_surveys_uid")),
        _points("surveys", "manager_id", "managers"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_surveys_manager_id"), "surveys", ["manager_id"])
    op.create_table(
        "questions",
        sa.Column("survey_id", Id, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("feeds", sa.String(length=8), nullable=False),
        *_number("questions"),
        _points("questions", "survey_id", "surveys"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_questions_survey_id"), "questions", ["survey_id"])


def _add_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("question_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("interaction_id", Id, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        *_number("answers"),
        _points("answers", "question_id", "questions"),
        _points("answers", "contact_id", "contacts"),
        _points("answers", "interaction_id", "interactions"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_answers_contact_id"), "answers", ["contact_id"])
    op.create_index(op.f("ix_answers_interaction_id"), "answers", ["interaction_id"])
    op.create_index(
        "uq_answers_question_id_contact_id", "answers", ["question_id", "contact_id"], unique=True
    )
