"""The one tree of errors a person may be shown."""


def one_after_other(first: str, second: str) -> str:
    """Return two sentences as one text; behind a Chinese full stop stands no blank."""
    return f"{first}{' ' if first[-1:].isascii() else ''}{second}".strip()


class RenmaiError(Exception):
    """Something the user must hear about: a sentence, and a hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def sentence(self) -> str:
        """Return message and hint as one line."""
        return one_after_other(self.message, self.hint).replace("\n", " ")


class BookError(RenmaiError):
    """The book cannot be opened, read or written."""


class BookMissingError(BookError):
    """There is no book at that place."""


class BookExistsError(BookError):
    """There is a book already where a new one was to be made."""


class BookBusyError(BookError):
    """Another program is writing in this book."""


class BookTooNewError(BookError):
    """The book was written by a newer version of the program."""


class BookDamagedError(BookError):
    """The file is no book, or its pages are broken."""


class PasswordError(BookError):
    """The book is protected and the password is missing or wrong."""


class UndoError(RenmaiError):
    """The act cannot be taken back; the message lists what stands in the way."""


class ChoiceError(RenmaiError):
    """A name or number does not tell exactly one record."""

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class DraftError(RenmaiError):
    """What was entered breaks a rule; ``field`` names the field it is about."""

    def __init__(self, message: str, hint: str = "", field: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class FileError(RenmaiError):
    """A file cannot be read or written."""


class CancelledError(RenmaiError):
    """The user stopped the work; nothing was kept."""
