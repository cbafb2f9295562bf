"""What goes into a zipped file packed on a thread of its own: deflating takes as long as making the text."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO

Write = Callable[[str], None]
_MOST_WAITING = 2
"""Blocks of text that may wait to be packed, so that they do not fill the memory."""


@contextmanager
def packed(file: IO[bytes]) -> Iterator[Write]:
    """Give a function that hands text on to be encoded and written in its order.

    Raises the OSError of a block that could not be written with a later one, or at the end.
    """
    waiting: deque[Future[int]] = deque()
    with ThreadPoolExecutor(1) as worker:

        def write(text: str) -> None:
            while len(waiting) >= _MOST_WAITING:
                waiting.popleft().result()
            waiting.append(worker.submit(lambda: file.write(text.encode())))

        yield write
        while waiting:
            waiting.popleft().result()
