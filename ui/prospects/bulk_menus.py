"""The menus behind 打标签, 连关系 and 填因素."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from models.kinds import SUBKINDS, TieKind
from services.contacts.tags import TagCount
from services.i18n import _
from services.prospects.own_factors import FactorNames
from services.vocabulary import class_word, subkind_word, tie_kind_word
from ui.look.theme import Theme
from ui.prospects.bulk_acts import BulkActs
from ui.prospects.tick_menu import TickMenu, add_field

_SHOWN = 12
"""Tags offered at once."""


def tag_menu(
    theme: Theme, known: Sequence[TagCount], held: Iterable[str], acts: BulkActs, parent: QWidget
) -> QMenu:
    """Return the tags of the book, those all selected people bear ticked, and a line for a new one."""
    menu, borne = TickMenu(parent), set(held)
    field = add_field(menu, theme, _("New tag, Enter puts it on"), acts.tag)
    for found in known[:_SHOWN]:

        def turn(on: bool, name: str = found.name) -> None:
            if on:
                acts.tag(name)
            else:
                acts.untag(name)

        menu.add_tick(f"{found.name}  {found.people}", found.name in borne, turn)
    menu.aboutToShow.connect(field.setFocus)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def tie_menu(selected: int, acts: BulkActs, parent: QWidget) -> QMenu:
    """Return the kinds of tie with me, and between the two when two people are selected."""
    menu = QMenu(parent)
    with_me = menu.addMenu(_("With me")) if selected == 2 else menu
    _add_kinds(with_me, acts, each_other=False)
    if selected == 2:
        _add_kinds(menu.addMenu(_("With each other")), acts, each_other=True)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_kinds(menu: QMenu, acts: BulkActs, *, each_other: bool) -> None:
    work = acts.tie_each_other if each_other else acts.tie
    for kind in TieKind:
        if kind is TieKind.BUSINESS:
            continue
        subkinds = SUBKINDS[kind]
        place = menu.addMenu(tie_kind_word(kind)) if subkinds else menu
        for subkind in (None, *subkinds):
            words = subkind_word(kind, subkind)
            action = place.addAction(
                words if subkind or not subkinds else _("{kind}, no more known").format(kind=words)
            )
            action.triggered.connect(lambda _checked=False, kind=kind, subkind=subkind: work(kind, subkind))


def factor_menu(factors: Iterable[FactorNames], acts: BulkActs, parent: QWidget) -> QMenu:
    """Return each factor with its classes."""
    menu = QMenu(parent)
    for names in factors:
        place = menu.addMenu(names.name)
        for klass in (1, 2, 3, None):
            words = (names.words[klass - 1] if klass else "") or class_word(names.key, klass)
            action = place.addAction(f"{klass or 0}  {words}")
            action.triggered.connect(
                lambda _checked=False, names=names, klass=klass: acts.rate(names.key, klass, names.name)
            )
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
