"""The bar at the foot of the import page: what holds now, one step back, one step on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from services.exchange.decisions import Review
from services.i18n import _, _n
from ui.exchange import review_words
from ui.exchange.import_course import COLUMNS, Course
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.strips import StateIcon


class ActionBar(QFrame):
    """60 px: a sentence at the left, 上一步 and the primary button at the right."""

    went_back = Signal()
    went_on = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self.setFixedHeight(theme.size("actionbar"))
        self.words = ElidedLabel("", "body", "primary", self)
        self.keep_left_out = QCheckBox("", self)
        self.keep_left_out.setChecked(True)
        self.back_button = Button(theme, _("Step back"), SECONDARY)
        self.on_button = Button(theme, "", PRIMARY, key="Ctrl+Enter")
        self.back_button.clicked.connect(self.went_back)
        self.on_button.clicked.connect(self.went_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(StateIcon(theme, "state.protected", "ok", 20))
        row.addWidget(self.words, 1)
        row.addWidget(self.keep_left_out)
        row.addWidget(self.back_button)
        row.addWidget(self.on_button)

    def keeps_left_out(self) -> bool:
        """Tell whether rows left out are to be saved to a workbook."""
        return not self.keep_left_out.isHidden() and self.keep_left_out.isChecked()

    def show_course(self, course: Course) -> None:
        """Say what holds now, and what the step on does."""
        review = course.planner.review
        if course.is_in_review and review is not None:
            self._show_review(review)
            return
        self.keep_left_out.hide()
        self.words.setText(_("Nothing in the book has changed yet."))
        ready = course.opened is not None and course.opened.understood()
        if ready or course.step == COLUMNS:
            self._offer(_("To the review"), ready, _("Say first which column holds the names."))
        else:
            self._offer(_("To the columns"), True, "")

    def _show_review(self, review: Review) -> None:
        left_out = review.tally.verdicts[review_words.REJECTED] + review.tally.rows_out
        said = _n("Save the {count} row with a problem", "Save the {count} rows with a problem", left_out)
        self.keep_left_out.setText(said.format(count=left_out))
        self.keep_left_out.setVisible(bool(left_out))
        self.words.setText(review_words.standing(review))
        words, why_not = review_words.yes(review)
        self._offer(words, review_words.brings(review) > 0, why_not)

    def _offer(self, words: str, enabled: bool, why_not: str) -> None:
        self.on_button.setText(words)
        self.on_button.setAccessibleName(words)
        self.on_button.setEnabled(enabled)
        self.on_button.setToolTip("" if enabled else why_not)
        self.on_button.updateGeometry()
