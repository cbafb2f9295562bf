"""The map as pictures show it: the whole network as a town, everything folded, a tie being drawn."""

from collections.abc import Callable

from services.network import folding
from services.prospects import listing
from ui.shell.main_window import MainWindow

Show = Callable[[MainWindow], None]


def town(idle: Show) -> Show:
    """Return how to show the whole network, coloured by community, everybody in view."""

    def show(window: MainWindow) -> None:
        window.show_page("map")
        idle(window)
        view = window.page.map  # type: ignore[union-attr]
        view.tools.colour.button("community").click()
        view.show_map("whole")
        idle(window)
        view.fit()

    return show


def folded(idle: Show) -> Show:
    """Return how to show me in the middle with circles and firms folded."""

    def show(window: MainWindow) -> None:
        window.show_page("map")
        idle(window)
        view = window.page.map  # type: ignore[union-attr]
        view.folds.unfold(view.name)
        view.reload()
        idle(window)
        groups = [one for one in folding.groups(view.scene.picture) if one.kind != folding.COMMUNITY]
        view.folds.toggle(view.name, *(one.key for one in groups))
        view.reload()
        idle(window)
        view.fit()

    return show


def drawing(idle: Show) -> Show:
    """Return how to draw a tie between two people of the whole network."""

    def show(window: MainWindow) -> None:
        town(idle)(window)
        idle(window)
        view = window.page.map  # type: ignore[union-attr]
        view.choose_contact(window.desk.read(listing.ids)[2])
        idle(window)
        other = next(number for number in range(len(view.scene)) if number != view.scene.selected)
        view.canvas.joined.emit(view.scene.selected, other)

    return show
