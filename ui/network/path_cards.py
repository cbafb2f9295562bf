"""Paths as cards: the strongest hop by hop in a frame, the others in two lines each."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _, _n, _p
from services.network.favours import NOTHING, Favours, words
from services.network.hops import Step
from services.network.introductions import Firm, Path
from services.network.people import Stop
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import KindChip, TierBadge
from ui.widgets.strips import StateIcon


class PathCard(Card):
    """A path hop by hop: person, sign, words, strength; the weakest is named."""

    opened = Signal(int)
    """The contact of a row that was pressed."""
    thanked = Signal(int)
    """The introducer who is to be thanked."""

    def __init__(
        self,
        theme: Theme,
        path: Path,
        *,
        strongest: bool,
        owed: Mapping[int, Favours],
        today: dt.date,
    ) -> None:
        super().__init__(margin=14, spacing=8)
        self.set_chosen(True)
        head = QHBoxLayout()
        head.addWidget(label(_("The surest") if strongest else _("This one"), "strong", "accent"))
        head.addStretch(1)
        head.addWidget(label(_("strength"), "caption"))
        head.addWidget(label(strength_words(path.strength), "strong"))
        self.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        weak_one = path.weakest_index if len(path.steps) > 1 else -1
        for place, step in enumerate(path.steps):
            row = place * 3
            badge = TierBadge(theme, path.stops[place + 1].tier)
            grid.addWidget(badge, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Name(theme, path.stops[place + 1], self.opened.emit), row, 1)
            if place + 1 < len(path.steps):
                grid.addWidget(_Thread(theme), row + 1, 0)
            grid.addLayout(_hop_row(theme, step, weak=place == weak_one), row + 1, 1)
            if place + 1 < len(path.steps):
                one = path.stops[place + 1]
                line = FavourLine(theme, one.name, owed.get(one.id, NOTHING), today)
                line.thanked.connect(lambda key=one.id: self.thanked.emit(key))
                grid.addWidget(line, row + 2, 1)
            grid.setRowMinimumHeight(row + 2, 4)
        self.body.addLayout(grid)


class FavourLine(QWidget):
    """What was asked of an introducer before; where thanks are owed, a button plans them."""

    thanked = Signal()

    def __init__(self, theme: Theme, name: str, owed: Favours, today: dt.date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        row.addWidget(StateIcon(theme, "state.favour", "muted", theme.size("icon.small")))
        row.addWidget(ElidedLabel(words(owed, today), "caption"), 1)
        self.thank: Button | None = None
        if owed.owes_thanks:
            self.thank = Button(
                theme, _("Thank"), QUIET, name=_("Plan to thank {name}").format(name=name), small=True
            )
            self.thank.clicked.connect(self.thanked.emit)
            row.addWidget(self.thank)


class _Name(QAbstractButton):
    """Name in bold and where they work; a press opens the person."""

    def __init__(self, theme: Theme, stop: Stop, opened: object) -> None:
        super().__init__()
        self._theme, self._stop = theme, stop
        self.setText(stop.name)
        post = " · ".join(part for part in (stop.organization, stop.title) if part)
        self.setAccessibleName(f"{stop.name} {post}".strip())
        self.setToolTip(post)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if callable(opened):
            self.clicked.connect(lambda: opened(stop.id))
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body", bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 20, max(22, metrics.height() + 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold = self._theme.font("body", bold=True)
        painter.setFont(bold)
        painter.setPen(self._theme.color("accent" if self.underMouse() else "text.primary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        left = QFontMetrics(bold).horizontalAdvance(self.text()) + 8
        caption = self._theme.font("caption")
        painter.setFont(caption)
        painter.setPen(self._theme.color("text.muted"))
        post = QFontMetrics(caption).elidedText(
            self._stop.organization or self._stop.title, Qt.TextElideMode.ElideRight, self.width() - left
        )
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, post
        )
        painter.end()


class _Thread(QWidget):
    """The line from one badge to the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.size("badge"))
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.width() / 2 - 1.5, 0, 3, self.height()), self._theme.color("path"))
        painter.end()


