"""Makes what can be installed into dist/: the wheel, the one-folder program, the Debian package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from resources.packaging import debian, draw_icons

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
BUILD = ROOT / "build"
SPECS = {"linux": "renmai.spec", "win32": "renmai-windows.spec", "darwin": "renmai-macos.spec"}


def run(*words: str) -> None:
    """Run a tool of this environment in the root of the checkout, and stop where it fails."""
    print("·", " ".join(Path(word).name if word == sys.executable else word for word in words), flush=True)
    subprocess.run(words, cwd=ROOT, check=True)


def wheel() -> Path:
    """Build the wheel and return it."""
    for old in DIST.glob("renmai-*.whl"):
        old.unlink()
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(DIST), ".")
    return next(DIST.glob("renmai-*.whl"))


def folder() -> Path:
    """Build the one-folder program for the system this runs on, and return its folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    draw_icons.draw(BUILD / "icons")
    del application
    spec = ROOT / "resources" / "packaging" / SPECS.get(sys.platform, "renmai.spec")
    places = ("--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller"))
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(spec))
    if sys.platform == "linux":
        strip(DIST / "renmai" / "_internal")
    return DIST / "renmai"


def strip(inside: Path) -> None:
    """Take the debugging symbols off the libraries.

    Qt's have none, and those in a wheel's ``.libs`` folder were patched and would not load any more.
    """
    libraries = [
        str(path)
        for path in inside.rglob("*.so*")
        if path.is_file()
        and not path.is_symlink()
        and not any(part.endswith(".libs") or part == "PySide6" for part in path.parts)
    ]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def size(path: Path) -> str:
    """Return how much room a file or folder takes, in megabytes."""
    files = [path] if path.is_file() else [part for part in path.rglob("*") if not part.is_symlink()]
    return f"{sum(part.stat().st_size for part in files if part.is_file()) / 1e6:.0f} MB"


def main() -> int:
    """Build everything that can be built here and say where it lies."""
    DIST.mkdir(exist_ok=True)
    made = [wheel(), folder()]
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        made.append(debian.package(made[1], BUILD / "debian", DIST))
    for path in made:
        print(f"{path.relative_to(ROOT)}  {size(path)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
