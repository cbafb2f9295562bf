"""How much of a file the program is ready to take in."""

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; sizes in bytes, time in seconds.

    ``ratio`` (unpacked to packed) is judged only once a file unpacks to more than ``ratio_from``, for a
    small sheet of blanks packs well without meaning harm.
    """

    file_bytes: int = 50 * _MEGABYTE
    unpacked_bytes: int = 300 * _MEGABYTE
    ratio: int = 100
    ratio_from: int = 10 * _MEGABYTE
    entries: int = 2_000
    rows: int = 200_000
    columns: int = 256
    memory_bytes: int = 1 << 30
    seconds: float = 30.0
