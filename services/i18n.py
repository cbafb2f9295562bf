"""The words on the screen: English in the source, Chinese by default through gettext."""

import gettext
import os
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_folder: Path | None = None

DOMAIN = "renmai"


def language_of_environment() -> str:
    """Return ``zh_CN`` or ``en`` from the locale variables; C, POSIX and nothing count as Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            code = value.split(".")[0]
            return "zh_CN" if code in ("C", "POSIX") or code.startswith("zh") else "en"
    return "zh_CN"


def install(locale_folder: Path | None, language: str) -> None:
    """Choose the language of every sentence from now on; an unknown one falls back to English."""
    global _translations, _language, _folder  # one process speaks one language
    _language, _folder = language, locale_folder
    if locale_folder is None or language.startswith("en"):
        _translations = gettext.NullTranslations()
    else:
        _translations = gettext.translation(DOMAIN, str(locale_folder), [language], fallback=True)
        # The command line's library asks gettext's process-wide domain for its own few words.
        gettext.bindtextdomain(DOMAIN, str(locale_folder))
        gettext.textdomain(DOMAIN)
        os.environ["LANGUAGE"] = language


def installed() -> tuple[Path | None, str]:
    """Return the folder of sentences and the language chosen, for a process that is to say the same."""
    return _folder, _language


def language() -> str:
    """Return the language chosen: ``zh_CN`` or ``en``."""
    return _language


def _(message: str) -> str:
    """Return the sentence in the language chosen."""
    return _translations.gettext(message)


def _n(singular: str, plural: str, count: int) -> str:
    """Return the sentence for that count in the language chosen."""
    return _translations.ngettext(singular, plural, count)


def _p(context: str, message: str) -> str:
    """Return the sentence for a word that means different things in different places."""
    return _translations.pgettext(context, message)
