"""Renmai as an installed package: its own folder goes first on the path, then the program starts."""

import sys
from multiprocessing import freeze_support
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def main() -> int:
    """Start the program; a child process of the one-folder build does its share here and goes."""
    freeze_support()
    import app

    return app.main()
