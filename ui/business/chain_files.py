"""The chain of a firm as a PNG, SVG or PDF."""

from pathlib import Path

from services.business.supply_chain import Chain
from services.errors import FileError
from services.i18n import _
from ui.business.chain_picture import ChainDrawing, places
from ui.headless import ensure_application
from ui.look.theme import Theme
from ui.network import picture_files


def write_chain(chain: Chain, path: Path) -> None:
    """Write a chain by the file's extension; raises FileError where that is another or cannot be written."""
    if path.suffix.lower() not in picture_files.SUFFIXES:
        raise FileError(
            _("{file}: a chain is written as .png, .svg or .pdf.").format(file=path.name),
            _("Give the file one of these extensions."),
        )
    if not path.absolute().parent.is_dir():
        raise FileError(_("There is no folder {folder}.").format(folder=path.absolute().parent))
    ensure_application()
    picture_files.write(ChainDrawing(chain, Theme("light"), places(chain)), path, _("Suppliers and buyers"))
