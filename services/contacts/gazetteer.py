"""The program's one gazetteer: app names its table, everybody asks here."""

from services.contacts.places import Place, code_of, find, gazetteer, levels, shown, use

__all__ = ["Place", "code_of", "find", "gazetteer", "levels", "shown", "use"]
