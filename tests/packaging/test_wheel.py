"""The wheel, installed into an empty environment, brings one folder and a program that works."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.packaging.installed import Installed, make_trip

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert made.returncode == 0, made.stdout + made.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; its dependencies are lent by this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name == "posix")
    scripts = "Scripts" if os.name == "nt" else "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(folder / scripts / "python"), "--quiet"]
    options = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "install", *options, str(wheel)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    library = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    assert {path.name for path in library.iterdir()} == {"renmai", f"{wheel.name.split('-py3')[0]}.dist-info"}
    (library / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / scripts


def test_that_the_wheel_holds_one_folder_with_everything_in_it(wheel: Path) -> None:
    """Top-level ``ui`` or ``models`` in site-packages would collide with anybody's."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"renmai"}
    wanted = {"__init__.py", "__main__.py", "app.py", "resources/locale/zh_CN/LC_MESSAGES/renmai.mo"}
    assert {f"renmai/{name}" for name in wanted} <= set(names)
    assert not [name for name in names if name.endswith(".po") or "/packaging/" in name or "tests" in name]
    missing = [
        path.relative_to(ROOT).as_posix()
        for room in ("models", "services", "ui", "resources/data", "resources/qss", "resources/samples")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix in {".py", ".tsv", ".qss", ".xlsx", ".json", ".csv"}
        if "__pycache__" not in path.parts and f"renmai/{path.relative_to(ROOT).as_posix()}" not in names
    ]
    assert not missing, missing


def test_that_the_installed_program_starts(environment: Path, tmp_path: Path) -> None:
    """By its command, and as a module."""
    by_command = Installed([str(environment / "renmai")], tmp_path).said("--version")
    by_module = Installed([str(environment / "python"), "-m", "renmai"], tmp_path).said("--version")
    assert by_command == by_module
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert by_command.split()[-1] == stated
    assert (environment / "renmaiw").exists()


def test_that_the_installed_program_makes_the_trip(environment: Path, tmp_path: Path) -> None:
    """Child processes, data files, words, migrations and paper all come from the installed folder."""
    make_trip(Installed([str(environment / "renmai")], tmp_path))
