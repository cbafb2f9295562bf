"""Files of the corpora read for tests: hundreds of small ones, each in a child, would take minutes."""

from pathlib import Path

from services.exchange import card_child, card_sheets
from services.exchange.limits import Limits
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Workbook
from services.exchange.readers.sniffing import sniff


def read_here(path: Path) -> Workbook:
    """Read a file; what a child would say of cards is said here."""
    limits = Limits()
    if sniff(path, limits) != "vcf":
        return read_file(path)
    told = card_child.told(path.read_bytes(), limits.rows)
    return card_sheets.workbook_of(path, told, None, limits)
