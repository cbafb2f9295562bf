"""Files the program carries: icons, words, data, samples."""

from pathlib import Path

_HERE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """Return the path of a carried file, such as ``data_path("locale")``.

    The program is always installed unpacked (wheel, one-folder build), so a plain path is enough.
    """
    return _HERE.joinpath(*parts)
