"""What belongs into the one-folder build, and what does not; shared by the specs of all systems."""

from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

ROOT = Path(__file__).parents[2]
START = str(ROOT / "resources" / "packaging" / "frozen.py")

# fmt: off
# Tools of the workshop, and parts of libraries that the program never calls.
EXCLUDED = (
    "PIL", "IPython", "babel", "build", "hatchling", "hypothesis", "importlinter", "matplotlib", "mypy",
    "pandas", "PyInstaller", "pypdf", "pytest", "pytestqt", "setuptools", "tkinter", "xlwt", "numpy.f2py",
    "numpy.testing", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL",
    "PySide6.QtSql", "PySide6.QtTest",
)

# What the hooks collect of Qt beyond a window, pictures and paper: web, 3D, databases, bare hardware.
UNUSED_QT = (
    "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Sql", "Qt6Test", "Qt6Pdf", "Qt6ShaderTools",
    "Qt6Designer", "plugins/sqldrivers", "plugins/qmltooling", "plugins/tls",
    "plugins/networkinformation", "plugins/egldeviceint",
    "plugins/platforminputcontexts/libqtvirtualkeyboard", "plugins/platforms/libqeglfs",
    "plugins/platforms/libqvnc", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqvkkhrdisplay",
    "plugins/platforms/libqminimalegl", "plugins/imageformats/libqpdf", "plugins/imageformats/libqtga",
    "plugins/imageformats/libqwbmp", "plugins/platformthemes/libqgtk3", "plugins/generic",
    "Qt6EglFS",
)

# Of the building system's own libraries only these come along: the ones Python needs and the small ones of X
# that desktops often lack. Carrying the rest (C++, fonts, glib) breaks drivers and themes of newer systems.
CARRIED_LIBRARIES = (
    "libpython", "libssl", "libcrypto", "libffi", "libsqlite3", "libbz2", "liblzma", "libuuid", "libmpdec",
    "libreadline", "libtinfo", "libncursesw", "libxcb-cursor", "libxcb-icccm", "libxcb-image",
    "libxcb-keysyms", "libxcb-render-util", "libxcb-util",
)
# fmt: on
KEPT_TRANSLATIONS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")

Entry = tuple[str, str, str]


def hidden() -> list[str]:
    """Return modules that are imported by name at run time."""
    own = [name for room in ("models", "services", "ui") for name in collect_submodules(room)]
    return [*own, *collect_submodules("phonenumbers.data"), *collect_submodules("rich._unicode_data")]


def carried() -> list[tuple[str, str]]:
    """Return the files that the program reads, with the folder each goes to."""
    own = [
        (str(path), str(path.relative_to(ROOT).parent))
        for room in ("resources", "models")
        for path in sorted((ROOT / room).rglob("*"))
        if path.is_file() and _is_read(path.relative_to(ROOT))
    ]
    return [*own, *copy_metadata("renmai"), *collect_data_files("qtawesome"), *collect_data_files("pypinyin")]


def _is_read(path: Path) -> bool:
    """Tell whether the program reads that file: data, and the migrations, which Alembic loads as files."""
    if {"packaging", "__pycache__"} & set(path.parts) or path.suffix in {".po", ".pyc"}:
        return False
    return path.suffix != ".py" or "migrations" in path.parts


def needed(entries: list[Entry]) -> list[Entry]:
    """Return the collected files without unused parts of Qt and without what each system has itself."""
    return [entry for entry in entries if not (_unused(entry[0].replace("\\", "/")) or _of_the_system(entry))]


def _unused(name: str) -> bool:
    """Tell whether a file of Qt is one that the program can do without."""
    if "PySide6" not in name and "Qt6" not in name:
        return False
    if "/translations/" in name:
        return not name.endswith(KEPT_TRANSLATIONS)
    return any(part in name for part in UNUSED_QT)


def _of_the_system(entry: Entry) -> bool:
    """Tell whether a library of the building system (Linux) is better taken from the user's."""
    name, source, _ = entry
    return (
        "/" not in name and source.startswith(("/lib", "/usr/lib")) and not name.startswith(CARRIED_LIBRARIES)
    )
