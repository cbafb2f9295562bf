"""The map of 10,000 people: laid out beside igraph alone, opened again, pulled; QPainter drawing all ties.

Stress (sampled, normalised, best uniform scale; lower is better) is told with the layout's time.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from services.network import distances, force, layout, map_places
from services.network.layout import MapName, MapPicture
from tests.bench.desk import Desk, report
from tests.bench.figures import ROUNDS, Figure, median, side_by_side, timed

ON_MAP = 10_000
LAYOUT_GOAL, AGAIN_GOAL, FRAME_GOAL, REST_GOAL, DISTANCES_GOAL = 1.5, 0.5, 0.016, 0.3, 3.0
FRAMES = 21


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the map."""
    place = desk.folder / "map.renmai"
    desk.python("-m", "tests.bench.big_book", str(place), str(min(ON_MAP, desk.count)))
    told = desk.case("network", place)
    stress = f"stress {told['stress']:.3f}, igraph alone {told['peer_stress']:.3f}"
    return [
        Figure(
            "map laid out / igraph's layout alone", told["layout"], told["igraph"], LAYOUT_GOAL, note=stress
        ),
        Figure("map opened again / laid out", told["again"], told["layout"], AGAIN_GOAL),
        Figure("map: a frame while pulled", told["frame"], None, FRAME_GOAL),
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
        shown = layout.open_map(session, MapName.WHOLE)
        raw: Any = session.connection().connection.driver_connection
        sql = "SELECT from_id, to_id FROM ties"
        select = median(timed(lambda: raw.execute(sql).fetchall()) for _round in range(ROUNDS))
    kept: list[Any] = []
    ours, peer = side_by_side(
        lambda: kept.append(force.whole(shown.network)), lambda: kept.append(_igraph_alone(shown))
    )
    book.act("Bench", lambda session: map_places.keep(session, shown.name, shown.new), lasting=True)
    with book.read() as session:
        again = median(timed(lambda: layout.open_map(session, MapName.WHOLE)) for _round in range(ROUNDS))
    far = book.act(
        "Bench", lambda session: [timed(lambda: distances.refresh(session)) for _round in range(3)]
    )
    frame, rest, batch = _frames(shown)
    book.close()
    report(
        layout=ours,
        igraph=peer,
        again=again,
        select=select,
        distances=median(far),
        frame=frame,
        rest=rest,
        batch=batch,
        stress=_stress(shown, kept[-2]),
        peer_stress=_stress(shown, kept[-1]),
    )


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


def _frames(shown: MapPicture) -> tuple[float, float, float]:
    """Return a frame while the map is pulled, a painting at rest, and QPainter drawing every tie."""
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from ui.look.theme import Theme
    from ui.network.canvas import MapCanvas
    from ui.network.export import dressed
    from ui.network.flight import whole_view

    _application = QApplication.instance() or QApplication([])
    theme = Theme("light")
    scene = dressed(shown, theme)
    canvas = MapCanvas(theme, still=True)
    canvas.resize(1200, 800)
    canvas.set_scene(scene)
    canvas.show()
    QApplication.processEvents()
    canvas.fly(whole_view(scene, canvas.camera))
    image = QImage(1200, 800, QImage.Format.Format_RGB32)

    def pull() -> None:
        canvas.fly(canvas.camera.moved(7, 3))
        canvas.render(image)

    def rest() -> None:
        canvas.redraw()
        canvas.render(image)

    rest()
    moving = median(timed(pull) for _frame in range(FRAMES))
    resting, whole = side_by_side(rest, lambda: _all_at_once(shown, canvas.camera, image))
    canvas.close()
    return moving, resting, whole


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
