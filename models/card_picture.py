"""Pictures of business cards, kept with the people they brought in."""

import datetime as dt

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Instant, Managed


class CardPicture(Managed, Base):
    """The picture a contact was typed in from.

    It lies in the book and not beside it: so the book's password protects it, backups carry it, and erasing
    the person erases it.
    """

    __tablename__ = "card_pictures"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(Instant)
    file: Mapped[str] = mapped_column(String(200), default="")
    """What the picture was called."""
    jpeg: Mapped[str] = mapped_column(Text)
    """The picture in base 64: the journal keeps rows as text."""
