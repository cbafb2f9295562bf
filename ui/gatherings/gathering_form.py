"""The form of a gathering: theme, kind, day, place, aim, what it cost and what came of it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from models.kinds import GatheringKind
from services.errors import DraftError, RenmaiError
from services.gatherings import planning
from services.gatherings.drafts import GatheringDraft
from services.gatherings.listing import GatheringSummary
from services.i18n import _, _p
from services.vocabulary import gathering_word
from ui.diary.day_edit import DayEdit
from ui.diary.floating_form import FloatingForm
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import Field, FieldFrame, SaveKeys, TextField
from ui.widgets.labels import label

WIDTH, TOP = 560, 96


class GatheringForm(FloatingForm):
    """Makes a new gathering, or changes one; Ctrl+Enter stores from anywhere."""

    stored = Signal(int)
    """The number of the gathering that was stored."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        theme = desk.theme
        self._old: GatheringSummary | None = None
        self._guests: tuple[int, ...] = ()
        self._heading = label("", "heading")
        self.theme_field = Field(
            theme, _("Theme"), placeholder=_("Twenty years on, tea tasting, bills course")
        )
        self.kind = QComboBox()
        for kind in GatheringKind:
            self.kind.addItem(gathering_word(kind), kind)
        self.day = DayEdit(theme, desk.today, name=_("Day"))
        self._day_frame = FieldFrame(theme, _("Day"), self.day)
        self.where = Field(theme, _("Place"))
        self.aim = Field(theme, _("What for"), placeholder=_("whom it is for, what it should bring"))
        self.cost = Field(theme, _("Cost"), placeholder=_("in yuan"), width=160)
        self.outcome = TextField(theme, _("What came of it"), lines=2)
        self.store = Button(theme, _("Save"), PRIMARY, key="Ctrl+Enter")
        kind_frame = FieldFrame(theme, _("Kind"), self.kind)
        parts = (
            self._heading,
            self.theme_field,
            kind_frame,
            self._day_frame,
            self.where,
            self.aim,
            self.cost,
        )
        self.stack([*parts, self.outcome], self.store, _p("write down", "Not now"))
        self.store.clicked.connect(self.save)
        self.day.understood.connect(self._day_frame.clear_error)
        self.day.returnPressed.connect(self.where.setFocus)
        SaveKeys(self).saved.connect(self.save)

    def open(self, old: GatheringSummary | None = None, guests: tuple[int, ...] = ()) -> None:
        """Come up for one gathering, or empty for a new one with these guests."""
        self._old, self._guests = old, guests
        self._heading.setText(_("Change the gathering") if old else _("New gathering"))
        draft = old.draft if old else None
        self.theme_field.set_text(draft.theme if draft else "")
        self.kind.setCurrentIndex(max(0, self.kind.findData(draft.kind if draft else GatheringKind.OTHER)))
        self.day.offer(None)
        self.day.setText(f"{draft.day.isoformat()} {draft.time or ''}".strip() if draft else "")
        self._day_frame.clear_error()
        for field, text in (
            (self.where, draft.place if draft else ""),
            (self.aim, draft.aim if draft else ""),
            (self.cost, str(draft.cost) if draft and draft.cost is not None else ""),
        ):
            field.set_text(text)
        self.outcome.set_text(draft.outcome if draft else "")
        self.outcome.setVisible(old is not None and old.held)
        self.come_up()
        self.theme_field.edit.setFocus()

    def draft(self) -> GatheringDraft:
        """Return what the form holds; raises DraftError for a day or a sum that is none."""
        day = self.day.day()
        if day is None:
            raise DraftError(self.day.problem() or _("Which day?"), field="day")
        cost = self.cost.text().replace(",", "").removesuffix("元").strip()
        if cost and not cost.isdecimal():
            raise DraftError(_("What it cost is a number of yuan."), field="cost")
        return GatheringDraft(
            self.theme_field.text(),
            GatheringKind(self.kind.currentData()),
            day,
            self.day.time(),
            self.where.text(),
            self.aim.text(),
            int(cost) if cost else None,
            self.outcome.text(),
        )

    def save(self) -> None:
        """Store the gathering, or say what is missing beside its field."""
        try:
            draft = self.draft()
        except DraftError as error:
            self._on_refused(error)
            return
        old, guests = self._old, self._guests

        def work(session: Any) -> int:
            if old is None:
                return planning.add(session, draft, guests)
            planning.change(session, old.id, draft)
            return old.id

        words = _("Changed: {theme}") if old else _("Planned: {theme}")
        self._desk.act(words.format(theme=draft.theme), work, self._on_stored, failed=self._on_refused)

    def _on_stored(self, number: int) -> None:
        self.leave()
        self.stored.emit(number)

    def _on_refused(self, error: RenmaiError) -> None:
        fields = {
            "theme": self.theme_field,
            "day": self._day_frame,
            "time": self._day_frame,
            "cost": self.cost,
        }
        field = fields.get(getattr(error, "field", ""), self.theme_field)
        field.set_error(error.sentence(), focus=True)
