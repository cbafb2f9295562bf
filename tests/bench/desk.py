"""What a measurement is given: invented people, a workbook of them, the big book; and processes of its own.

A case that measures memory or a start runs ``python -m tests.bench.<module> <words>`` and reads the one line
of JSON that comes back.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.bench import people
from tests.bench.people import Person
from tests.bench.workbook import write_xlsx

ROOT = Path(__file__).parents[2]
_MARK = "@@"


class Desk:
    """Holds what all cases share; everything is made when first asked for and gone at the end."""

    def __init__(self, count: int, kept: Path | None = None) -> None:
        self.count = count
        self._kept = kept
        self.folder = Path(tempfile.mkdtemp(prefix="renmai-bench-"))
        self.home = self.folder / "home"
        self.home.mkdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @cached_property
    def everyone(self) -> list[Person]:
        """The people of book and workbook."""
        return people.people(self.count)

    @cached_property
    def workbook(self) -> Path:
        """The people as a list of twelve columns."""
        path = self.folder / "list.xlsx"
        write_xlsx(path, self.everyone)
        return path

    @cached_property
    def book(self) -> Path:
        """The big book; cases that write take a copy."""
        path = self._kept or self.folder / "people.renmai"
        if not path.exists():
            say(f"making a book of {self.count:,} people …")
            self.python("-m", "tests.bench.big_book", str(path), str(self.count))
        return path

    @contextmanager
    def copy_of_book(self) -> Iterator[Path]:
        """Give a copy of the big book to write in."""
        path = self.folder / "copy.renmai"
        shutil.copyfile(self.book, path)
        try:
            yield path
        finally:
            for end in ("", "-wal", "-shm", ".lock", ".holder"):
                Path(f"{path}{end}").unlink(missing_ok=True)

    def environment(self) -> dict[str, str]:
        """Return the surroundings of a process: no screen, a home of its own."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "PYTHON"))}
        return kept | {
            "HOME": str(self.home),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "zh_CN.UTF-8",
            "PYTHONPATH": str(ROOT),
        }

    def python(self, *words: str) -> str:
        """Run a Python process in these surroundings and return what it prints."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
        return done.stdout

    def case(self, module: str, *words: object) -> dict[str, Any]:
        """Run one case in a process of its own and return its report."""
        printed = self.python("-m", f"tests.bench.{module}", *map(str, words))
        line = next(line for line in printed.splitlines() if line.startswith(_MARK))
        report: dict[str, Any] = json.loads(line.removeprefix(_MARK))
        return report


def report(**facts: object) -> None:
    """Hand a case's figures to the process that asked."""
    sys.stdout.write(_MARK + json.dumps(facts) + "\n")
    sys.stdout.flush()


def say(words: str) -> None:
    """Tell whoever waits what is going on."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def memory() -> float:
    """Return the memory this process has now, in MB."""
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def peak_memory() -> float:
    """Return the most memory this process ever had, in MB; its children are not counted in."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
