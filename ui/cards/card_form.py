"""The form beside the picture: what was read filled in, what is doubtful marked."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.cards.sorting import CardReading, Found
from services.contacts import phones
from services.exchange.field_labels import column_words
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.fields import FieldFrame
from ui.widgets.labels import label, set_tone
from ui.widgets.line_edit import LineEdit

_FIELDS = (
    *("name", "organization", "department", "title", "mobile", "phone", "wechat", "email"),
    *("work_address", "postcode", "fax", "qq", "website", "english_name", "notes"),
)
_MANY = frozenset({"mobile", "phone", "fax", "email", "wechat", "qq", "website"})
_NUMBERS = frozenset({"mobile", "phone", "fax"})
_BREAKS = re.compile(r"\s*[、，,;；]\s*")
_BETWEEN = "、"


def _shown(found: Found) -> str:
    """Return a value as people read it, to be compared with the picture."""
    return phones.shown(found.value) if found.field in _NUMBERS else found.value


class CardField(FieldFrame):
    """One line of the form; doubtful until it was edited or looked at and left as it is."""

    def __init__(self, theme: Theme, field: str, parent: QWidget | None = None) -> None:
        hint = _("required") if field == "name" else ""
        self.edit = LineEdit(theme, placeholder=hint, name=column_words(field))
        super().__init__(theme, column_words(field), self.edit, parent=parent)
        self.field = field
        self.is_unsure = False
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._on_edited)

    def show_value(self, value: str, *, unsure: bool) -> None:
        """Show what was read."""
        self.edit.setText(value)
        self.edit.setCursorPosition(0)
        self.clear_error()
        self._mark_unsure(unsure)

    def _mark_unsure(self, unsure: bool) -> None:
        self.is_unsure = unsure
        self.edit.set_echo(_("look at this") if unsure else "")
        self.edit.setProperty("doubt", unsure)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        set_tone(self.label, "warn" if unsure else "")
        self.edit.setAccessibleDescription(_("look at this") if unsure else "")

    def _on_edited(self, _text: str) -> None:
        self.clear_error()
        self._mark_unsure(False)


class CardForm(QWidget):
    """All fields; Enter in any of them is the wish to store."""

    entered = Signal()
    left = Signal()
    """A field was left: time to see who it may be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {field: CardField(theme, field) for field in _FIELDS}
        self._others: tuple[tuple[str, str], ...] = ()
        """What has no field here and comes in all the same: a birthday in a code, say."""
        self._rest = label("", "caption", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in self.fields.values():
            column.addWidget(one)
            one.edit.returnPressed.connect(self.entered)
            one.edit.editingFinished.connect(self.left)
        column.addWidget(self._rest)
        column.addStretch(1)

    def show_reading(self, reading: CardReading) -> None:
        """Fill in what was read; what nothing was made of stands below."""
        for field, one in self.fields.items():
            found = [each for each in reading.found if each.field == field]
            one.show_value(
                _BETWEEN.join(_shown(each) for each in found), unsure=any(each.is_unsure for each in found)
            )
        self._others = tuple(
            (each.field, each.value) for each in reading.found if each.field not in self.fields
        )
        rest = _BETWEEN.join(
            [*(f"{column_words(field)} {value}" for field, value in self._others), *reading.rest]
        )
        self._rest.setText(_("Also on the card: {words}").format(words=rest) if rest else "")
        self._rest.setVisible(bool(rest))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show again what stood here before."""
        for field, one in self.fields.items():
            one.show_value(_BETWEEN.join(value for told, value in facts if told == field), unsure=False)
        self._others = tuple(told for told in facts if told[0] not in self.fields)
        self._rest.hide()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return fields and values, a field of several values once for each."""
        found: list[tuple[str, str]] = []
        for field, one in self.fields.items():
            text = one.edit.text().strip()
            parts = _BREAKS.split(text) if field in _MANY else [text]
            found += [(field, part) for part in parts if part]
        return (*found, *self._others)

    def doubts(self) -> int:
        """Return how many fields are doubtful."""
        return sum(one.is_unsure for one in self.fields.values())

    def focus_first(self) -> None:
        """Go to the first doubtful field, else to the name."""
        first = next((one for one in self.fields.values() if one.is_unsure), self.fields["name"])
        first.edit.setFocus()

    def focus_next_doubt(self) -> None:
        """Go to the doubtful field after the one in hand."""
        unsure = [one for one in self.fields.values() if one.is_unsure]
        places = list(self.fields.values())
        here = next((at for at, one in enumerate(places) if one.edit.hasFocus()), -1)
        later = [one for one in unsure if places.index(one) > here]
        if unsure:
            (later or unsure)[0].edit.setFocus()

    def refuse(self, field: str, sentence: str) -> None:
        """Say what is wrong with a field and go there."""
        self.fields.get(field, self.fields["name"]).set_error(sentence, focus=True)
