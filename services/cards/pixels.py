"""Pictures as services see them: grey pixels; who decodes picture files is said once, at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from services.errors import FileError
from services.i18n import _

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".tif", ".tiff")
"""What pictures of cards are called, small letters."""
NOT_READ = (".heic", ".heif")
"""What telephones call pictures that cannot be read here."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in grey: one byte a pixel, row by row without gaps, 0 black."""

    width: int
    height: int
    grey: bytes


class PictureError(FileError):
    """A picture cannot be read, or there is no card on it."""


Decode = Callable[[Path], Pixels]
"""Turns a picture file into pixels, upright; raises PictureError."""

_decode: Decode | None = None


def use(decode: Decode | None) -> None:
    """Choose who decodes picture files for the functions of this module."""
    global _decode  # one program has one
    _decode = decode


def decoded(path: Path) -> Pixels:
    """Return the pixels of a picture file; raises PictureError."""
    if path.suffix.lower() in NOT_READ:
        raise heic()
    if _decode is None:
        raise broken()
    return _decode(path)


def is_picture(path: Path) -> bool:
    """Tell whether a file is called as pictures are, those included that cannot be read."""
    return path.suffix.lower() in SUFFIXES + NOT_READ


def broken() -> PictureError:
    """Return the refusal of a picture that is damaged or of an unknown kind."""
    return PictureError(
        _("This picture is damaged or of a kind that is not known here."),
        _("Save it as JPEG or PNG and take that."),
    )


def heic() -> PictureError:
    """Return the refusal of a telephone's own kind of picture."""
    return PictureError(
        _("Pictures of the kind HEIC cannot be read."),
        _("Send it to yourself as JPEG, or set the telephone's camera to “most compatible”."),
    )
