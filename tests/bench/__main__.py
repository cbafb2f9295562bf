"""``make bench``: every operation at 100,000 people beside its peer or floor of the same run, as one table.

``python -m tests.bench [NAME…] [--people N]``; a name is a case: import table search tier start paper paths
map export trip duplicates suggestions. Nothing fails on time: read the ratios, the machine is shared.
"""

import argparse
import importlib
import sys
from pathlib import Path

from resources import data_path
from services import i18n
from services.contacts import places
from tests.bench.desk import Desk, say
from tests.bench.figures import Figure, table

CASES = {
    "import": "imports",
    "table": "table",
    "search": "search",
    "tier": "tiers",
    "start": "start",
    "paper": "paper",
    "paths": "paths",
    "map": "network",
    "export": "exports",
    "trip": "round_trip",
    "duplicates": "duplicates",
    "suggestions": "suggestions",
}


def main() -> int:
    """Measure what was asked for and print the table."""
    asked = argparse.ArgumentParser(prog="tests.bench", description="speed beside the peers'")
    asked.add_argument("names", nargs="*", metavar="NAME", help=" ".join(CASES))
    asked.add_argument("--people", type=int, default=100_000, metavar="N")
    asked.add_argument("--book", type=Path, help="a big book kept between runs; made when missing")
    choices = asked.parse_args()
    unknown = [name for name in choices.names if name not in CASES]
    if unknown:
        asked.error(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}")
    i18n.install(data_path("locale"), "zh_CN")
    places.use(data_path("data", "divisions.tsv"))
    figures: list[Figure] = []
    with Desk(choices.people, choices.book) as desk:
        for name in choices.names or CASES:
            say(f"{name} …")
            figures += importlib.import_module(f"tests.bench.{CASES[name]}").measure(desk)
    sys.stdout.write(f"\n{choices.people:,} people, medians, each beside its peer in the same run\n\n")
    sys.stdout.write(table(figures) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
