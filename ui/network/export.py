"""The map as a file: PNG, SVG or PDF, as large as its names need or on a page; GraphML and GEXF."""

import math
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from services.errors import ChoiceError, FileError
from services.i18n import _
from services.network import graph_files
from services.network.layout import MapPicture
from services.network.radial import rings_of
from services.network.veiled import veiled
from services.vocabulary import tie_kind_word
from ui.headless import ensure_application
from ui.look.theme import Theme
from ui.network import picture_files
from ui.network.painting.camera import Camera
from ui.network.painting.labels import place_labels, room_of
from ui.network.painting.overlay import Placed
from ui.network.painting.picture import Detail, paint_map
from ui.network.painting.scene import MapScene, scene_of, surname
from ui.network.printed_legend import heading_of, legend_height, paint_legend

SUFFIXES = (".png", ".svg", ".pdf", *graph_files.SUFFIXES)
PAGES = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}
_MARGIN = 70.0
_LEAST, _MOST = 640.0, 12_000.0
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75)
_FINER = (1.0, 1.2, 1.4, 1.6, 1.8)
"""How much smaller than on the screen a page is drawn; the first at which every name has room."""
_PAGE_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Paper:
    """How a map is put on paper: on which page (of a PDF), with a legend or not, in initials or names."""

    page: str = ""
    legend: bool = False
    initials: bool = False
    day: str = ""
    """What day the legend says."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready for a file: what the camera sees, the legend below it, and how much finer it is drawn."""

    scene: MapScene
    camera: Camera
    theme: Theme
    legend: float = 0.0
    heading: str = ""
    finer: float = 1.0
    layout: QPageLayout | None = None
    """The page it is to fit."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of the screen."""
        return self.camera.width / self.finer, self.camera.height / self.finer + self.legend

    def paint(self, painter: QPainter) -> None:
        """Draw map and legend."""
        painter.save()
        painter.scale(1 / self.finer, 1 / self.finer)
        camera = self.camera
        painter.setClipRect(QRectF(0, 0, camera.width, camera.height))
        paint_map(painter, self.scene, camera, self.theme, Detail.FILE)
        painter.restore()
        if self.legend:
            width, height = self.size
            below = QRectF(0, height - self.legend, width, self.legend)
            painter.fillRect(below, self.theme.color("bg.surface"))
            paint_legend(painter, self.scene, self.theme, below, self.heading)


def write_map(shown: MapPicture, path: Path, paper: Paper = Paper()) -> None:
    """Write a map by the file's extension; raises FileError for another one or when it cannot be written."""
    refuse(path, paper)
    if path.suffix.lower() in graph_files.SUFFIXES:
        graph_files.write(veiled(shown) if paper.initials else shown, path)
        return
    ensure_application()
    theme = Theme("light")
    write_scene(file_scene(shown, theme), theme, path, paper)


def refuse(path: Path, paper: Paper) -> None:
    """Raise FileError for a file no map is written as, ChoiceError for a page where there are none."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileError(
            _("{file}: a map is written as .png, .svg, .pdf, .graphml or .gexf.").format(file=path.name),
            _("Give the file one of these extensions."),
        )
    if not path.absolute().parent.is_dir():
        raise FileError(_("There is no folder {folder}.").format(folder=path.absolute().parent))
    if paper.page and suffix != ".pdf":
        raise ChoiceError(_("Only a PDF has pages."), _("Give the file the extension .pdf."))


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


def write_scene(scene: MapScene, theme: Theme, path: Path, paper: Paper = Paper()) -> None:
    """Write a scene to a PNG, SVG or PDF file that only its owner may read.

    An existing file stays whole until the new one is.
    """
    refuse(path, paper)
    drawing = drawing_of(veiled_scene(scene) if paper.initials else scene, theme, paper)
    picture_files.write(drawing, path, _("Map"))


def veiled_scene(scene: MapScene) -> MapScene:
    """Return a scene in which nobody can be told by name; what the ties are called is left out too."""
    picture = veiled(scene.picture)
    names, tiers = picture.network.people.names, picture.network.people.tiers.tolist()
    letters = [
        letter if letter == scene.me_word else surname(name) if letter and tier <= 2 else ""
        for letter, name, tier in zip(scene.letters, names, tiers, strict=True)
    ]
    told = scene.told
    if told is not None:
        bare = [replace(step, noun=tie_kind_word(step.kind), words="") for step in told.steps]
        told = replace(told, steps=tuple(bare))
    bare_scene = replace(scene, picture=picture, letters=letters, told=told, over=Placed())
    bare_scene.forget_shapes()
    return bare_scene


def drawing_of(scene: MapScene, theme: Theme, paper: Paper) -> Drawing:
    """Return how a scene is drawn: as large as its names need, or to fit a page."""
    heading = heading_of(scene, paper.day) if paper.legend else ""
    if not paper.page:
        camera = roomy_frame(scene, theme)
        legend = legend_height(scene, theme, camera.width) if paper.legend else 0.0
        return Drawing(scene, camera, theme, legend, heading)
    found = _on_page(scene, theme, paper, heading, _FINER[0])
    for finer in _FINER:
        found = _on_page(scene, theme, paper, heading, finer)
        if _is_named(scene, found.camera, theme):
            break
    return found


def _on_page(scene: MapScene, theme: Theme, paper: Paper, heading: str, finer: float) -> Drawing:
    layout = _page_layout(scene, paper)
    room = layout.paintRect(QPageLayout.Unit.Inch)
    width, height = room.width() * picture_files.DPI, room.height() * picture_files.DPI
    legend = legend_height(scene, theme, width) if paper.legend else 0.0
    camera = Camera(width=width * finer, height=(height - legend) * finer)
    camera = camera.fitted(scene.places, _MARGIN, 1.3)
    return Drawing(scene, camera, theme, legend, heading, finer, layout)


def _page_layout(scene: MapScene, paper: Paper) -> QPageLayout:
    wide = tall = 1.0
    if len(scene):
        wide, tall = (scene.places.max(axis=0) - scene.places.min(axis=0)).tolist()
    lies = QPageLayout.Orientation.Landscape if wide >= tall else QPageLayout.Orientation.Portrait
    margin = QMarginsF(_PAGE_MARGIN, _PAGE_MARGIN, _PAGE_MARGIN, _PAGE_MARGIN)
    return QPageLayout(QPageSize(PAGES[paper.page]), lies, margin, QPageLayout.Unit.Millimeter)


def roomy_frame(scene: MapScene, theme: Theme) -> Camera:
    """Return the view of a whole map large enough that everybody's name has room."""
    camera = frame_of(scene)
    for scale in _SCALES:
        camera = frame_of(scene, scale)
        if _is_named(scene, camera, theme):
            break
    return camera


def _is_named(scene: MapScene, camera: Camera, theme: Theme) -> bool:
    """Tell whether everybody's name has room in a view."""
    room = room_of(scene, camera)
    named = sum(1 for _label in place_labels(scene, camera, theme, room, foremost=True))
    named += sum(1 for _label in place_labels(scene, camera, theme, room))
    return named >= len(scene) - 1


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
