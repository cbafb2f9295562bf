"""Greetings before they are sent: what was decided about each, and the templates they are written from."""

import datetime as dt

from sqlalchemy import Boolean, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class Greeting(Managed, Base):
    """What the user decided about greeting somebody for an occasion; once sent, the diary holds it."""

    __tablename__ = "greetings"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    occasion: Mapped[str] = mapped_column(String(60))
    day: Mapped[dt.date] = mapped_column(Date, index=True)
    """The day of the occasion."""
    text: Mapped[str] = mapped_column(Text, default="")
    """The wording, once the user chose or changed it."""
    skipped: Mapped[bool] = mapped_column(Boolean, default=False)
    answers: Mapped[str] = mapped_column(Text, default="[]")
    """JSON: the rules that asked of this very wording and were answered with "send it"."""


class GreetingTemplate(Identified, Managed, Base):
    """A wording of the user's own, or a shipped one changed or put away."""

    __tablename__ = "greeting_templates"

    occasion: Mapped[str] = mapped_column(String(60), default="")
    """The Chinese name of the occasion; empty: any festival."""
    tie: Mapped[str] = mapped_column(String(16), default="")
    """For whom: relative, friend, schooling, teacher …; empty: anybody."""
    text: Mapped[str] = mapped_column(Text, default="")
    """Empty where a shipped one is put away."""
    replaces: Mapped[str] = mapped_column(String(40), default="")
    """The key of the shipped template this one stands for; empty for one quite new."""
