"""What every test may use: a home of its own, Chinese words, the shared corpora when they are at hand."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, so that no test touches the user's books and settings."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.delenv("RENMAI_BOOK", raising=False)
    return folder


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test starts in Chinese, the program's default."""
    from resources import data_path
    from services import i18n

    i18n.install(data_path("locale"), "zh_CN")
    yield
    i18n.install(data_path("locale"), "zh_CN")


@pytest.fixture(autouse=True, scope="session")
def program(qapp: QApplication) -> Iterator[QApplication]:
    """The one Qt program of the run, able to show windows, before a command makes one that cannot."""
    yield qapp
    qapp.clipboard().clear()  # the offscreen platform would free what Python copied after Python has ended


@pytest.fixture
def shared() -> Path:
    """The folder of files that others made; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("no shared corpora here")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def application(qapp: object) -> object:
    """One Qt program for all tests: a command that draws would else leave one that cannot show windows."""
    return qapp
