"""The words the command line's library says by itself, in the language chosen: help and wrong lines."""

import errno
import re
from collections.abc import Callable
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

from services.i18n import _

Sentence = Callable[[re.Match[str]], str]


class Command(TyperCommand):
    """A command whose help is wholly in the language chosen."""

    @override
    def get_help_option(self, ctx: Any) -> Any:
        return _told(super().get_help_option(ctx))

    @override
    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _("Usage: "))


class Group(TyperGroup):
    """The program itself, whose help is wholly in the language chosen."""

    @override
    def get_help_option(self, ctx: Any) -> Any:
        return _told(super().get_help_option(ctx))

    @override
    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _("Usage: "))


def _told(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this message and exit.")
    return option


def sentence(error: Any) -> str:
    """Return in one line what is wrong with the command line."""
    kind = type(error).__name__
    if kind == "MissingParameter" and error.param is not None:
        return _("{what} is missing.").format(what=error.param.get_error_hint().replace("'", ""))
    if kind == "NoSuchOption":
        said = _("There is no option {name}.").format(name=error.option_name)
        near = ", ".join(sorted(error.possibilities or ()))
        return said + (" " + _("Perhaps: {names}.").format(names=near) if near else "")
    message = _in_words(str(error.message))
    if kind == "BadParameter":
        param = getattr(error, "param", None)
        place = error.param_hint or (param.get_error_hint() if param is not None else "")
        where = place if isinstance(place, str) else " / ".join(place)
        return f"{where}：{message}".replace("'", "") if where else message
    return message


def refusal(error: OSError) -> str:
    """Return in one line what the system refused and no service foresaw."""
    said = {
        errno.ENOENT: _("There is no such file or folder."),
        errno.EACCES: _("This may not be read or written here."),
        errno.EPERM: _("This may not be read or written here."),
        errno.EROFS: _("This may not be read or written here."),
        errno.EISDIR: _("That is a folder, not a file."),
        errno.ENOTDIR: _("There is no such file or folder."),
        errno.ENAMETOOLONG: _("The name is too long."),
        errno.ENOSPC: _("The disk is full."),
    }.get(error.errno or 0, error.strerror or str(error))
    place = str(error.filename or "")
    return f"{place[:80]}：{said}" if place else said


def _in_words(message: str) -> str:
    """Return the library's complaint about a value in the language chosen; another one stays as it is."""
    for pattern, said in _COMPLAINTS:
        found = pattern.search(message)
        if found is not None:
            return said(found)
    return " ".join(message.split())


def _none_of(found: re.Match[str]) -> str:
    choices = ", ".join(re.findall(r"'([^']*)'", found[2])) or found[2]
    return _("{value} is none of {choices}.").format(value=found[1], choices=choices)


_COMPLAINTS: tuple[tuple[re.Pattern[str], Sentence], ...] = (
    (re.compile(r"'(.*?)' is not one of (.*?)\.?$", re.DOTALL), _none_of),
    (
        re.compile(r"greater than or equal to (\S+)"),
        lambda found: _("It is at least {least}.").format(least=found[1]),
    ),
    (
        re.compile(r"less than or equal to (\S+)"),
        lambda found: _("It is at most {most}.").format(most=found[1]),
    ),
    (re.compile(r"valid integer"), lambda _found: _("Write a whole number.")),
    (
        re.compile(r"Option '([^']*)' requires"),
        lambda found: _("{name} needs a value.").format(name=found[1]),
    ),
    (
        re.compile(r"Option '([^']*)' does not take a value"),
        lambda found: _("{name} takes no value.").format(name=found[1]),
    ),
    (
        re.compile(r"unexpected extra argument\(s\) \((.*)\)"),
        lambda found: _("Too many words: {words}").format(words=found[1]),
    ),
)
