"""导入: a list comes in by four steps, mostly by the last one alone; nothing is written before the yes."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.cards.pixels import is_picture
from services.changes import Changes
from services.errors import DraftError, RenmaiError
from services.exchange.batches import TakenBack
from services.exchange.past_imports import past_imports
from services.exchange.readers.errors import FilePasswordError
from services.i18n import _
from ui.exchange.action_bar import ActionBar
from ui.exchange.export import save_template
from ui.exchange.import_course import Course
from ui.exchange.imported import Imported
from ui.exchange.password_view import PasswordView
from ui.exchange.start_view import StartView
from ui.exchange.step_views import StepViews
from ui.exchange.steps_bar import StepsBar
from ui.shell.desk import Desk
from ui.shell.file_acts import ask_imports
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label

_TOUCHED = ("contacts", "contact_points", "employments", "educations")


class ImportPage(Page):
    """Shows where an import stands; without one the drop zone and what was imported so far."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.course = Course(desk, self)
        self.bar = StepsBar(desk.theme, self)
        self.start = StartView(desk.theme)
        self.refusal = EmptyState(desk.theme)
        self.steps = StepViews(desk, self.course)
        self.imported = Imported(desk, self)
        self.foot = ActionBar(desk.theme)
        self._busy = label("", "body", "muted")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self.password = PasswordView(desk.theme)
        for view in (self.password, self.start, self._busy, self.refusal, self.steps, self.imported.view):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.bar.hide()  # it belongs to the top bar, which shows it while an import runs
        self._connect()
        self._show_start()

    def _connect(self) -> None:
        course = self.course
        course.moved.connect(self._on_moved)
        course.refused.connect(self._on_refused)
        course.written.connect(self.imported.add)
        course.over.connect(self._on_over)
        self.steps.changed.connect(self._show_bars)
        self.bar.step_chosen.connect(course.go)
        self.bar.cancelled.connect(course.cancel)
        self.foot.went_back.connect(self.step_back)
        self.foot.went_on.connect(self._on_went_on)
        self.start.choosing.connect(self._on_choosing)
        self.start.cards_asked.connect(lambda: self.desk.go("cards"))
        self.start.template_asked.connect(lambda: save_template(self.desk, self))
        self.start.taking_back.connect(lambda batch, file: self.imported.take_back([batch], file))
        remembered = self.start.remembered
        remembered.renamed.connect(self._on_profile_renamed)
        remembered.forgotten.connect(course.profiles.forget)
        remembered.kept.connect(course.profiles.keep)
        self.password.entered.connect(course.unlock)
        self.password.given_up.connect(lambda: course.skip() if course.has_more else course.cancel())
        self.imported.taken_back.connect(self._on_taken_back)
        self.imported.view.another_asked.connect(self._on_choosing)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        QShortcut(paste, self.start, lambda: self.desk.go("cards", paste=True), context=here)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_went_on, context=here)

    @override
    def title(self) -> str:
        """Return the page's title."""
        return _("Import")

    @override
    def heading(self) -> QWidget | None:
        """Return the steps while an import runs."""
        return self.bar if self.course.is_running else None

    @override
    def shown(self, **args: Any) -> None:
        """Begin with ``files``; without them go on where one was, or show the start."""
        files = args.get("files")
        if files:
            self._begin([str(file) for file in files])
        elif not self.course.is_running:
            self.imported.forget()
            self._show_start()
        self._focus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Plan anew when the book moved on below the review."""
        if not self.course.is_running:
            if not self.imported.still_holds():
                self._show_start()
        elif changes is None or changes.touches(*_TOUCHED):
            self.course.planner.plan_again()

    def _begin(self, files: list[str]) -> None:
        if all(is_picture(Path(file)) for file in files):
            self.desk.go("cards", files=files)
            return
        self.imported.forget()
        self.start.kept.hide()
        self.course.begin(files)

    @override
    def step_back(self) -> bool:
        """Do one step back: review, columns, sheets, kind, start."""
        if self.imported and not self.course.is_running:
            self.imported.forget()
            self._show_start()
            self._focus()
            return True
        return self.course.back()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to what is in view."""
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        view = self._stack.currentWidget()
        if view is self.steps:
            self.steps.focus_step()
        elif view is self.imported.view:
            self.imported.view.show_button.setFocus()
        elif view is self.password:
            self.password.field.setFocus()
        elif view is self.start:
            self.start.choose_button.setFocus()

    def _show_start(self) -> None:
        self.start.show_past(self.desk.read(past_imports))
        self.start.remembered.show_profiles(self.course.profiles.all())
        self._stack.setCurrentWidget(self.start)
        self.foot.hide()

    def _show_bars(self) -> None:
        """Show the step above and what holds now below."""
        course = self.course
        self.bar.strip.show_step(course.step, course.furthest if course.opened is not None else 0)
        self.foot.setVisible(course.opened is not None)
        if course.opened is not None:
            self.foot.show_course(course)

    def _on_moved(self) -> None:
        course = self.course
        if course.file is None:
            return
        self.bar.show_file(course.file.name, course.number + 1, len(course.files))
        if course.opened is None:
            self._busy.setText(_("Reading {file} …").format(file=course.file.name))
            self._stack.setCurrentWidget(self._busy)
        else:
            self.steps.show_step()
            self._stack.setCurrentWidget(self.steps)
        self._show_bars()
        self.heading_changed.emit()
        if self.isVisible():
            self._focus()

    def _on_went_on(self) -> None:
        if self.course.opened is None or not self.foot.on_button.isEnabled():
            return
        if self.course.is_in_review:
            self.foot.on_button.setEnabled(False)
            self.course.planner.write(keep_left_out=self.foot.keeps_left_out())
        else:
            self.course.onward()

    def _on_refused(self, error: RenmaiError) -> None:
        self.foot.hide()
        if isinstance(error, FilePasswordError) and self.course.file is not None:
            self.password.ask(self.course.file.name, error)
            self._stack.setCurrentWidget(self.password)
            self._focus()
            return
        acts = [(_("Another file"), self._on_choosing), (_("Back"), self.course.cancel)]
        if self.course.has_more:
            acts.insert(0, (_("Next file"), self.course.skip))
        self.refusal.say(error.message, f"{_('Nothing of it came in.')} {error.hint}", acts)
        self._stack.setCurrentWidget(self.refusal)
        buttons = self.refusal.buttons()
        if buttons and self.isVisible():
            buttons[0].setFocus()

    def _on_over(self) -> None:
        if self.imported:
            self._stack.setCurrentWidget(self.imported.view)
            self.foot.hide()
        else:
            self._show_start()
        self.heading_changed.emit()
        if self.isVisible():
            self._focus()

    def _on_choosing(self) -> None:
        if paths := ask_imports(self.desk, self):
            self._begin(paths)

    def _on_profile_renamed(self, name: str, other: str) -> None:
        try:
            self.course.profiles.rename(name, other)
        except DraftError as error:
            self.start.remembered.refuse(name, error.sentence())

    def _on_taken_back(self, file: str, told: TakenBack) -> None:
        self._show_start()
        self.start.kept.show_kept(file, told)
        self._focus()
