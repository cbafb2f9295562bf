"""Puts the compiled words into every wheel, whether or not they lay in the tree."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override


class WordsHook(BuildHookInterface[Any]):
    """Compiles the catalogs before hatchling collects the files."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write each language's ``renmai.mo`` by the script that the checkout uses too."""
        script = Path(self.root, "resources", "locale", "compile_messages.py")
        subprocess.run([sys.executable, str(script)], check=False, stderr=subprocess.DEVNULL)
