"""Errors at the end of their way: one sentence for the user, the technical text behind it, no logs."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from services.errors import RenmaiError
from services.i18n import _


def sentence_of(error: object) -> tuple[str, str, str]:
    """Return what happened, what to do, and the technical text of an error."""
    if isinstance(error, RenmaiError):
        cause = error.__cause__
        return error.message, error.hint, "" if cause is None else _technical(cause)
    if isinstance(error, BaseException):
        return (
            _("Something went wrong in the program."),
            _("What you had stored is still there."),
            _technical(error),
        )
    return str(error), "", ""


def _technical(error: BaseException) -> str:
    """Return the place and kind of an error without its message, which may name people."""
    lines = [
        f"{frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)[-6:]
    ]
    return "\n".join([type(error).__name__, *lines])


def install_hook(show: Callable[[object], None]) -> None:
    """Show errors nobody caught in the window rather than end the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error)

    sys.excepthook = hook
