"""What reads print stays out of the window's process, and starting the program loads nothing for cards."""

import os
import subprocess
import sys

import pytest

from services.cards import recognition
from services.cards.pixels import Pixels
from services.cards.recognition import ExtraMissingError, Recognizer
from services.progress import Progress
from tests.conftest import ROOT

HEAVY = "cv2 rapidocr onnxruntime zxingcpp segno".split()


def loaded_by(code: str) -> list[str]:
    """Return which of the heavy modules are loaded once a fresh program has run the code."""
    asked = f"{code}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    found: list[str] = eval(done.stdout.splitlines()[-1])
    return found


def test_that_starting_the_window_loads_nothing_for_cards():
    assert loaded_by("import app; app.load_window(); import ui.shell.main_window") == []


def test_that_even_the_page_of_cards_loads_no_recogniser():
    pages = "import ui.cards.page, ui.cards.my_card_page, services.cards.recognition as r; r.is_installed()"
    assert loaded_by(pages) == []


def test_that_without_the_extra_the_line_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recognition, "_NEEDED", ("no_such_module_at_all",))
    with Recognizer() as recognizer, pytest.raises(ExtraMissingError) as refusal:
        recognizer.read(Pixels(1, 1, b"\xff"), Progress())
    assert refusal.value.hint.endswith('-m pip install "renmai[ocr]"')
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "pip install" not in recognition.how_to_get()
