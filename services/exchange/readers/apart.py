"""Work on a file done in a process of its own: a hostile or broken one harms nothing but that."""

import marshal
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.progress import Progress

_POLL_SECONDS = 0.05  # how soon a wish to cancel is seen
_starting = threading.Lock()

Message = tuple[Any, ...]


@contextmanager
def child(
    work: Callable[..., None], args: tuple[Any, ...], progress: Progress | None, limits: Limits
) -> Iterator[Iterator[Message]]:
    """Run ``work(connection, *args, memory, seconds)`` apart, hand out what it says, and end it in any case.

    The messages raise a FileError when the child dies or takes too long, CancelledError when it is to stop.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    bounds = (limits.memory_bytes, round(limits.seconds) + 1)
    process = context.Process(target=work, args=(theirs, *args, *bounds), daemon=True)
    with without_main():
        process.start()
    theirs.close()
    try:
        yield _messages(ours, process, progress, limits)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


@contextmanager
def without_main() -> Iterator[None]:
    """Keep the child from running the program's own main again: it needs nothing of it and starts faster."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _messages(
    connection: Connection, process: Any, progress: Progress | None, limits: Limits
) -> Iterator[Message]:
    """Yield what the child says until its end; raises when it dies, takes too long or is to stop."""
    deadline = time.monotonic() + limits.seconds
    while True:
        while not connection.poll(_POLL_SECONDS):
            if progress is not None:
                progress.step(0, 1)
            if time.monotonic() > deadline:
                raise errors.ReadingTooLongError(limits)
        try:
            message: Message = marshal.loads(connection.recv_bytes())
        except EOFError:
            raise _death(process, limits) from None
        if message[0] == "end":
            return
        yield message


def _death(process: Any, limits: Limits) -> Exception:
    """Return the refusal for a child that ended before its work did."""
    process.join(1)
    if process.exitcode == -getattr(signal, "SIGXCPU", 24):
        return errors.ReadingTooLongError(limits)
    if process.exitcode == -signal.SIGABRT:  # Rust ends so when memory is refused
        return errors.too_much_memory()
    return errors.DamagedFileError()
