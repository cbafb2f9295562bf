"""Parts of the summary panel: head, tier card, facts with an icon, last interactions."""

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind
from services.contacts.day_words import narrow_day
from services.diary.timeline import TimelineEntry
from services.i18n import _p
from services.prospects.standing import ContactStanding
from services.prospects.summary import Summary
from services.vocabulary import interaction_word, result_word
from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.widgets.frames import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import TierBadge

INTERACTION_ICONS = {
    InteractionKind.VISIT: "act.visit",
    InteractionKind.CALL: "act.call",
    InteractionKind.SMS: "act.text",
    InteractionKind.WECHAT: "act.wechat",
    InteractionKind.CARD: "act.card",
    InteractionKind.EVENT: "act.event",
}


class Icon(QWidget):
    """An icon that stands for itself, drawn in the theme of the moment."""

    def __init__(self, theme: Theme, name: str, role: str = "secondary", side: int = 18) -> None:
        super().__init__()
        self._theme, self._name, self._role, self._side = theme, name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self.rect().toRectF(), self._theme, self._name, self._role)
        painter.end()


class _Name(ElidedLabel):
    """As wide as the name, less where there is no room."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())


class PersonHead(QWidget):
    """Name and form of address, organization and title, the tier's badge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = _Name("", "title")
        self._called = label("", "caption")
        self._post = ElidedLabel("", "body", "secondary")
        self._badge = TierBadge(theme, large=True)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._called, 1, Qt.AlignmentFlag.AlignBottom)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._post)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_person(self, person: Summary) -> None:
        """Show somebody."""
        self._name.setText(person.name)
        differs = bool(person.salutation) and person.salutation != person.name
        self._called.setText(
            _p("panel", "say {salutation}").format(salutation=person.salutation) if differs else ""
        )
        self._post.setText(" · ".join(part for part in (person.organization, person.title) if part))
        self._post.setVisible(bool(self._post.text()))
        self._badge.set_tier(None if person.is_me else person.standing.tier)
        self._badge.setVisible(not person.is_me)


class TierCard(Card):
    """The tier in a sentence: how sure, why, what would change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=4, parent=parent)
        self._heading = label("", "strong")
        self._sentence = label("", "caption", "secondary", wrap=True)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._sentence)

    def show_standing(self, standing: ContactStanding) -> None:
        """Show where somebody stands."""
        self._heading.setText(standing.heading)
        self._sentence.setText(standing.sentence)

    def words(self) -> str:
        """Return what is said."""
        return f"{self._heading.text()} {self._sentence.text()}"


class FactRow(QWidget):
    """An icon, a fact, and something quieter behind it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        fact: str,
        note: str = "",
        *,
        role: str = "body",
        sign: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 3, 0, 3)
        self.row.setSpacing(8)
        self.row.addWidget(Icon(theme, icon))
        self.row.addWidget(label(fact, role))
        if sign is not None:
            self.row.addWidget(sign)
        self.row.addWidget(ElidedLabel(note, "caption"), 1)


class LastLine(QWidget):
    """One interaction in a line: day, sign, what was said."""

    def __init__(self, theme: Theme, entry: TimelineEntry, today: dt.date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        day = label(narrow_day(entry.day, today), "caption")
        day.setMinimumWidth(36)
        row.addWidget(day)
        row.addWidget(Icon(theme, INTERACTION_ICONS[entry.kind], side=16))
        row.addWidget(ElidedLabel(entry_words(entry)), 1)


def entry_words(entry: TimelineEntry) -> str:
    """Return an interaction in a line: its kind, then what was said, or at least how it ended."""
    said = " ".join(entry.note.split()) or result_word(entry.result, entry.kind)
    word = interaction_word(entry.kind)
    return _p("panel", "{kind}: {words}").format(kind=word, words=said) if said else word
