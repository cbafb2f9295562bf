"""The shipped wordings, as the program has them."""

import pytest

from resources import data_path
from services.greetings import shipped_table


@pytest.fixture(autouse=True)
def wordings() -> None:
    """Let greetings be written from the shipped table."""
    shipped_table.use(data_path("data", "greetings.tsv"))
