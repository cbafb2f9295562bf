"""The map of 10,000 people: laid out beside igraph alone, opened again, pulled beside QGraphicsView.

Stress (sampled, normalised, best uniform scale; lower is better) is told with each layout's time: igraph's
forces come near the best there is; the town gives some of it for communities that can be told apart, and
"by ties alone" is the arrangement without them. networkx and pyqtgraph are no packages of this project; where
they are not installed the table says so.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from services.network import communities, distances, force, layout, map_places, town
from services.network.layout import MapName, MapPicture
from services.network.picture import Network
from tests.bench.desk import Desk, report
from tests.bench.figures import ROUNDS, Figure, median, side_by_side, timed

ON_MAP = 10_000
FIRST_GOAL, LAYOUT_GOAL, AGAIN_GOAL, FRAME_GOAL, REST_GOAL, DISTANCES_GOAL = 0.4, 1.0, 0.5, 0.016, 0.3, 3.0
FREE_GOAL, VIEW_GOAL = 1.5, 0.1
FRAMES = 21
_OTHERS = ("networkx", "pyqtgraph")


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the map."""
    place = desk.folder / "map.renmai"
    desk.python("-m", "tests.bench.big_book", str(place), str(min(ON_MAP, desk.count)))
    told = desk.case("network", place)
    missing = [name for name in _OTHERS if find_spec(name) is None]
    absent = f"not installed here: {', '.join(missing)}" if missing else ""
    peer = f"igraph alone {told['peer_stress']:.3f}"
    town_told, free_told = f"stress {told['stress']:.3f}, {peer}", f"stress {told['free_stress']:.3f}, {peer}"
    return [
        Figure("map: first picture / igraph's layout alone", told["sketch"], told["igraph"], FIRST_GOAL),
        Figure(
            "map as a town / igraph's layout alone",
            told["layout"],
            told["igraph"],
            LAYOUT_GOAL,
            note=town_told,
        ),
        Figure(
            "map by ties alone / igraph's layout alone",
            told["free"],
            told["igraph"],
            FREE_GOAL,
            note=free_told,
        ),
        Figure(
            "map opened again / read and laid out", told["again"], told["opened"], AGAIN_GOAL, note=absent
        ),
        Figure("map: a frame while pulled", told["frame"], None, FRAME_GOAL),
        Figure("map: a frame while zoomed", told["zoom"], None, FRAME_GOAL),
        Figure("map: a frame / QGraphicsView, an item each", told["frame"], told["items"], VIEW_GOAL),
        Figure("map: full detail at rest", told["rest"], None, REST_GOAL),
        Figure("map: all ties by one QPainter batch", told["batch"], None, None),
        Figure(
            "distances counted anew / SELECT of all ties", told["distances"], told["select"], DISTANCES_GOAL
        ),
    ]


def run(place: Path) -> None:
    """Measure layout, opening and frames."""
    from tests.bench.big_book import open_book

    book = open_book(place)
    with book.read() as session:
        sketch = median(
            timed(lambda: layout.open_map(session, MapName.WHOLE, in_haste=True)) for _round in range(ROUNDS)
        )
        opened = timed(lambda: layout.open_map(session, MapName.WHOLE))
        shown = layout.open_map(session, MapName.WHOLE)
        raw: Any = session.connection().connection.driver_connection
        sql = "SELECT from_id, to_id FROM ties"
        select = median(timed(lambda: raw.execute(sql).fetchall()) for _round in range(ROUNDS))
    kept: dict[str, Any] = {}
    ours, peer = side_by_side(
        lambda: kept.update(town=_town(shown.network)), lambda: kept.update(peer=_igraph_alone(shown))
    )
    free = median(timed(lambda: kept.update(free=force.whole(shown.network))) for _round in range(ROUNDS))
    book.act("Bench", lambda session: map_places.keep(session, shown.name, shown.new), lasting=True)
    with book.read() as session:
        again = median(timed(lambda: layout.open_map(session, MapName.WHOLE)) for _round in range(ROUNDS))
    far = book.act(
        "Bench", lambda session: [timed(lambda: distances.refresh(session)) for _round in range(3)]
    )
    book.close()
    report(
        sketch=sketch,
        opened=opened,
        layout=ours,
        igraph=peer,
        free=free,
        again=again,
        select=select,
        distances=median(far),
        stress=_stress(shown, kept["town"]),
        free_stress=_stress(shown, kept["free"]),
        peer_stress=_stress(shown, kept["peer"]),
        **_frames(shown),
    )


