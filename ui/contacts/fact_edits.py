"""Facts of a person that are changed where they stand: checked at once, stored quietly."""

from collections.abc import Callable
from typing import Any

from models.kinds import AddressKind, PointKind
from services.contacts import edits
from services.contacts.phones import shown
from services.contacts.records import AddressRecord, Point
from services.errors import RenmaiError
from services.i18n import _
from services.vocabulary import address_word, point_word
from ui.shell.desk import Desk
from ui.widgets.fact_edit import FactRow

DIALLED = (PointKind.MOBILE, PointKind.PHONE, PointKind.FAX)


class FactRows:
    """Makes the rows of one person's facts; every stored value is one act."""

    def __init__(self, desk: Desk, contact_id: int, name: str) -> None:
        self._desk = desk
        self._id = contact_id
        self._name = name

    def text(self, field: str, title: str, value: str, placeholder: str = "") -> FactRow:
        """Return a row for one fact of the person."""
        row = FactRow(self._desk.theme, title, value, placeholder=placeholder)

        def stored(new: str) -> None:
            wrong = self._desk.read(lambda session: edits.refusal(session, field, new))
            if wrong:
                row.refuse(wrong)
            else:
                self._act(row, title, lambda session: edits.edit(session, self._id, field, new))

        row.stored.connect(stored)
        return row

    def point(self, point: Point) -> FactRow:
        """Return a row for a number or an address one writes to; an emptied one goes."""
        kind = PointKind(point.kind)
        value = shown(point.value) if kind in DIALLED else point.value
        title = point.label or point_word(kind)
        row = FactRow(self._desk.theme, title, value)
        if kind is PointKind.MOBILE:
            row.edit.setStyleSheet(f"font-size: {self._desk.theme.points('heading')}pt")
        if point.unsure:
            row.set_error(_("In doubt: ask for it again"))

        def stored(new: str) -> None:
            wrong = edits.point_refusal(kind, new)
            if wrong:
                row.refuse(wrong)
            else:
                self._act(row, title, lambda session: edits.change_point(session, point.id, new))

        row.stored.connect(stored)
        return row

    def new_point(self, kind: PointKind, gone: Callable[[], None], left: Callable[[], None]) -> FactRow:
        """Return a row for one more number or address: ``gone`` once it is stored, ``left`` when empty."""
        row = FactRow(self._desk.theme, point_word(kind))

        def stored(new: str) -> None:
            wrong = edits.point_refusal(kind, new)
            if wrong:
                row.refuse(wrong)
            else:
                gone()
                word = point_word(kind)
                self._act(row, word, lambda session: edits.add_point(session, self._id, kind, new))

        row.stored.connect(stored)
        row.edit.editingFinished.connect(lambda: None if row.edit.text().strip() else left())
        return row

    def address(self, kind: AddressKind, address: AddressRecord | None) -> FactRow:
        """Return a row for an address of a kind."""
        title = address_word(kind)
        row = FactRow(self._desk.theme, title, address.text if address else "")

        def stored(new: str) -> None:
            self._act(row, title, lambda session: edits.set_address(session, self._id, kind, new))

        row.stored.connect(stored)
        return row

    def _act(self, row: FactRow, title: str, work: Callable[[Any], None]) -> None:
        """Change one fact; the journal says whose and which, never the value."""
        label = _("Changed {fact} of {name}").format(fact=title, name=self._name)

        def failed(error: RenmaiError) -> None:
            row.set_error(error.message)
            self._desk.fail(error)

        self._desk.act(label, work, quiet=True, failed=failed)
