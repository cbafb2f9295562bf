"""The one place that builds long-lived things: a command goes to ui/commands, else the window opens."""

import gc
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from resources import data_path
from services import i18n, locations
from services.cards import pixels
from services.contacts import divisions
from services.greetings import shipped_table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    i18n.install(data_path("locale"), i18n.language_of_environment())
    divisions.use(data_path("data", "divisions.tsv"))
    shipped_table.use(data_path("data", "greetings.tsv"))
    pixels.use(_decoded)
    if arguments and arguments[0] == "--headless-trip":
        from ui.commands.trip import make_trip

        return make_trip(Path(arguments[1] if len(arguments) > 1 else "out"))
    if not arguments or arguments[0] == "--sample" or _is_book(arguments):
        load_window()
        from services.preferences import Preferences
        from ui.shell.start import open_window

        i18n.install(data_path("locale"), str(Preferences().get("language", i18n.language())))
        return open_window(_book_meant(arguments), sample_wanted=arguments[:1] == ["--sample"])
    from ui.commands import line

    return line.run(arguments)


def _decoded(picture: Path) -> pixels.Pixels:
    """Return a picture's pixels; what decodes it is loaded with the first one."""
    from ui.cards.picture_files import pixels_of

    return pixels_of(picture)


def load_window() -> None:
    """Load what the first picture needs.

    Collecting garbage waits until the window is open: everything loaded now stays anyway.
    """
    gc.disable()
    from ui import binding

    binding.read_no_sources()
    importlib.import_module("ui.shell.start")


def _is_book(arguments: Sequence[str]) -> bool:
    """Tell whether the only argument is a book's file, as when one is double-clicked."""
    return len(arguments) == 1 and arguments[0].lower().endswith(locations.BOOK_SUFFIX)


def _book_meant(arguments: Sequence[str]) -> Path | None:
    return Path(arguments[0]) if _is_book(arguments) else None


if __name__ == "__main__":
    raise SystemExit(main())
