"""Regular expressions compiled when first used: dozens of them cost more than a picture that waits."""

import re
from typing import Any, cast


class _Late:
    """Stands in for a compiled expression; what is asked of it once is kept."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that is compiled by its first match; ``re`` keeps what it compiled."""
    return cast("re.Pattern[str]", _Late(text, flags))
