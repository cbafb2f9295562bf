"""The map as a file: PNG, SVG or PDF, large enough that every name can be read."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from services import locations
from services.errors import FileError
from services.i18n import _
from services.network import graphml
from services.network.layout import MapPicture
from services.network.radial import rings_of
from ui.headless import ensure_application
from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.labels import place_labels, room_of
from ui.network.painting.picture import Detail, paint_map
from ui.network.painting.scene import MapScene, scene_of

SUFFIXES = (".png", ".svg", ".pdf", ".graphml")
_MARGIN = 70.0
_LEAST, _MOST = 640.0, 12_000.0
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75)
_SHARPER = 2.0
"""Pixels of a PNG for each pixel of the map, so that characters print well."""
_MEGAPIXELS = 120e6


def write_map(shown: MapPicture, path: Path) -> None:
    """Write a map by the file's extension; raises FileError for another one or when it cannot be written."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileError(
            _("{file}: a map is written as .png, .svg, .pdf or .graphml.").format(file=path.name),
            _("Give the file one of these extensions."),
        )
    if not path.absolute().parent.is_dir():
        raise FileError(_("There is no folder {folder}.").format(folder=path.absolute().parent))
    if suffix == ".graphml":
        graphml.write(shown, path)
        return
    ensure_application()
    theme = Theme("light")
    scene = file_scene(shown, theme)
    write_scene(scene, roomy_frame(scene, theme), theme, path)


def file_scene(shown: MapPicture, theme: Theme) -> MapScene:
    """Return the scene of a map for a file; whoever stands in the middle is ringed."""
    scene = dressed(shown, theme)
    middle = shown.network.number_of(shown.centre)
    scene.selected = middle if middle != shown.network.me else -1
    return scene


def dressed(shown: MapPicture, theme: Theme) -> MapScene:
    """Return the scene of a map, with rings where somebody stands in the middle."""
    middle = shown.network.number_of(shown.centre)
    return scene_of(shown, theme.tokens, _("Me"), rings_of(shown.network, shown.places, middle))


def roomy_frame(scene: MapScene, theme: Theme) -> Camera:
    """Return the view of a whole map large enough that everybody's name has room."""
    camera = frame_of(scene)
    for scale in _SCALES:
        camera = frame_of(scene, scale)
        room = room_of(scene, camera)
        named = sum(1 for _label in place_labels(scene, camera, theme, room, foremost=True))
        named += sum(1 for _label in place_labels(scene, camera, theme, room))
        if named >= len(scene) - 1:
            break
    return camera


def frame_of(scene: MapScene, scale: float = 1.0) -> Camera:
    """Return the view of a whole map at a scale, smaller where the picture would become too large."""
    if not len(scene):
        return Camera(width=_LEAST, height=_LEAST)
    low, high = scene.places.min(axis=0), scene.places.max(axis=0)
    middle = (low + high) / 2
    wide, tall = (high - low + 2 * _MARGIN).tolist()
    scale = min(scale, _MOST / max(wide, tall))
    camera = Camera(float(middle[0]), float(middle[1]), scale)
    return camera.sized(math.ceil(max(_LEAST, wide * scale)), math.ceil(max(_LEAST, tall * scale)))


def write_scene(scene: MapScene, camera: Camera, theme: Theme, path: Path) -> None:
    """Write what a camera sees to a PNG, SVG or PDF file that only its owner may read.

    An existing file stays whole until the new one is.
    """
    writers: dict[str, Callable[[MapScene, Camera, Theme, Path], bool]] = {
        ".png": _write_png,
        ".svg": _write_svg,
        ".pdf": _write_pdf,
    }
    draft = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        written = writers[path.suffix.lower()](scene, camera, theme, draft)
        if written:
            locations.make_private(draft)
            draft.replace(path)
    except OSError:
        written = False
    if not written:
        draft.unlink(missing_ok=True)
        raise FileError(
            _("{file} was not written.").format(file=path), _("See whether the folder can be written to.")
        )


def _write_png(scene: MapScene, camera: Camera, theme: Theme, path: Path) -> bool:
    sharper = min(_SHARPER, math.sqrt(_MEGAPIXELS / (camera.width * camera.height)))
    size = QSize(round(camera.width * sharper), round(camera.height * sharper))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(theme.color("map.bg"))
    painter = QPainter(image)
    painter.scale(sharper, sharper)
    paint_map(painter, scene, camera, theme, Detail.FILE)
    painter.end()
    return image.save(str(path))


def _write_svg(scene: MapScene, camera: Camera, theme: Theme, path: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    size = QSize(round(camera.width), round(camera.height))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(_("Map"))
    generator.setDescription("Renmai")
    generator.setResolution(96)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    paint_map(painter, scene, camera, theme, Detail.FILE)
    return painter.end()


def _write_pdf(scene: MapScene, camera: Camera, theme: Theme, path: Path) -> bool:
    writer = QPdfWriter(str(path))
    writer.setResolution(96)
    writer.setTitle(_("Map"))
    points = QSizeF(camera.width * 0.75, camera.height * 0.75)
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        return False
    fitted = replace(camera, width=float(writer.width()), height=float(writer.height()))
    paint_map(painter, scene, fitted, theme, Detail.FILE)
    return painter.end()
