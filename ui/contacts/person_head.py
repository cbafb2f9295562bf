"""The head of the person page: who it is, when last heard of, and what one does next."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.contacts.organizations import short_name
from services.contacts.overview import Overview
from services.contacts.surnames import surname_of
from services.i18n import _, _p
from services.vocabulary import gender_word
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.menus import MenuItem, build_menu
from ui.widgets.signs import Avatar
from ui.widgets.strips import StateIcon

CALL, TEXT, INTRODUCE, BRIEF = "call", "text", "introduce", "brief"


class PersonHead(QFrame):
    """Avatar, name with pinyin, post, salutation, last contact; at the right the acts."""

    asked = Signal(str)
    """One of call, text, introduce, brief."""

    def __init__(
        self,
        theme: Theme,
        more: Callable[[], list[MenuItem | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._more_items = more
        self.setProperty("surface", "surface")
        self.setProperty("edge", "bottom")
        self._avatar = Avatar(theme)
        self._name = label("", "title")
        self._beside = label("", "caption")
        self._blocked_icon = StateIcon(theme, "state.do_not_contact", "text.muted")
        self._blocked = label("", "caption", "muted")
        self._post = ElidedLabel("", "body", "secondary")
        self._late = label("", "strong", "warn")
        self._call = Button(theme, _("Call"), PRIMARY, icon="act.call")
        self._text = Button(theme, _("Text"), icon="act.text")
        self._introduce = Button(theme, _("Who can introduce me"), icon="act.introduce")
        self._brief = Button(theme, _("Brief"), icon="act.brief")
        self._brief.setToolTip(_("Brief") + " B")
        self._worded = {button: button.text() for button in (self._text, self._introduce, self._brief)}
        self._more = Button(theme, "", icon="act.more", name=_("More"))
        self._lay_out()
        for button, act in zip(self._acts(), (CALL, TEXT, INTRODUCE, BRIEF), strict=True):
            button.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
        self._more.clicked.connect(self._on_more_clicked)
        self._more.setToolTip(_("More"))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self._name, self._beside, self._blocked_icon, self._blocked):
            first.addWidget(part)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(0)
        second.addWidget(self._post, 1000)
        second.addWidget(self._late)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        for button in (*self._acts(), self._more):
            row.addWidget(button)

    def _acts(self) -> tuple[Button, ...]:
        return self._call, self._text, self._introduce, self._brief

    def fold(self, folded: bool) -> None:
        """Show the acts beside the first as icons, where there is no room for their words."""
        for button, words in self._worded.items():
            button.setText("" if folded else words)
            button.setToolTip(words if folded else "")
            button.updateGeometry()

    def show_person(self, seen: Overview) -> None:
        """Show somebody."""
        record, row = seen.record, seen.row
        self._avatar.set_person(surname_of(record.name) or record.name[:1], row.tier)
        self._name.setText(record.name)
        years = _("{age} years").format(age=seen.age) if seen.age is not None else ""
        who = _p("between words", ", ").join(word for word in (gender_word(record.gender), years) if word)
        shown = seen.spelled if seen.spelled != record.name else ""
        self._beside.setText("   ".join(word for word in (shown, who) if word))
        self._blocked_icon.setVisible(record.do_not_contact)
        self._blocked.setVisible(record.do_not_contact)
        reason = record.do_not_contact_reason
        self._blocked.setText(_("Do not contact") + (f"：{reason}" if reason else ""))
        post = f"{short_name(record.organization)} {record.title}".strip()
        salutation = _("salutation {word}").format(word=seen.salutation) if seen.salutation else ""
        last = _("{days} days without contact").format(days=row.clock.days)
        if record.last_day is None:
            last = _("never contacted")
        elif row.clock.days < 2:
            last = seen.last_words()
        late = ""
        if row.clock.is_overdue and not record.do_not_contact:
            late = _("{days} days over").format(days=row.clock.late)
        parts = [part for part in (post, salutation) if part]
        self._post.setText("   •   ".join([*parts, last + (_p("between words", ", ") if late else "")]))
        metrics = QFontMetrics(self._theme.font("body"))
        self._post.setMaximumWidth(metrics.horizontalAdvance(self._post.text()) + 8)
        self._late.setText(late)
        for button in self._acts():
            button.setVisible(not record.is_me)
        self._call.setEnabled(bool(record.phones) and not record.do_not_contact)
        self._call.setToolTip(_why_no_call(seen))
        self._text.setEnabled(not record.do_not_contact)
        for button, act in (
            (self._call, _("Call {name}")),
            (self._text, _("Text {name}")),
            (self._brief, _("Brief of {name}")),
        ):
            button.setAccessibleName(act.format(name=record.name))

    def _on_more_clicked(self) -> None:
        menu = build_menu(self._theme, self, self._more_items())
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))


def _why_no_call(seen: Overview) -> str:
    if seen.record.do_not_contact:
        return _("Asked not to be contacted")
    return "" if seen.record.phones else _("There is no number yet")
