"""Posts and schools: read like a life, each opened where it stands to change it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from services.contacts import educations, employments
from services.contacts.drafts import EducationDraft, EmploymentDraft
from services.contacts.organizations import short_name
from services.contacts.overview import Overview
from services.contacts.records import EducationRecord, EmploymentRecord
from services.i18n import _
from ui.contacts.line_form import Entry, LineForm
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, Button
from ui.widgets.fields import LABEL_WIDTH
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label
from ui.widgets.menus import MenuItem, build_menu


class ExperienceLine(QAbstractButton):
    """One post or school; a press opens it."""

    def __init__(self, title: str, words: str, years: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(f"{title} {words} {years}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = label(title, "caption")
        head.setFixedWidth(LABEL_WIDTH)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(25)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(head, 0, top)
        row.addWidget(label(words, wrap=True), 1, top)
        if years:
            row.addWidget(label(years, "caption"), 0, top)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing of its own: the labels say it all."""

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by F2 and Enter as well as by Space."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ExperienceSection(QWidget):
    """现任, 曾任 and 求学, and a way to add to them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme: Theme = desk.theme
        self._seen: Overview | None = None
        self.form: LineForm | None = None
        self._lines: dict[EmploymentRecord | EducationRecord, ExperienceLine] = {}
        self._add = Button(desk.theme, _("Add"), LINK, small=True, name=_("Add a post or a school"))
        self._add.clicked.connect(self._on_add_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeading(_("Experience"), trailing=self._add))
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        column.addLayout(self._body)

    def show_person(self, seen: Overview) -> None:
        """Show somebody's posts and schools; an open form of the same person stays."""
        same = self._seen is not None and self._seen.record.id == seen.record.id
        self._seen = seen
        if not (same and self.form is not None):
            self._fill()

    def _fill(self) -> None:
        emptied(self._body)
        self._lines.clear()
        self.form = None
        if self._seen is None:
            return
        record = self._seen.record
        for post in record.employments:
            title = _("Now") if post.is_present else _("Before")
            line = ExperienceLine(title, post_words(post), post_years(post))
            line.clicked.connect(partial(self.edit_post, post))
            self._lines[post] = line
            self._body.addWidget(line)
        for place, school in enumerate(record.educations):
            line = ExperienceLine("" if place else _("School"), school_words(school), school_years(school))
            line.clicked.connect(partial(self.edit_school, school))
            self._lines[school] = line
            self._body.addWidget(line)
        if not record.employments and not record.educations:
            self._body.addWidget(label(_("No post and no school yet"), "body", "muted"))

    def _on_add_clicked(self) -> None:
        items = [
            MenuItem(_("A post"), lambda: self.edit_post(None)),
            MenuItem(_("A school"), lambda: self.edit_school(None)),
        ]
        menu = build_menu(self._theme, self, items)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def edit_post(self, post: EmploymentRecord | None, _checked: bool = False) -> None:
        """Open a post, or an empty one to add."""
        entries = (
            Entry("organization", _("Organization"), post.organization if post else ""),
            Entry("title", _("Title"), post.title if post else ""),
            Entry("department", _("Department"), post.department if post else ""),
            Entry("since", _("From"), (post.since or "") if post else "", _("2019 or 2019-07")),
            Entry("until", _("To"), (post.until or "") if post else "", _("empty: still there")),
        )

        def draft(values: Mapping[str, str]) -> EmploymentDraft:
            # A former post without an end stays one; taking its end away makes it a present one.
            stays_former = post is not None and not post.is_present and not post.until
            return EmploymentDraft(**values, is_present=not stays_former)

        def store(session: Any, values: Mapping[str, str], contact_id: int) -> None:
            if post is None:
                employments.add(session, contact_id, draft(values))
            else:
                employments.change(session, post.id, draft(values))

        self._open(
            entries,
            lambda values: _first_wrong(employments.facts_of(draft(values))),
            _("Changed a post of {name}"),
            store,
            (lambda session: employments.remove(session, post.id)) if post else None,
            post,
        )

    def edit_school(self, school: EducationRecord | None, _checked: bool = False) -> None:
        """Open a time at a school, or an empty one to add."""
        entries = (
            Entry("school", _("School"), school.school if school else ""),
            Entry("class_name", _("Class"), school.class_name if school else ""),
            Entry("major", _("Subject"), school.major if school else ""),
            Entry("from_year", _("From"), _year(school.from_year) if school else "", "1998"),
            Entry("to_year", _("To"), _year(school.to_year) if school else "", "2001"),
        )

        def draft(values: Mapping[str, str]) -> EducationDraft:
            return EducationDraft(
                school=values["school"],
                class_name=values["class_name"],
                major=values["major"],
                stage=school.stage if school and school.school == values["school"] else None,
                from_year=_number(values["from_year"]),
                to_year=_number(values["to_year"]),
            )

        def store(session: Any, values: Mapping[str, str], contact_id: int) -> None:
            if school is None:
                educations.add(session, contact_id, draft(values))
            else:
                educations.change(session, school.id, draft(values))

        self._open(
            entries,
            lambda values: _first_wrong(educations.facts_of(draft(values))),
            _("Changed a school of {name}"),
            store,
            (lambda session: educations.remove(session, school.id)) if school else None,
            school,
        )

    def _open(
        self,
        entries: tuple[Entry, ...],
        check: Callable[[Mapping[str, str]], tuple[str, str] | None],
        label_words: str,
        store: Callable[[Any, Mapping[str, str], int], None],
        remove: Callable[[Any], None] | None,
        record: EmploymentRecord | EducationRecord | None,
    ) -> None:
        if self._seen is None:
            return
        contact_id, name = self._seen.record.id, self._seen.record.name
        words = label_words.format(name=name)
        self._fill()
        form = LineForm(self._theme, entries, check, removable=remove is not None)
        form.closed.connect(self._fill)
        form.saved.connect(
            lambda values: self._finish(words, lambda session: store(session, values, contact_id))
        )
        if remove is not None:
            form.removed.connect(lambda: self._finish(words, remove))
        self.form = form
        line = self._lines.get(record) if record is not None else None
        if line is not None:
            self._body.insertWidget(self._body.indexOf(line), form)
            line.hide()
        else:
            self._body.addWidget(form)
        form.begin()

    def _finish(self, words: str, work: Callable[[Any], None]) -> None:
        self.form = None
        self._desk.act(words, work)


