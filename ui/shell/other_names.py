"""What else people call the acts, pages and views of the window."""

from services.i18n import _p


def also_called(key: str) -> str:
    """Return the other words people look for an act or a view by."""
    words = {
        "page_today": _p("also called", "day list"),
        "page_prospects": _p("also called", "people contacts customers"),
        "page_map": _p("also called", "network ties"),
        "page_greetings": _p("also called", "wishes birthdays holidays"),
        "page_sheets": _p("also called", "print call list"),
        "page_gatherings": _p("also called", "events"),
        "page_organizations": _p("also called", "firms companies"),
        "page_settings": _p("also called", "preferences options"),
        "surveys": _p("also called", "questionnaires"),
        "cards_handed": _p("also called", "business cards"),
        "week": _p("also called", "this week"),
        "calendar": _p("also called", "month schedule"),
        "brief": _p("also called", "one page before a visit"),
        "insight": _p("also called", "connectors communities analysis"),
    }
    return words.get(key, "")
