"""The command line as a whole: families, global options, and how every error ends."""

import importlib
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from services.errors import RenmaiError
from services.i18n import _
from ui.commands import line_words
from ui.commands.frame import REFUSED, Choices

_WrongLine: type[typer.BadParameter] = typer.BadParameter.__mro__[2]
"""What the library raises for a command line it cannot read; it has no public name."""

FAMILIES = (
    "book",
    "exchange",
    "remembered",
    "people",
    "same_person",
    "editing",
    "prospects",
    "network",
    "introductions",
    "insight",
    "firms",
    "suggestions",
    "diary",
    "sheets",
    "brief",
    "gatherings",
    "calendar",
    "cards",
    "greetings",
)


def version() -> str:
    """Return the program's version."""
    try:
        return metadata.version("renmai")
    except metadata.PackageNotFoundError:
        return "0.1.0"


def build() -> typer.Typer:
    """Return the command line with all its families."""
    app = typer.Typer(
        name="renmai",
        cls=line_words.Group,
        help=_("Renmai: the book of the people you know. Without a command it opens the window."),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
    )
    app.callback()(_choices)
    for family in FAMILIES:
        importlib.import_module(f"ui.commands.{family}").register(app)
    for command in app.registered_commands:
        command.cls = line_words.Command
    return app


def _choices(
    context: typer.Context,
    book: Annotated[str, typer.Option(metavar="BOOK", help=_("the book: a file or postgresql://…"))] = "",
    password_file: Annotated[
        Path | None, typer.Option(metavar="F", help=_("a file that holds the password"))
    ] = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=lambda on: _show_version(on), help=_("name and version")
        ),
    ] = False,
) -> None:
    context.obj = Choices(book=book, password_file=password_file)


def _show_version(on: bool) -> None:
    if on:
        typer.echo(f"Renmai 人脉 {version()}")
        raise typer.Exit


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit status: 0 done, 2 wrong command line, 3 refused."""
    speak_utf8()
    try:
        result = build()(list(arguments), prog_name="renmai", standalone_mode=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except RenmaiError as error:
        sys.stderr.write(error.sentence() + "\n")
        return REFUSED
    except _WrongLine as error:
        if not arguments:
            error.show()
        else:
            sys.stderr.write(line_words.sentence(error) + "\n")
        return 2
    except OSError as error:  # what a service did not foresee: a name too long, a folder out of reach
        sys.stderr.write(line_words.refusal(error) + "\n")
        return REFUSED
    except UnicodeEncodeError:  # bytes of the terminal that are no text
        sys.stderr.write(_("There are signs here that cannot be kept.") + "\n")
        return REFUSED
    except OverflowError:
        sys.stderr.write(_("A number is too large.") + "\n")
        return REFUSED
    except typer.Abort:
        return 130
    return result if isinstance(result, int) else 0


def speak_utf8() -> None:
    """Let Chinese come out whole also where the console or locale is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
