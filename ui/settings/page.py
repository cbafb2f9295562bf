"""The settings page: every choice counts at once; those of the book can be undone."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import Factor, Tier
from services import i18n, locations, settings
from services.changes import Changes
from services.contacts import owner
from services.i18n import _
from services.prospects import assessing
from services.vocabulary import factor_word, tier_word
from ui.reminders.settings_section import add_section
from ui.settings.section_column import SectionColumn
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import SECONDARY, Button
from ui.widgets.line_edit import LineEdit


class SettingsPage(Page):
    """One column of sections; nothing to save."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._filling = False
        self._weights: dict[str, LineEdit] = {}
        self._cadence: dict[str, LineEdit] = {}
        self._sections = SectionColumn(desk.theme)
        self._look()
        self._me()
        self._weighing()
        self._rhythm()
        add_section(self._sections, desk)
        self._keeping()
        self._sections.end()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self._sections, 1)
        row.addStretch(1)
        area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @override
    def title(self) -> str:
        """Return the page's title."""
        return _("Settings")

    @override
    def caption(self) -> str:
        """Return the words behind the title."""
        return _("every choice counts at once")

    @override
    def shown(self, **args: object) -> None:
        """Show what is set."""
        self.refresh(None)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what is set in the book."""
        if changes is not None and not changes.touches("book_settings", "managers", "contacts"):
            return
        rules = self.desk.read(settings.rules)
        self._filling = True
        for factor, box in self._weights.items():
            box.setText(str(rules.weights[factor]))
        for tier, box in self._cadence.items():
            box.setText(str(rules.cadence[tier]))
        self._count.setText(str(rules.today_count))
        self._review.setText(str(rules.stale_months))
        self._name.setText(self.desk.read(owner.owner_name))
        self._branch.setText(self.desk.read(owner.branch_name))
        self._filling = False

    def _look(self) -> None:
        kept = self.desk.preferences
        self._sections.section(_("Look"))
        self._sections.choice(
            _("Light or dark"),
            [("light", _("light")), ("dark", _("dark")), ("system", _("as the system"))],
            str(kept.get("theme", "system")),
            self._on_theme_chosen,
        )
        self._sections.choice(
            _("Text size"),
            [("1.0", "100%"), ("1.25", "125%"), ("1.5", "150%")],
            str(float(kept.get("text_scale", 1.0))),
            self._on_scale_chosen,
        )
        self._sections.choice(
            _("Language"),
            [("zh_CN", "简体中文"), ("en", "English")],
            i18n.language(),
            self._on_language_chosen,
        )
        contrast = QCheckBox(_("stronger lines and greys"), self)
        contrast.setChecked(self.theme.high_contrast)
        contrast.toggled.connect(self._on_contrast_toggled)
        self._sections.row(_("High contrast"), contrast)

    def _on_theme_chosen(self, mode: str) -> None:
        self.desk.preferences.set("theme", mode)
        self.theme.set_mode(mode)

    def _on_scale_chosen(self, scale: str) -> None:
        self.desk.preferences.set("text_scale", float(scale))
        self.theme.set_text_scale(float(scale))

    def _on_language_chosen(self, language: str) -> None:
        self.desk.preferences.set("language", language)
        self.desk.toast(_("The language changes at the next start."), undo=False)

    def _on_contrast_toggled(self, on: bool) -> None:
        self.desk.preferences.set("high_contrast", on)
        self.theme.set_high_contrast(on)

    def _me(self) -> None:
        self._sections.section(_("You"), _("Your name signs messages and stands on call sheets."))
        self._name, self._branch = LineEdit(self.theme), LineEdit(self.theme)
        for words, field, width in ((_("Name"), self._name, 160), (_("Bank or branch"), self._branch, 320)):
            field.setFixedWidth(width)
            field.editingFinished.connect(self._on_me_left)
            self._sections.row(words, field)

    def _on_me_left(self) -> None:
        name, branch = self._name.text(), self._branch.text()
        before = self.desk.read(owner.owner_name), self.desk.read(owner.branch_name)
        if not self._filling and name.strip() and (name.strip(), branch.strip()) != before:
            self.desk.act(_("Changed your name"), lambda session: owner.rename(session, name, branch))

    def _weighing(self) -> None:
        self._sections.section(
            _("What counts how much"), _("Weights of the six factors, 0 to 9. Tiers follow at once.")
        )
        for factor in Factor:
            box = self._sections.number(0, 9, partial(self._on_weight_changed, factor.value))
            self._weights[factor.value] = box
            self._sections.row(factor_word(factor), box)

    def _on_weight_changed(self, factor: str, weight: int) -> None:
        self.desk.act(
            _("Changed a weight"), lambda session: assessing.change_weights(session, {factor: weight})
        )

    def _rhythm(self) -> None:
        self._sections.section(_("How often"), _("Days between two contacts, by tier."))
        for tier in Tier:
            box = self._sections.number(1, 3650, partial(self._on_cadence_changed, tier.value))
            self._cadence[tier.value] = box
            self._sections.row(tier_word(tier), box, _("days"))
        self._count = self._sections.number(1, 200, partial(self._set, "today_count"))
        self._sections.row(_("Whom to contact today"), self._count, _("people"))
        self._review = self._sections.number(1, 120, partial(self._set, "stale_months"))
        self._sections.row(_("Review a factor after"), self._review, _("months"))

    def _on_cadence_changed(self, tier: str, days: int) -> None:
        rules = self.desk.read(settings.rules)
        self._set("cadence", {**rules.cadence, tier: days})

    def _set(self, key: str, value: object) -> None:
        self.desk.act(_("Changed a setting"), lambda session: settings.change(session, key, value))

    def _keeping(self) -> None:
        place = self.desk.book.path
        self._sections.section(
            _("The book"),
            _("{place}\nA verified copy is made every day and before every import; 7 days, 4 weeks and 12 "
              "months are kept.").format(place=place),
        )  # fmt: skip
        folder = Button(self.theme, _("Open the folder of copies"), SECONDARY, icon="act.backup")
        folder.clicked.connect(lambda: self._on_folder_clicked(locations.backup_folder(place)))
        self._sections.button(folder)

    def _on_folder_clicked(self, folder: Path) -> None:
        locations.make_private_folder(folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
