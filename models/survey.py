"""Surveys: a theme, its questions, and what each person answered."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class Survey(Identified, Managed, Base):
    """Questions put to several people about one theme."""

    __tablename__ = "surveys"

    theme: Mapped[str] = mapped_column(String(200))
    day: Mapped[dt.date] = mapped_column(Date)
    """When it was drawn up."""


class Question(Base):
    """One question; its choices stand one to a line."""

    __tablename__ = "questions"

    survey_id: Mapped[int] = mapped_column(Id, ForeignKey("surveys.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(String(300))
    choices: Mapped[str] = mapped_column(Text, default="")
    feeds: Mapped[str] = mapped_column(String(8), default="nothing")


class Answer(Base):
    """What one person said to one question."""

    __tablename__ = "answers"

    question_id: Mapped[int] = mapped_column(Id, ForeignKey("questions.id"))
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("uq_answers_question_id_contact_id", "question_id", "contact_id", unique=True),
        {"sqlite_autoincrement": True},
    )