def _first_wrong(told: tuple[object, list[Any]]) -> tuple[str, str] | None:
    facts, findings = told
    if findings:
        return findings[0].field, findings[0].reason
    return None if facts is not None else ("", _("Nothing was written."))


def _number(text: str) -> int | None:
    digits = "".join(char for char in text if char.isdigit())[:4]
    return int(digits) if digits else None


def _year(number: int | None) -> str:
    return str(number) if number else ""


def post_words(post: EmploymentRecord) -> str:
    """Return a post in one line: organization, department, title."""
    return " ".join(part for part in (short_name(post.organization), post.department, post.title) if part)


def school_words(school: EducationRecord) -> str:
    """Return a time at a school in one line: school, class, subject."""
    return " ".join(part for part in (school.school, school.class_name, school.major) if part)


def post_years(post: EmploymentRecord) -> str:
    """Return a post's years: 2019 起, 06–19."""
    first, last = (post.since or "")[:4], (post.until or "")[:4]
    if post.is_present:
        return _("since {year}").format(year=first) if first else ""
    if first and last:
        return f"{first[2:]}–{last[2:]}"
    return _("until {year}").format(year=last) if last else first


def school_years(school: EducationRecord) -> str:
    """Return a school's years: 01–05."""
    if school.from_year and school.to_year:
        return f"{school.from_year % 100:02d}–{school.to_year % 100:02d}"
    return _year(school.from_year or school.to_year)
