"""The fields of an import in the words of the screen."""

from services.i18n import _p


def field_label(field: str) -> str:
    """Return the word for a field of ``headers.FIELDS``."""
    return _labels()[field]


def _labels() -> dict[str, str]:
    """Return every field's word in the language chosen."""
    return (
        _person()
        | _reach()
        | _work()
        | _dealings()
        | {
            "from": _p("tie list", "From"),
            "to": _p("tie list", "To"),
            "kind": _p("tie list", "Kind of tie"),
            "subkind": _p("tie list", "Subkind"),
            "since": _p("tie list", "Since"),
            "label": _p("tie list", "Label"),
        }
    )


def _person() -> dict[str, str]:
    return {
        "name": _p("column", "Name"),
        "gender": _p("column", "Gender"),
        "birthday": _p("column", "Birthday"),
        "lunar_birthday": _p("column", "Lunar birthday"),
        "native_place": _p("column", "Native place"),
        "birth_place": _p("column", "Birthplace"),
        "residence": _p("column", "Residence"),
        "interests": _p("column", "Interests"),
        "spouse": _p("column", "Spouse"),
        "children": _p("column", "Children"),
        "id_number": _p("column", "ID card (not kept)"),
        "sequence": _p("column", "Number (not kept)"),
        "nickname": _p("column", "Nickname"),
        "english_name": _p("column", "English name"),
        "calendar": _p("column", "Calendar of the birthday"),
        "role": _p("column", "Role in the class"),
        "given_name": _p("column", "Given name"),
        "family_name": _p("column", "Family name"),
        "ethnicity": _p("column", "Ethnicity"),
        "party": _p("column", "Party"),
        "uid": "UID",
    }


def _reach() -> dict[str, str]:
    return {
        "mobile": _p("column", "Mobile"),
        "phone": _p("column", "Phone"),
        "work_phone": _p("column", "Work phone"),
        "home_phone": _p("column", "Home phone"),
        "fax": _p("column", "Fax"),
        "email": _p("column", "E-mail"),
        "wechat": _p("column", "WeChat"),
        "qq": "QQ",
        "address": _p("column", "Address"),
        "work_address": _p("column", "Work address"),
        "home_address": _p("column", "Home address"),
        "postcode": _p("column", "Postcode"),
        "website": _p("column", "Website"),
    }


def _work() -> dict[str, str]:
    return {
        "organization": _p("column", "Organization"),
        "department": _p("column", "Department"),
        "title": _p("column", "Title"),
        "post": _p("column", "Organization and title"),
        "industry": _p("column", "Industry"),
        "school": _p("column", "School"),
        "stage": _p("column", "Stage of schooling"),
        "class": _p("column", "Class"),
        "major": _p("column", "Major"),
        "education_years": _p("column", "Years at school"),
        "graduation_year": _p("column", "Year of graduation"),
    }


def _dealings() -> dict[str, str]:
    return {
        "notes": _p("column", "Notes"),
        "source": _p("column", "Source"),
        "tags": _p("column", "Tags"),
        "relation": _p("column", "Relation to me"),
        "closeness": _p("column", "Closeness"),
        "value": _p("column", "Value"),
        "demand": _p("column", "Demand"),
        "authority": _p("column", "Authority"),
        "personality": _p("column", "Personality"),
        "competition": _p("column", "Competition"),
        "last_contact": _p("column", "Last contact"),
        "do_not_contact": _p("column", "Do not contact"),
        "next_contact": _p("column", "Next contact"),
    }


_FIELD_OF_COLUMN = {
    "birth_solar": "birthday",
    "birth_lunar_month": "lunar_birthday",
    "birth_lunar_day": "lunar_birthday",
    "birth_lunar_leap": "lunar_birthday",
    "birth_lunar_year": "lunar_birthday",
    "native_code": "native_place",
    "birth_code": "birth_place",
    "name_note": "notes",
}


def column_words(column: str) -> str:
    """Return the word for a column of the contact's own row."""
    labels = _labels()
    return labels.get(_FIELD_OF_COLUMN.get(column, column), column)