def _town(network: Network) -> Any:
    of = communities.detect(network)
    _first, quarters = town.sketch(network, of)
    return town.settle_in(network, of, quarters)


def _igraph_alone(shown: MapPicture) -> Any:
    import igraph

    edges = np.stack([shown.network.edges.one, shown.network.edges.other], axis=1).tolist()
    peer = igraph.Graph(n=len(shown.network.people), edges=edges)
    return np.array(peer.layout_fruchterman_reingold(niter=500, grid="grid").coords)


def _stress(shown: MapPicture, places: Any) -> float:
    """Return how far distances on the map are from those in hops, over a sample of people."""
    import igraph

    edges = np.stack([shown.network.edges.one, shown.network.edges.other], axis=1).tolist()
    network = igraph.Graph(n=len(shown.network.people), edges=edges)
    sample = np.random.default_rng(1).choice(len(places), 40, replace=False)
    hops = np.array(network.distances(source=sample.tolist()))
    apart = np.linalg.norm(places[sample][:, None, :] - places[None, :, :], axis=2)
    counted = np.isfinite(hops) & (hops > 0)
    hops, apart = hops[counted], apart[counted]
    weight = hops**-2.0
    scale = (weight * hops * apart).sum() / (weight * apart * apart).sum()
    return float((weight * (hops - scale * apart) ** 2).sum() / (weight * hops * hops).sum())


def _frames(shown: MapPicture) -> dict[str, float]:
    """Return frames while pulled and zoomed, at rest, of QPainter drawing every tie, of QGraphicsView."""
    from PySide6.QtGui import QImage

    from ui.network.flight import whole_view

    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    canvas, scene = _canvas(shown)
    canvas.fly(whole_view(scene, canvas.camera))

    def pull() -> None:
        canvas.fly(canvas.camera.moved(7, 3))
        canvas.render(image)

    def rest() -> None:
        canvas.redraw()
        canvas.render(image)

    rest()

    def zoom() -> None:
        canvas.zoom(1.05)
        canvas.render(image)

    moving = median(timed(pull) for _frame in range(FRAMES))
    zooming = median(timed(zoom) for _frame in range(FRAMES))
    canvas.fly(whole_view(scene, canvas.camera))
    resting, whole = side_by_side(rest, lambda: _all_at_once(shown, canvas.camera, image))
    canvas.close()
    return {
        "frame": moving,
        "zoom": zooming,
        "rest": resting,
        "batch": whole,
        "items": _items(shown, image),
    }


def _canvas(shown: MapPicture) -> Any:
    """Return the map on a canvas, and its scene."""
    from PySide6.QtWidgets import QApplication

    from ui.look.theme import Theme
    from ui.network.canvas import MapCanvas
    from ui.network.export import dressed

    _application = QApplication.instance() or QApplication([])
    theme = Theme("light")
    scene, canvas = dressed(shown, theme), MapCanvas(theme, still=True)
    canvas.resize(1200, 800)
    canvas.set_scene(scene)
    canvas.show()
    QApplication.processEvents()
    return canvas, scene


def _items(shown: MapPicture, image: Any) -> float:
    """Return a frame of QGraphicsView pulled, with an item a person and an item a tie."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    items = QGraphicsScene()
    places, edges = shown.places, shown.network.edges
    for one, other in zip(edges.one.tolist(), edges.other.tolist(), strict=True):
        items.addLine(*places[one].tolist(), *places[other].tolist())
    for x, y in places.tolist():
        items.addEllipse(x - 8, y - 8, 16, 16)
    view = QGraphicsView(items)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(1200, 800)
    view.show()
    view.fitInView(items.sceneRect())
    found = []
    for _frame in range(3):
        view.translate(7, 3)
        found.append(timed(lambda: view.render(_painter_on(image))))
    view.close()
    return median(found)


def _painter_on(image: Any) -> Any:
    from PySide6.QtGui import QPainter

    return QPainter(image)


def _all_at_once(shown: MapPicture, camera: Any, image: Any) -> None:
    """Draw every tie by one call, smooth and without choosing."""
    from PySide6.QtCore import QLineF
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = camera.to_screen(shown.places)
    ends = np.concatenate([at[shown.network.edges.one], at[shown.network.edges.other]], axis=1)
    painter.drawLines([QLineF(*line) for line in ends.tolist()])
    painter.end()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
