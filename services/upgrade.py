"""Carries a book to the newest schema by Alembic: made new, brought up, or politely refused."""

from pathlib import Path
from typing import TYPE_CHECKING

from services.errors import BookTooNewError
from services.i18n import _

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

NEWEST = "0008"
"""The schema this program writes; a test holds that it is the last of models/migrations."""

_SCRIPTS = Path(__file__).parents[1] / "models" / "migrations"


def version_of(engine: "Engine") -> str | None:
    """Return the schema version of a book, or None for an empty file."""
    from sqlalchemy import inspect, text

    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)


def config(connection: "Connection") -> "Config":
    """Return Alembic's configuration, made in code, on an open connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_SCRIPTS))
    made.attributes["connection"] = connection
    return made


def is_known(version: str) -> bool:
    """Tell whether this program knows that schema version."""
    return version <= NEWEST


def refuse_newer(version: str | None) -> None:
    """Refuse a book written by a newer program."""
    if version is not None and not is_known(version):
        raise BookTooNewError(
            _("This book was written by a newer version of Renmai (schema {version}).").format(
                version=version
            ),
            _("Install the newer version; the book was not touched."),
        )


def bring_up(engine: "Engine") -> None:
    """Carry the book to the newest schema in one transaction; the caller has made a backup."""
    from alembic import command

    from services import storage

    with engine.connect().execution_options(**{storage.WRITES: True}) as connection:
        with connection.begin():
            command.upgrade(config(connection), "head")
        storage.mark_as_book(connection)
        connection.commit()