def _hop_row(theme: Theme, step: Step, *, weak: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(KindChip(theme, step.kind, step.cohort or step.words))
    near = closeness_phrase(step.closeness)
    said = _p("list", "{first}, {second}").format(first=step.words, second=near) if near else step.words
    told = ElidedLabel(said)
    if step.cohort:
        told.setToolTip(step.cohort)
    row.addWidget(told, 1)
    if weak:
        row.addWidget(
            label(_("weakest {strength}").format(strength=strength_words(step.strength)), "strong", "warn")
        )
    else:
        row.addWidget(label(strength_words(step.strength), "caption"))
    return row


def closeness_phrase(closeness: int | None) -> str:
    """Return how close two people are, as one says it behind what they are to each other."""
    return {
        1: _p("closeness", "close friends"),
        2: _p("closeness", "in touch now and then"),
        3: _p("closeness", "seldom in touch"),
    }.get(closeness or 0, "")


def strength_words(strength: float) -> str:
    """Return a strength with two digits, more where it would read as nothing."""
    return f"{strength:.2f}" if strength >= 0.005 else f"{strength:.1g}"


class OtherPath(QAbstractButton):
    """Another path in two lines; pressed, it is shown on the map."""

    def __init__(self, theme: Theme, number: int, path: Path) -> None:
        super().__init__()
        self._theme, self._number, self._path = theme, number, path
        names = " → ".join(path.names[1:])
        self.setText(names)
        self._nouns = " · ".join(step.noun for step in path.steps)
        self.setAccessibleName(f"{number} {names} {self._nouns}")
        self.setToolTip(path.words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        body = QFontMetrics(self._theme.font("body")).height()
        return QSize(200, body + QFontMetrics(self._theme.font("caption")).height() + 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line.soft"), 1))
        painter.setBrush(QBrush(theme.color("bg.hover" if self.underMouse() else "bg.surface")))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        body, caption = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("caption"))
        strength = strength_words(self._path.strength)
        wide = self.width() - 34 - caption.horizontalAdvance(strength) - 22
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.muted"))
        painter.drawText(QRectF(12, 0, 20, self.height()), Qt.AlignmentFlag.AlignVCenter, str(self._number))
        painter.setPen(theme.color("text.secondary"))
        nouns = caption.elidedText(self._nouns, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRectF(34, 10 + body.height(), wide, caption.height()), 0, nouns)
        right = QRectF(0, 0, self.width() - 12, self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, strength)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        names = body.elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRectF(34, 9, wide, body.height()), 0, names)
        painter.end()


def firm_head(theme: Theme, firm: Firm) -> QVBoxLayout:
    """Return the head of the panel: which firm is to be reached, by any of its people."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(_("Who can bring me into"), "caption", "secondary"))
    row = QHBoxLayout()
    row.addWidget(ElidedLabel(firm.name, "title"), 1)
    row.addWidget(StateIcon(theme, "state.firm", "secondary", theme.size("icon.rail")))
    column.addLayout(row)
    count = _n("to its {count} person", "to any of its {count} people", firm.people)
    column.addWidget(label(count.format(count=firm.people), "body", "secondary"))
    return column


def target_head(theme: Theme, stop: Stop) -> QVBoxLayout:
    """Return the head of the panel: who is to be reached."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(_("Who can introduce me to"), "caption", "secondary"))
    row = QHBoxLayout()
    who = QVBoxLayout()
    who.setSpacing(2)
    who.addWidget(ElidedLabel(stop.name, "title"))
    post = " · ".join(part for part in (stop.organization, stop.title) if part)
    if post:
        who.addWidget(ElidedLabel(post, "body", "secondary"))
    row.addLayout(who, 1)
    row.addWidget(TierBadge(theme, stop.tier, large=True), 0, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(row)
    return column
