"""A book written on one thread is let go of on another, as a window does."""

import threading
from pathlib import Path

from services.book import Book
from tests.builders import new_book


def test_that_a_book_written_on_the_worker_is_free_once_the_window_closes_it(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    book.close()
    book = Book.open(book.path)
    worker = threading.Thread(target=book.claim)
    worker.start()
    worker.join()
    book.close()
    again = Book.open(book.path)
    again.claim()
    again.close()
