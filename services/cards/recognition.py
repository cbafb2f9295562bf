"""Print on pictures recognised in a child process, which lives as long as there are pictures to read."""

import importlib.util
import marshal
import multiprocessing
import sys
import time
from multiprocessing.connection import Connection
from typing import Any, Self

from services.cards import recognition_child
from services.cards.lines import Piece
from services.cards.pixels import PictureError, Pixels
from services.exchange.readers.apart import without_main
from services.i18n import _
from services.progress import Progress

_POLL_SECONDS = 0.05
_MOST_SECONDS = 180.0
_NEEDED = ("rapidocr", "onnxruntime")


class ExtraMissingError(PictureError):
    """The part of the program that reads print is not installed; the hint says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            _("Reading print from pictures needs an addition that is not installed."), how_to_get()
        )


def how_to_get() -> str:
    """Return how to get what reads print, with the exact line to type."""
    if getattr(sys, "frozen", False):
        return _("This copy of Renmai takes no additions; one installed with pip does. QR codes are read.")
    return _("Type this in a terminal, then start Renmai again: {line}").format(line=install_line())


def install_line() -> str:
    """Return the line that installs the extra into the environment this program runs in."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f'{python} -m pip install "renmai[ocr]"'


def is_installed() -> bool:
    """Tell whether print can be read, without loading what reads it."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)


class Recognizer:
    """Reads print; the child starts with the first picture and is ended by ``close``."""

    def __init__(self) -> None:
        self._process: Any = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_told: object) -> None:
        self.close()

    def read(self, pixels: Pixels, progress: Progress) -> list[Piece]:
        """Return the pieces of text on a picture; raises PictureError, CancelledError when stopped."""
        if not is_installed():
            raise ExtraMissingError
        if self._process is None or not self._process.is_alive():
            self.close()
            self._start()
        assert self._connection is not None
        try:
            self._connection.send_bytes(marshal.dumps((pixels.width, pixels.height, pixels.grey)))
            answer = self._answer(progress)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            raise _not_read() from None
        if answer is None:
            raise _not_read()
        return [Piece(text, corners, score) for text, corners, score in answer]

    def _answer(self, progress: Progress) -> list[Any] | None:
        """Wait for the child; stopping it is killing it, for it cannot be asked meanwhile."""
        assert self._connection is not None
        deadline = time.monotonic() + _MOST_SECONDS
        done = False
        try:
            while not self._connection.poll(_POLL_SECONDS):
                progress.step(0, 1)
                if time.monotonic() > deadline:
                    return None
            done = True
            found: list[Any] | None = marshal.loads(self._connection.recv_bytes())
            return found
        finally:
            if not done:
                self.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=recognition_child.serve, args=(theirs,), daemon=True)
        with without_main():
            self._process.start()
        theirs.close()

    def close(self) -> None:
        """End the child; what it took of memory is free again."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _not_read() -> PictureError:
    return PictureError(
        _("The print on this picture could not be read."), _("Type the person in beside the picture.")
    )
