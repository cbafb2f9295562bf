"""Folds the one-folder program into a Debian package with its desktop entry, icons and file type."""

import gzip
import importlib.metadata
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FILES = Path(__file__).with_name("debian_files")
SEAL = ROOT / "resources" / "icons" / "seal"


def version() -> str:
    """Return the program's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def architecture() -> str:
    """Return what Debian calls this machine."""
    told = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def control(kilobytes: int) -> str:
    """Return the package's description; libraries it names are those the build leaves to the system."""
    written = (FILES / "control").read_text("utf-8")
    return written.format(version=version(), architecture=architecture(), kilobytes=kilobytes)


def carried(name: str = "renmai", seen: set[str] | None = None) -> dict[str, str]:
    """Return each library inside the build with its version and licence, as its own metadata tells."""
    seen = set() if seen is None else seen
    found: dict[str, str] = {}
    for line in importlib.metadata.requires(name) or []:
        wanted = Requirement(line)
        if wanted.name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(wanted.name)
        facts = importlib.metadata.metadata(wanted.name)
        licence = facts["License-Expression"] or (facts["License"] or "see its source").splitlines()[0]
        found[f"{facts['Name']} {facts['Version']}"] = licence
        found |= carried(wanted.name, seen)
    return found


def copyright_text() -> str:
    """Return the licences: the program's own, and those of what the build carries."""
    lines = [
        f" {name}: {licence}" for name, licence in sorted(carried().items(), key=lambda pair: pair[0].lower())
    ]
    return (
        "Renmai is free software under the GNU General Public License, version 3 or later;\n"
        "on Debian its text is in /usr/share/common-licenses/GPL-3.\n\n"
        "Inside, each under its own licence:\n" + "\n".join(lines) + "\n"
    )


def place(source: Path, target: Path, mode: int = 0o644) -> None:
    """Copy one file into the package's tree."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def lay_out(folder: Path, tree: Path) -> None:
    """Lay the program and what the desktop needs where Debian expects them."""
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / "renmai", symlinks=True)
    start = tree / "usr" / "bin" / "renmai"
    start.parent.mkdir(parents=True)
    start.symlink_to("../lib/renmai/renmai")
    place(FILES / "renmai.desktop", share / "applications" / "renmai.desktop")
    place(FILES / "renmai.xml", share / "mime" / "packages" / "renmai.xml")
    for picture in SEAL.glob("renmai-*.png"):
        size = picture.stem.split("-")[1]
        icons = share / "icons" / "hicolor" / f"{size}x{size}"
        place(picture, icons / "apps" / "renmai.png")
        place(picture, icons / "mimetypes" / "application-x-renmai.png")
    place(SEAL / "renmai.svg", share / "icons" / "hicolor" / "scalable" / "apps" / "renmai.svg")
    documents = share / "doc" / "renmai"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(copyright_text(), "utf-8")
    history = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(history, mtime=0))


def package(folder: Path, build: Path, target: Path) -> Path:
    """Return the .deb made from the one-folder program; ``build`` is emptied first."""
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    build.chmod(0o755)
    lay_out(folder, build)
    size = sum(path.lstat().st_size for path in build.rglob("*") if path.is_file()) // 1024
    (build / "DEBIAN").mkdir()
    (build / "DEBIAN" / "control").write_text(control(size), "utf-8")
    place(FILES / "postinst", build / "DEBIAN" / "postinst", 0o755)
    place(FILES / "postinst", build / "DEBIAN" / "postrm", 0o755)
    for made in [*build.rglob("*")]:
        if made.is_dir() and not made.is_symlink():
            made.chmod(0o755)
    made = target / f"renmai_{version()}_{architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(build), str(made)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "XZ_DEFAULTS": "--threads=0"},
    )
    return made
