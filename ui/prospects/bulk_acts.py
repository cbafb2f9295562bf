"""What is done to many people at once: one act, one undo, and a copy of the book first when they are many."""

from collections.abc import Callable, Sequence
from typing import Any

from models.kinds import TieKind
from services.i18n import _
from services.vocabulary import class_word, factor_word, subkind_word
from ui.shell.desk import Desk

MANY = 50
"""From so many people on, a copy of the book is made before they are changed."""


class BulkActs:
    """Acts on the people selected; the window's toast offers undo."""

    def __init__(self, desk: Desk, selected: Callable[[], Sequence[int]]) -> None:
        self._desk, self._selected = desk, selected

    def tag(self, name: str) -> None:
        """Put a tag on them."""
        from services.contacts import tags

        ids = self._selected()
        label = _("Tagged {count} people “{tag}”").format(count=len(ids), tag=name)
        self._act(label, ids, lambda session: tags.tag(session, ids, [name]))

    def untag(self, name: str) -> None:
        """Take a tag off them."""
        from services.contacts import tags

        ids = self._selected()
        label = _("Took the tag “{tag}” off {count} people").format(count=len(ids), tag=name)
        self._act(label, ids, lambda session: tags.untag(session, ids, [name]))

    def tie(self, kind: TieKind, subkind: str | None) -> None:
        """Tie them to me."""
        from services.network import ties

        ids = self._selected()
        draft = ties.TieDraft(0, 0, kind, subkind)
        label = _("Tied {count} people to you: {kind}").format(
            count=len(ids), kind=subkind_word(kind, subkind)
        )
        self._act(label, ids, lambda session: ties.tie_many(session, ids, draft))

    def tie_each_other(self, kind: TieKind, subkind: str | None) -> None:
        """Tie the two selected to each other."""
        from services.network import ties

        ids = self._selected()
        draft = ties.TieDraft(ids[0], ids[1], kind, subkind)
        label = _("Tied the two: {kind}").format(kind=subkind_word(kind, subkind))
        self._act(label, ids, lambda session: ties.tie(session, draft))

    def rate(self, factor: str, klass: int | None, name: str = "") -> None:
        """Put them into a class of a factor."""
        from services.prospects import assessing

        ids = self._selected()
        words = class_word(factor, klass)
        label = _("Rated {count} people: {factor} {klass}").format(
            count=len(ids), factor=name or factor_word(factor), klass=words
        )
        self._act(label, ids, lambda session: assessing.assess(session, ids, factor, klass))

    def set_do_not_contact(self, on: bool) -> None:
        """Mark them as not to be contacted, or let go of the mark."""
        from services.contacts import edits

        ids = self._selected()
        marked, freed = _("Marked {count} people: do not disturb"), _("Freed {count} people for contact")

        def work(session: Any) -> None:
            for contact_id in ids:
                edits.set_do_not_contact(session, contact_id, on)

        self._act((marked if on else freed).format(count=len(ids)), ids, work)

    def _act(self, label: str, ids: Sequence[int], work: Callable[[Any], object]) -> None:
        if len(ids) >= MANY:
            self._copy_book()
        self._desk.act(label, work)

    def _copy_book(self) -> None:
        from services import locations
        from services.safety import backups

        book = self._desk.book
        if not locations.is_server(book.location):
            self._desk.tasks.run(
                lambda _progress: backups.make(book, "bulk"), words=_("Copying the book first")
            )
