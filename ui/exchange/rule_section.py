"""Which side stays where a row and the book differ: one rule, and how many wait for an answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.exchange.decisions import Review
from services.exchange.merge_rules import MergeRule
from services.exchange.tallies import ASKED
from services.i18n import _, _n, _p
from ui.look.theme import Theme
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments


def rule_segments(theme: Theme) -> Segments:
    """Return the three rules to choose from."""
    return Segments(
        theme,
        [
            Segment(MergeRule.FILL.value, _p("import", "Keep the book's")),
            Segment(MergeRule.OVERWRITE.value, _p("import", "Take the list's")),
            Segment(MergeRule.ASK.value, _p("import", "Ask me")),
        ],
        name=_("Where both sides differ"),
    )


class RuleSection(QWidget):
    """A heading, the three rules and a sentence; hidden where no row contradicts the book."""

    chosen = Signal(object)
    """A MergeRule for everything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = rule_segments(theme)
        self.rules.chosen.connect(lambda key: self.chosen.emit(MergeRule(key)))
        self.words = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(label(_("Where both sides differ"), "section"))
        column.addWidget(self.rules)
        column.addWidget(self.words)

    def show_review(self, review: Review) -> None:
        """Show what holds for this import."""
        count = len(review.contradicting())
        self.setVisible(count > 0)
        self.rules.set_current(review.rules.overall.value)
        said = _n("{count} row differs from the book.", "{count} rows differ from the book.", count)
        words = [said.format(count=f"{count:,}")]
        waiting = review.tally.count(ASKED)
        if waiting:
            words.append(
                _("{count} wait for you: 1 keeps the book's, 2 takes the list's.").format(
                    count=f"{waiting:,}"
                )
            )
        elif review.rules.fields:
            words.append(_("Some columns have a rule of their own."))
        self.words.setText((" " if words[0].isascii() else "").join(words))
