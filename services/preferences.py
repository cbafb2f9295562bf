"""Choices that belong to this machine rather than to a book: theme, language, widths of columns."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from services import locations


class Preferences:
    """A small JSON file, written whole and atomically; a broken or unwritable one counts as empty."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or locations.config_folder() / "preferences.json"
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            read = json.loads(self._path.read_text(encoding="utf-8"))
            self._values = read if isinstance(read, dict) else {}

    def get(self, key: str, default: Any = None) -> Any:
        """Return a choice, or the default where none was made."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep a choice; one that cannot be written is kept for this run only."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        with contextlib.suppress(OSError):
            locations.make_private_folder(self._path.parent)
            draft = self._path.with_suffix(".new")
            draft.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(draft, self._path)  # noqa: PTH105  (atomic on every system)
