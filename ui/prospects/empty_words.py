"""What stands in the table's place when it is empty: nobody yet, or a filter too strict."""

from collections.abc import Callable
from functools import partial

from services.i18n import _
from services.prospects import chips, listing
from services.prospects.filters import EVERYBODY, Filter
from services.prospects.sentences import join
from ui.shell.desk import Desk
from ui.widgets.empty_state import EmptyState


class EmptyList(EmptyState):
    """Names the condition whose removal brings most people back."""

    def say_why(self, desk: Desk, wanted: Filter, apply: Callable[[Filter], None]) -> None:
        """Say why nobody is listed, with the first thing to do about it."""
        conditions = wanted.conditions_set()
        if not conditions:
            self.say(
                _("Nobody here yet."),
                _("A class list will do. After importing you see whom to see first."),
                [(_("Import"), lambda: desk.go("exchange"))],
            )
            return
        back = {key: desk.read(partial(listing.count, wanted=wanted.without(key))) for key in conditions}
        best = max(conditions, key=lambda key: back[key])
        words = {chip.key: chip.words for chip in desk.read(lambda session: chips.chips(session, wanted))}[
            best
        ]
        if not back[best]:
            body = _("The conditions together are too strict.")
            self.say(_("Nobody fits."), body, [(_("Clear all"), lambda: apply(EVERYBODY))])
            return
        text = _("Without “{words}” there are {count} people.").format(words=words, count=back[best])
        if len(conditions) > 1:
            strict = _("The {count} conditions together are too strict.").format(count=len(conditions))
            text = join([strict, text])
        remove = _("Take away “{words}”").format(words=words)
        self.say(_("Nobody fits."), text, [(remove, lambda: apply(wanted.without(best)))])
