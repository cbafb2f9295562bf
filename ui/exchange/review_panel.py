"""The side of the review: one row beside the person it is, and what will be in the book."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from models.kinds import ImportKind
from services.exchange.comparing import Comparison, Line, Namesake, merge_words
from services.exchange.decisions import Review
from services.exchange.facts import RowProblem
from services.exchange.field_choices import head_word
from services.exchange.may_be import may_be
from services.exchange.outlook import Outlook
from services.exchange.plan import PlannedRow, Verdict
from services.i18n import _, _n, _p
from services.network.tie_words import understand_tie
from services.vocabulary import subkind_word
from ui.exchange.compare_card import CompareCard
from ui.exchange.may_be_section import MayBeSection
from ui.exchange.outlook_section import OutlookSection
from ui.exchange.rule_section import RuleSection
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import emptied
from ui.widgets.labels import label, rule
from ui.widgets.segments import BOXES, Segment, Segments


class ReviewPanel(QScrollArea):
    """Shows the row one stands on; tells what the user decides about it."""

    decided = Signal(object, object)
    """A Verdict, and the contact of the book it is merged into (None: as recognised)."""
    side_chosen = Signal(str, bool)
    """A field in which row and book contradict, and whether the row's value is taken."""
    cell_chosen = Signal(int, str)
    """The index of a column, and what is to stand in its cell."""
    rule_chosen = Signal(object)
    """A MergeRule for everything that contradicts."""
    all_alike_toggled = Signal(bool)
    """The other rows that are somebody known are to go the same way, or their own again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._where = label("", "section")
        self._heading = label("", "heading", wrap=True)
        self._why = label("", "body", "secondary", wrap=True)
        self.choices = Segments(theme, [], look=BOXES, name=_("What becomes of this row"))
        self.choices.chosen.connect(lambda key: self.decided.emit(Verdict(key), None))
        self._problems = QVBoxLayout()
        self._problems.setSpacing(6)
        self.may_be = MayBeSection(theme)
        self.may_be.chosen.connect(self.cell_chosen)
        self.card = CompareCard(theme)
        self.card.chosen.connect(self.side_chosen)
        self.rule = RuleSection(theme)
        self.rule.chosen.connect(self.rule_chosen)
        self._namesakes = QVBoxLayout()
        self._namesakes.setSpacing(4)
        self.alike = QCheckBox("")
        self.alike.toggled.connect(self.all_alike_toggled)
        self.outlook = OutlookSection(theme)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("surface", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self._where, self._heading, self._why, self.choices):
            column.addWidget(part)
        column.addLayout(self._problems)
        column.addWidget(self.may_be)
        column.addWidget(self.card)
        column.addLayout(self._namesakes)
        column.addWidget(self.alike)
        column.addWidget(self.rule)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(self.outlook)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("plain", True)
        self.setWidget(inner)

    def show_row(
        self,
        review: Review,
        place: int,
        comparison: Comparison | None,
        lines: Sequence[Line],
        same_named: Sequence[Namesake],
    ) -> None:
        """Show a row of the plan: beside whom it is, or alone."""
        row = review.plan.rows[place]
        self._where.setText(_where(review, row))
        self._heading.setText(_heading(row, comparison, review.plan.kind))
        ties = review.plan.kind is ImportKind.TIES
        self._why.setText(_tie_words(row) if ties and not row.why else _why(row))
        self._why.setVisible(bool(self._why.text()))
        self._show_choices(review, place)
        self._show_problems(row.problems, own=review.source.tables[review.table_of(place)[0]].own)
        self.may_be.show_choices(may_be(review, place))
        known = comparison is not None and row.verdict is not Verdict.ADDED
        self.card.show_lines(comparison.lines if known and comparison else lines, beside=known)
        clashes = bool(known and comparison and any(line.field for line in comparison.lines))
        self.card.say(merge_words(clashes=clashes) if known else "")
        self.card.setVisible(bool(lines) and review.plan.kind is not ImportKind.TIES)
        self._show_namesakes(same_named if not known else ())
        self._show_alike(review, place)
        self.rule.show_review(review)

    def show_nothing(self) -> None:
        """Show that no row is there."""
        self._where.setText("")
        self._heading.setText(_("No such rows"))
        for part in (self._why, self.choices, self.may_be, self.card, self.alike):
            part.hide()
        emptied(self._problems)
        emptied(self._namesakes)

    def _show_choices(self, review: Review, place: int) -> None:
        words = {
            Verdict.MERGED: Segment(Verdict.MERGED.value, _p("import", "Merge"), digit="M"),
            Verdict.ADDED: Segment(Verdict.ADDED.value, _p("import", "New person"), digit="N"),
            Verdict.SKIPPED: Segment(Verdict.SKIPPED.value, _("Skip row"), digit="S"),
        }
        if not review.is_matched(place):
            words[Verdict.ADDED] = Segment(Verdict.ADDED.value, _p("import", "New"), digit="N")
        if review.plan.kind is ImportKind.TIES:
            words[Verdict.ADDED] = Segment(Verdict.ADDED.value, _("Add tie"), digit="N")
        offered = (
            []
            if review.plan.kind is ImportKind.TIES and self._is_said(review, place)
            else list(review.choices(place))
        )
        self.choices.set_segments([words[verdict] for verdict in offered])
        self.choices.set_current(review.plan.rows[place].verdict.value)
        self.choices.setVisible(bool(offered))

    def _is_said(self, review: Review, place: int) -> bool:
        return review.plan.rows[place].verdict in (Verdict.REJECTED, Verdict.MERGED)

    def _show_problems(self, problems: Sequence[RowProblem], *, own: bool) -> None:
        emptied(self._problems)
        for problem in problems:
            value = f"「{problem.value}」" if problem.value else ""
            words = f"{head_word(problem.column, own=own)} {value} {problem.reason}".strip()
            self._problems.addWidget(label(words, "caption", "danger", wrap=True))
        if problems:
            self._problems.addWidget(
                label(_("F2 sets the cell right here; the file stays as it is."), "caption")
            )

    def _show_namesakes(self, same_named: Sequence[Namesake]) -> None:
        emptied(self._namesakes)
        if not same_named:
            return
        count = len(same_named)
        said = _n("{count} of this name is in the book:", "{count} of this name are in the book:", count)
        self._namesakes.addWidget(label(said.format(count=count), "caption"))
        for one in same_named:
            words = _("Merge with {who}").format(who=f"{one.name} {one.words}".strip())
            button = Button(
                self._theme, words, QUIET, icon="act.merge", name=words, small=True, shortens=True
            )
            button.setToolTip(words)
            button.clicked.connect(
                lambda _checked=False, one=one: self.decided.emit(Verdict.MERGED, one.contact_id)
            )
            self._namesakes.addWidget(button)

    def _show_alike(self, review: Review, place: int) -> None:
        others = [other for other in review.matched() if other != place]
        shown = bool(others) and review.is_matched(place) and review.plan.kind is not ImportKind.TIES
        self.alike.setVisible(shown)
        said = {
            Verdict.MERGED: _n("Merge the other {count} too", "Merge the other {count} too", len(others)),
            Verdict.ADDED: _n("Add the other {count} too", "Add the other {count} too", len(others)),
            Verdict.SKIPPED: _n("Skip the other {count} too", "Skip the other {count} too", len(others)),
        }.get(review.plan.rows[place].verdict, "")
        self.alike.setText(said.format(count=len(others)))
        alike = all(review.plan.rows[other].verdict is review.plan.rows[place].verdict for other in others)
        self.alike.blockSignals(True)
        self.alike.setChecked(alike)
        self.alike.setEnabled(not alike)
        self.alike.blockSignals(False)

    def show_outlook(self, outlook: Outlook, kind: ImportKind, *, mine: bool) -> None:
        """Show what will be in the book."""
        self.outlook.show_outlook(outlook, kind, mine=mine)


def _where(review: Review, row: PlannedRow) -> str:
    words = _("Row {row}").format(row=row.facts.row)
    sheets = {chosen.table.sheet for chosen in review.source.tables}
    return f"{row.facts.sheet} · {words}" if len(sheets) > 1 else words


def _heading(row: PlannedRow, comparison: Comparison | None, kind: ImportKind) -> str:
    name = row.facts.name
    if row.verdict is Verdict.REJECTED:
        return _("This row stays out")
    if row.verdict is Verdict.SKIPPED:
        return _("{name} is skipped").format(name=name) if name else _("This row is skipped")
    if kind is ImportKind.TIES:
        return f"{name} → {row.to_name}　{row.facts.relation}"
    if comparison is not None and row.verdict is Verdict.MERGED:
        if comparison.contact_id is None:
            return _("{name} stands further up already").format(name=comparison.name)
        return _("This is {name} of your book").format(name=comparison.name)
    return _("Somebody new: {name}").format(name=name)


def _tie_words(row: PlannedRow) -> str:
    """Say how the word of relation was understood."""
    if row.verdict is Verdict.REJECTED:
        return ""
    word = understand_tie(row.facts.relation)
    if word.label:
        return _("The word is not known here; kept as it stands, as an acquaintance.")
    return _("Counts as: {kind}").format(kind=subkind_word(word.kind, word.subkind))


def _why(row: PlannedRow) -> str:
    if row.verdict is Verdict.REJECTED or not row.why:
        return ""
    if row.verdict is Verdict.ADDED:
        return _("Taken for known: {why}. You made it a person of its own.").format(why=row.why)
    return _("{why}. Sure to {score}").format(why=row.why, score=f"{row.score:.2f}") if row.score else row.why
