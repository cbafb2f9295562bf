"""The program as another program drives it: one command after the other, answers as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resources import data_path
from services.contacts import places
from services.greetings import shipped_table
from ui.commands import line

Renmai = Callable[..., Any]


@pytest.fixture
def renmai(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Renmai:
    """Run a command on the test's book; return its JSON, or (status, stderr) when ``status`` is expected."""
    places.use(data_path("data", "divisions.tsv"))
    shipped_table.use(data_path("data", "greetings.tsv"))
    book = tmp_path / "b.renmai"

    def run(*words: object, status: int = 0) -> Any:
        capfd.readouterr()
        arguments = ["--book", str(book), *map(str, words)]
        found = line.run(arguments if status else [*arguments, "--json"])
        out, err = capfd.readouterr()
        assert found == status, err
        if status:
            assert "Traceback" not in err
            return err
        assert err == ""
        return json.loads(out)

    return run
