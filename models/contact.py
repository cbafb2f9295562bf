"""A person, and the ways, places, days and remarks that belong to them."""

import datetime as dt

from sqlalchemy import Boolean, Date, Float, ForeignKey, Index, Integer, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class Manager(Identified, Base):
    """A user of the book; a file book has one, a branch many."""

    __tablename__ = "managers"

    name: Mapped[str] = mapped_column(String(120))
    branch: Mapped[str] = mapped_column(String(200), default="")
    contact_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("contacts.id", use_alter=True, name="fk_managers_contact_id_contacts")
    )
    """The contact that is the manager's own person, **me**."""


class Contact(Identified, Managed, Base):
    """A person; one of them is me."""

    __tablename__ = "contacts"

    is_me: Mapped[bool] = mapped_column(Boolean, default=False)
    name: Mapped[str] = mapped_column(String(120))
    name_note: Mapped[str] = mapped_column(String(120), default="")
    """What stood in brackets behind the name."""
    nickname: Mapped[str] = mapped_column(String(120), default="")
    english_name: Mapped[str] = mapped_column(String(120), default="")
    salutation: Mapped[str] = mapped_column(String(60), default="")
    """How I address them, when it is not what the rules would give."""
    gender: Mapped[str | None] = mapped_column(String(10))
    sort_key: Mapped[str] = mapped_column(String(400), default="")
    """Pinyin order; SQLite would sort Chinese by code point."""
    search_key: Mapped[str] = mapped_column(Text, default="")
    """Lower-case name, spellings, initials, digits and organization, joined by the unit separator."""

    birth_solar: Mapped[str | None] = mapped_column(String(10))
    """YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD."""
    birth_lunar_month: Mapped[int | None] = mapped_column(SmallInteger)
    birth_lunar_day: Mapped[int | None] = mapped_column(SmallInteger)
    birth_lunar_leap: Mapped[bool] = mapped_column(Boolean, default=False)
    birth_lunar_year: Mapped[int | None] = mapped_column(SmallInteger)
    native_place: Mapped[str] = mapped_column(String(200), default="")
    native_code: Mapped[str | None] = mapped_column(String(6), index=True)
    birth_place: Mapped[str] = mapped_column(String(200), default="")
    birth_code: Mapped[str | None] = mapped_column(String(6))
    ethnicity: Mapped[str] = mapped_column(String(40), default="")
    party: Mapped[str] = mapped_column(String(40), default="")
    spouse: Mapped[str] = mapped_column(String(120), default="")
    children: Mapped[str] = mapped_column(String(200), default="")
    notes: Mapped[str] = mapped_column(Text, default="")

    source: Mapped[str] = mapped_column(String(200), default="")
    """Where the record came from, in words: the file, the person who told."""
    purpose: Mapped[str] = mapped_column(String(200), default="")
    """What it is kept for."""
    consent: Mapped[str] = mapped_column(String(200), default="")
    do_not_contact: Mapped[bool] = mapped_column(Boolean, default=False)
    do_not_contact_reason: Mapped[str] = mapped_column(String(200), default="")
    added_at: Mapped[dt.datetime] = mapped_column(Instant)
    added_day: Mapped[dt.date] = mapped_column(Date)

    # What lists show and sort by, kept on the row by the services that change it.
    organization_id: Mapped[int | None] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    organization: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="", index=True)
    last_day: Mapped[dt.date | None] = mapped_column(Date)
    """Local day of the last interaction that counts."""
    clock_ordinal: Mapped[int] = mapped_column(Integer, default=0)
    """Proleptic ordinal of ``last_day``, else of ``added_day``: overdue counts from here."""
    next_day: Mapped[dt.date | None] = mapped_column(Date)
    """Due day of the earliest open task."""

    value: Mapped[int | None] = mapped_column(SmallInteger)
    demand: Mapped[int | None] = mapped_column(SmallInteger)
    authority: Mapped[int | None] = mapped_column(SmallInteger)
    personality: Mapped[int | None] = mapped_column(SmallInteger)
    closeness: Mapped[int | None] = mapped_column(SmallInteger)
    competition: Mapped[int | None] = mapped_column(SmallInteger)
    first_sum: Mapped[int] = mapped_column(SmallInteger, default=0)
    """W1: the weights of the factors known to be first class."""
    second_sum: Mapped[int] = mapped_column(SmallInteger, default=0)
    third_sum: Mapped[int] = mapped_column(SmallInteger, default=0)
    computed_rank: Mapped[int] = mapped_column(SmallInteger, default=4)
    tier_rank: Mapped[int] = mapped_column(SmallInteger, default=4)
    """The tier that counts, 1 (A) to 4 (unrated): the pinned one, else the computed one."""
    pin_rank: Mapped[int | None] = mapped_column(SmallInteger)
    pin_reason: Mapped[str] = mapped_column(String(200), default="")
    pin_until: Mapped[dt.date | None] = mapped_column(Date)
    distance: Mapped[int | None] = mapped_column(SmallInteger)
    """Fewest people between me and them; absent when there is no way, or before it was counted."""

    __table_args__ = (
        Index(
            "ix_contacts_priority",
            "is_me",
            "tier_rank",
            first_sum.desc(),
            second_sum.desc(),
            "third_sum",
            "clock_ordinal",
            "sort_key",
        ),
        Index("ix_contacts_pin_until", "pin_until", sqlite_where=text("pin_until IS NOT NULL")),
        Index("ix_contacts_name", "name"),
        Index("ix_contacts_birth_code", "birth_code", sqlite_where=text("birth_code IS NOT NULL")),
        # Whose birthday it is: a narrow walk over those who told it, instead of the whole book every morning.
        Index("ix_contacts_birth_solar", "birth_solar", sqlite_where=text("birth_solar IS NOT NULL")),
        Index(
            "ix_contacts_birth_lunar",
            "birth_lunar_month",
            "birth_lunar_day",
            sqlite_where=text("birth_lunar_month IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )


class ContactPoint(Base):
    """A phone, e-mail, WeChat or QQ of somebody; numbers as dialled, without spaces."""

    __tablename__ = "contact_points"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(200), index=True)
    label: Mapped[str] = mapped_column(String(60), default="")
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    unsure: Mapped[bool] = mapped_column(Boolean, default=False)
    """Kept as entered although a rule doubts it."""


class Address(Base):
    """A place somebody lives, lived or works at: the text and the current division code."""

    __tablename__ = "addresses"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(String(300))
    code: Mapped[str | None] = mapped_column(String(6), index=True)
    postcode: Mapped[str] = mapped_column(String(10), default="")


class SpecialDay(Base):
    """A day of somebody's own besides the birthday: wedding, founding of the firm."""

    __tablename__ = "special_days"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    label: Mapped[str] = mapped_column(String(60))
    solar: Mapped[str | None] = mapped_column(String(10))
    lunar_month: Mapped[int | None] = mapped_column(SmallInteger)
    lunar_day: Mapped[int | None] = mapped_column(SmallInteger)
    lunar_leap: Mapped[bool] = mapped_column(Boolean, default=False)


class Remark(Managed, Base):
    """One thing learned about somebody: an interest, the family, what not to mention."""

    __tablename__ = "remarks"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    day: Mapped[dt.date | None] = mapped_column(Date)
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)


class Tag(Identified, Managed, Base):
    """A word the manager puts on people."""

    __tablename__ = "tags"

    name: Mapped[str] = mapped_column(String(60), unique=True)


class Tagging(Base):
    """One tag on one person."""

    __tablename__ = "taggings"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    tag_id: Mapped[int] = mapped_column(Id, ForeignKey("tags.id"), index=True)

    __table_args__ = (
        Index("uq_taggings_contact_id_tag_id", "contact_id", "tag_id", unique=True),
        {"sqlite_autoincrement": True},
    )


class MapPosition(Managed, Base):
    """Where a person stands on a named map; laid out once, then kept."""

    __tablename__ = "map_positions"

    map_name: Mapped[str] = mapped_column(String(60), index=True)
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    x: Mapped[float] = mapped_column(Float)
    y: Mapped[float] = mapped_column(Float)
    pinned: Mapped[bool] = mapped_column(Boolean, default=False)
