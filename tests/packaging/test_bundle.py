"""The one-folder program and the Debian package, as ``make package`` left them in dist/, start and work."""

import configparser
import shutil
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.packaging.installed import Installed, make_trip

pytestmark = pytest.mark.package

DIST = Path(__file__).parents[2] / "dist"
LARGEST = 260_000_000
ALIVE = 5


@pytest.fixture(scope="module")
def folder() -> Path:
    """The one-folder program."""
    if not (DIST / "renmai" / "renmai").exists():
        pytest.skip("not built here: make package")
    return DIST / "renmai"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Debian package's files, as they would lie on a system."""
    packages = sorted(DIST.glob("renmai_*.deb"))
    if not packages or not shutil.which("dpkg-deb"):
        pytest.skip("not built here: make package")
    root = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", str(packages[-1]), str(root)], check=True)
    return root


def stays_open(program: Path, place: Path) -> None:
    """Open the window on a book; it must still be there after a few seconds, without a complaint."""
    environment = {"HOME": str(place), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    with (place / "said.txt").open("w+") as said:
        window = subprocess.Popen(
            [program, "旅.renmai"], cwd=place, env=environment, stderr=said, stdout=said
        )
        time.sleep(ALIVE)
        alive = window.poll() is None
        window.terminate()
        window.wait(30)
        said.seek(0)
        text = said.read()
    assert alive, text
    assert "Traceback" not in text, text


def test_that_the_folder_makes_the_trip(folder: Path, tmp_path: Path) -> None:
    """Children, data files, words and migrations are all inside it, and then the window opens."""
    make_trip(Installed([str(folder / "renmai")], tmp_path))
    stays_open(folder / "renmai", tmp_path)


def test_that_the_folder_is_no_larger_than_it_must_be(folder: Path) -> None:
    """Qt's web, 3D and database parts stay out."""
    taken = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    assert taken < LARGEST
    assert not [path.name for path in folder.rglob("*") if "Qt6Qml" in path.name or "libgtk" in path.name]


def test_that_the_debian_package_makes_the_trip(unpacked: Path, tmp_path: Path) -> None:
    """Through the link in /usr/bin, as the desktop starts it."""
    program = unpacked / "usr" / "bin" / "renmai"
    make_trip(Installed([str(program)], tmp_path))
    stays_open(program, tmp_path)


def test_that_the_desktop_knows_the_program_and_its_files(unpacked: Path) -> None:
    """A double click on a book opens it; the icon comes in every size."""
    share = unpacked / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment]
    entry.read(share / "applications" / "renmai.desktop", "utf-8")
    facts = entry["Desktop Entry"]
    assert (facts["Exec"], facts["Icon"], facts["Name[zh_CN]"]) == ("renmai %f", "renmai", "人脉")
    kinds = ElementTree.parse(share / "mime" / "packages" / "renmai.xml").getroot()
    kind = kinds[0].attrib["type"]
    assert f"{kind};" in facts["MimeType"]
    assert [part.attrib["pattern"] for part in kinds[0] if part.tag.endswith("glob")] == ["*.renmai"]
    icons = share / "icons" / "hicolor"
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        assert (icons / f"{size}x{size}" / "apps" / "renmai.png").read_bytes().startswith(b"\x89PNG")
    assert (icons / "scalable" / "apps" / "renmai.svg").exists()
    if check := shutil.which("desktop-file-validate"):
        subprocess.run([check, share / "applications" / "renmai.desktop"], check=True)
