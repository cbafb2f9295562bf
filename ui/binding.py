"""Qt's binding, told before anything else of the window is loaded that it need not read our sources."""

import sys

import PySide6.QtCore  # noqa: F401  (brings the binding's own modules)

_FEATURES = "shibokensupport.feature"
_ASKS = "_mod_uses_pyside"


def read_no_sources() -> None:
    """Spare every module loaded from now on the reading of its source.

    The binding looks in it for a wish for names in snake_case and the like, which nobody here has. Looking
    costs a tenth of the start and keeps twenty megabytes of text.
    """
    features = sys.modules.get(_FEATURES)
    if hasattr(features, _ASKS):
        setattr(features, _ASKS, lambda _module: True)
