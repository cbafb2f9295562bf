"""Merge the areas' catalogs of a language into the one that gettext reads."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent


def merged(folder: Path) -> tuple[Catalog, list[str]]:
    """Return one catalog of all areas in the folder, and what is wrong with them."""
    whole = Catalog(locale=folder.name, domain="renmai", project="Renmai", version="1")
    faults: list[str] = []
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            area = read_po(file, locale=folder.name, abort_invalid=True)
        for message in area:
            if not message.id:
                continue
            told = whole.get(message.id, message.context)
            if told is not None and told.string != message.string:
                faults.append(f"{path.name}: {message.id!r} is {message.string!r}, elsewhere {told.string!r}")
            elif told is None:
                whole.add(message.id, message.string, context=message.context)
            if not message.string or (isinstance(message.string, tuple) and not all(message.string)):
                faults.append(f"{path.name}: {message.id!r} is not translated")
    return whole, faults


def compiled(catalog: Catalog) -> bytes:
    """Return the catalog as gettext's binary file, without a date in it."""
    catalog.header_comment = ""
    buffer = io.BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Write every language's merged catalog; the exit status tells whether one is at fault."""
    status = 0
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_")):
        catalog, faults = merged(folder)
        for fault in faults:
            sys.stderr.write(f"{folder.name}/{fault}\n")
            status = 1
        target = folder / "LC_MESSAGES" / "renmai.mo"
        target.parent.mkdir(exist_ok=True)
        made = compiled(catalog)
        if not target.exists() or target.read_bytes() != made:
            target.write_bytes(made)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
