"""导入后会有: the cohorts, schooling, firms and places an import brings, a line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import ImportKind
from services.exchange.outlook import Outlook
from services.i18n import _, _n, _p
from ui.look.theme import Theme
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.strips import StateIcon

Entry = tuple[str, str]
_MOST_NAMES = 3


class OutlookSection(QWidget):
    """A heading and lines with an icon each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.words: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("After the import"), "section"))
        column.addLayout(self._lines)

    def show_outlook(self, told: Outlook, kind: ImportKind, *, mine: bool) -> None:
        """Show the counts; what there is none of is not mentioned."""
        emptied(self._lines)
        entries = outlook_lines(told, kind, mine=mine)
        self.words = [words for _icon, words in entries]
        for icon, words in entries:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(StateIcon(self._theme, icon), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, wrap=True), 1)
            self._lines.addLayout(row)


def outlook_lines(told: Outlook, kind: ImportKind, *, mine: bool) -> list[Entry]:
    """Return an icon and a sentence for everything an import brings."""
    if kind is ImportKind.TIES:
        return _tie_lines(told)
    found = _circle_lines(told, mine=mine)
    if told.schoolings:
        found.append(("state.school", _("{count} schoolings").format(count=f"{told.schoolings:,}")))
    if told.firms:
        words = _n("{count} organization", "{count} organizations", told.firms).format(
            count=f"{told.firms:,}"
        )
        if told.known_firms:
            words += _(", {count} known already").format(count=f"{told.known_firms:,}")
        found.append(("state.firm", words))
    if told.places:
        found.append(
            ("state.place", _("{count} native places found to the county").format(count=f"{told.places:,}"))
        )
    if told.own_ties:
        found.append(("act.tie", _("{count} tied to you").format(count=f"{told.own_ties:,}")))
    if told.left_alone:
        found.append(("state.do_not_contact", _left_alone(told.left_alone)))
    for heading in told.left_out:
        found.append(("act.protect", _("Column “{heading}” stays out").format(heading=heading)))
    return found


def _circle_lines(told: Outlook, *, mine: bool) -> list[Entry]:
    """Return the circles an import makes and whether I am in them; without any, how many people come."""
    found: list[Entry] = []
    for name, count in told.cohorts:
        members = count + (1 if mine and len(told.cohorts) == 1 and not told.me_among else 0)
        found.append(
            ("page.prospects", _("Circle “{name}”, {count} people").format(name=name, count=f"{members:,}"))
        )
    if mine and len(told.cohorts) == 1 and not told.me_among:
        found.append(
            ("state.ok", _("You are put into this class; if you are not in it, say so at “What it is”"))
        )
    if told.more_cohorts:
        found.append(("page.prospects", _("{count} more circles").format(count=f"{told.more_cohorts:,}")))
    if not told.cohorts:
        found.append(
            (
                "page.prospects",
                _n("{count} person", "{count} people", told.people).format(count=f"{told.people:,}"),
            )
        )
    return found


def _left_alone(names: tuple[str, ...]) -> str:
    """Return who will be on no list of the day, the first few by name."""
    shown = _p("between names", ", ").join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return _("{names} and others, {count} people: do not disturb, so on no list of the day").format(
            names=shown, count=f"{len(names):,}"
        )
    return _("{names}: do not disturb, so on no list of the day").format(names=shown)


def _tie_lines(told: Outlook) -> list[Entry]:
    ties = _n("{count} new tie", "{count} new ties", told.people)
    newcomers = _n("{count} new person", "{count} new people", told.newcomers)
    return [
        ("act.tie", ties.format(count=f"{told.people:,}")),
        ("page.prospects", newcomers.format(count=f"{told.newcomers:,}")),
    ]
