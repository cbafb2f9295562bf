"""What every table of the book has in common."""

import datetime as dt
import os
import time

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from typing_extensions import override

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Id = BigInteger().with_variant(Integer(), "sqlite")
"""Integer keys; SQLite numbers only INTEGER primary keys by itself."""


_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}


def new_uid() -> str:
    """Return a fresh UUID as 32 hexadecimal digits, the name of a record in files and merges."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """Return so many fresh UUIDs of version 7 in their order: the moment first, then chance.

    Their index grows at its end; by chance alone every new record would change another page of it.
    """
    moment = f"{max(0, time.time_ns() // 1_000_000):012x}"
    drawn = os.urandom(10 * count).hex()
    return sorted(
        f"{moment}7{drawn[at : at + 3]}{_VARIANT[drawn[at + 3]]}{drawn[at + 4 : at + 19]}"
        for at in range(0, 20 * count, 20)
    )


class Instant(TypeDecorator[dt.datetime]):
    """A moment, kept in UTC without a zone and handed out with it."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


class Base(DeclarativeBase):
    """The book's tables."""

    metadata = MetaData(naming_convention=NAMING)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> object:
        """Ids are never used again."""
        return ({"sqlite_autoincrement": True},)


class Identified:
    """A record that files and merges recognise by its UUID."""

    uid: Mapped[str] = mapped_column(String(32), default=new_uid, unique=True)


class Managed:
    """A record that belongs to one of the book's managers."""

    @declared_attr
    @classmethod
    def manager_id(cls) -> Mapped[int]:
        """Whose record it is."""
        return mapped_column(Id, ForeignKey("managers.id"), index=True)
