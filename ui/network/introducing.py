"""Asking who can introduce me: the question, its answer in the panel, and the paths on the map."""

from PySide6.QtCore import QObject, Signal

from services.changes import Changes
from services.errors import RenmaiError
from services.network.introductions import Introduction, Path
from ui.network import map_acts
from ui.network.asking import Asking, Target
from ui.network.map_view import MapView
from ui.network.paths_panel import PathsPanel
from ui.shell.desk import Desk


class Introducing(QObject):
    """Keeps what was asked for, and asks again when the book changes what the answer says."""

    answered = Signal()
    left = Signal()

    def __init__(self, desk: Desk, view: MapView, asking: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.panel = PathsPanel(desk)
        self._desk, self._view, self._asking = desk, view, asking
        self._target: Target | None = None
        panel = self.panel
        panel.path_chosen.connect(self._on_path_chosen)
        panel.avoid_changed.connect(self._ask)
        panel.firm_asked.connect(lambda firm: self.to(Target(firm, is_firm=True)))
        panel.thanked.connect(lambda key, name: map_acts.plan_thanks(desk, key, name))
        panel.planned.connect(lambda path: map_acts.make_plan(desk, path, self._on_plan_failed))
        panel.closed.connect(self.leave)

    def to(self, target: Target, avoid: tuple[int, ...] = ()) -> None:
        """Ask for the way to somebody or into a firm, and show it."""
        if target.id and (target.is_firm or target.id != self._desk.book.me_id):
            self._target = target
            self._ask(avoid)

    def refresh(self, changes: Changes | None) -> None:
        """Ask again where favours or ties changed."""
        if self._target is not None and (changes is None or changes.touches("tasks", "ties")):
            self._ask(self.panel.avoided())

    def leave(self) -> None:
        """Go back from the path to whom it leads to."""
        answer, self._target = self.panel.answer, None
        self._view.show_path(None)
        self.left.emit()
        if answer is not None:
            self._view.choose_contact(answer.target.id)
        self._view.canvas.setFocus()

    def _ask(self, avoid: tuple[int, ...]) -> None:
        if self._target is not None:
            self._asking.introduce(self._target, avoid, self._on_answered)

    def _on_answered(self, answer: Introduction) -> None:
        if self._target is None:
            return
        self.panel.show_answer(answer)
        self.answered.emit()
        self._desk.focus_ids = (answer.target.id,)
        if self.panel.path is not None:
            self._on_path_chosen(self.panel.path)
        else:
            self._view.show_path(None)
            self._view.find_contact(answer.target.id)

    def _on_plan_failed(self, error: RenmaiError) -> None:
        self._desk.fail(error)
        self.panel.name_plan()

    def _on_path_chosen(self, path: Path) -> None:
        answer = self.panel.answer
        others = [other for other in answer.paths if other is not path] if answer is not None else []
        self._view.show_path(path, others)
