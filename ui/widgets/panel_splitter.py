"""A page and the context panel at its right: width remembered, hidden by a key, laid over narrow windows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look.theme import Theme

NARROW = 1100
"""Under this width of the window the panel covers the page's right edge."""
WIDE = 1800
"""From this width of the window on, the panel is 400 px unless the user chose otherwise."""
_WIDE_PANEL = 400
Get = Callable[[], int | None]
Put = Callable[[int], None]


class PanelSplitter(QWidget):
    """Holds a page and its panel; ``get`` and ``put`` read and keep the panel's width."""

    panel_shown = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        panel: QWidget,
        get: Get | None = None,
        put: Put | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._put = theme, put
        self._width = (get() if get is not None else None) or 0
        self._shown, self._over = True, False
        self._tight, self._waits = False, False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._frame = QFrame()
        self._frame.setProperty("surface", "window")
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(panel)
        self._frame.setMinimumWidth(theme.size("panel.min"))
        self._frame.setMaximumWidth(theme.size("panel.max"))
        self._splitter.addWidget(page)
        self._splitter.addWidget(self._frame)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self.page, self.panel = page, panel

    @property
    def is_panel_shown(self) -> bool:
        """True while the panel is in view."""
        return self._shown

    @property
    def is_covering(self) -> bool:
        """True while the panel lies over the page's right edge, as in a narrow window."""
        return self._over

    @property
    def is_panel_wanted(self) -> bool:
        """True unless the user put the panel away; in a tight window it waits out of view."""
        return self._shown or self._waits

    def uncover(self) -> bool:
        """Put the panel away where it covers the page; return False when it does not."""
        if self._shown and self._over:
            self.show_panel(False)
            return True
        return False

    def show_panel(self, shown: bool) -> None:
        """Bring the panel into view or put it away; the page keeps the focus."""
        self._waits = False
        self._bring(shown)

    def _bring(self, shown: bool) -> None:
        if shown == self._shown:
            return
        if not shown and self._frame.isAncestorOf(self.focusWidget() or self):
            self.page.setFocus()
        self._shown = shown
        self._frame.setVisible(shown)
        self._arrange()
        self.panel_shown.emit(shown)

    def toggle_panel(self) -> None:
        """Bring it into view if it is away, put it away if it is in view."""
        self.show_panel(not self._shown)

    def panel_width(self) -> int:
        """Return the width chosen by the user, or the one designed for this window."""
        least, most = self._theme.size("panel.min"), self._theme.size("panel.max")
        designed = _WIDE_PANEL if self.window().width() >= WIDE else self._theme.size("panel")
        return max(least, min(most, self._width or designed))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel's width, and lay it over the page where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()
        tight = self._over and self.width() < 2 * self.panel_width()
        if tight != self._tight:
            self._tight = tight
            self._make_way()

    def _make_way(self) -> None:
        """Put the panel away where it would cover most of the page, and bring it back where it does not."""
        if self._tight:
            self._waits = self._shown
            self._bring(False)
        elif self._waits:
            self._waits = False
            self._bring(True)

    def _arrange(self) -> None:
        over = self.window().width() < NARROW
        if over != self._over:
            self._over = over
            if over:
                self._frame.setParent(self)
                self._frame.setProperty("edge", "left")
            else:
                self._splitter.addWidget(self._frame)
                self._frame.setProperty("edge", "")
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)
            self._frame.setVisible(self._shown)
        width = self.panel_width()
        if over:
            width = min(width, self.width())
            self._frame.setGeometry(self.width() - width, 0, width, self.height())
            self._frame.raise_()
        elif self._shown:
            self._splitter.setSizes([max(1, self.width() - width - 1), width])

    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        self._width = self._frame.width()
        if self._put is not None:
            QTimer.singleShot(0, self._keep)

    def _keep(self) -> None:
        if self._put is not None:
            self._put(self._width)
