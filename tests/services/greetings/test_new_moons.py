"""The lunar calendar against the sky: new moons of 1901 to 2099 computed after Meeus, chapters 25 and 49."""

import datetime as dt
from math import radians, sin

from services.contacts.lunar import has_lunar_day, leap_month, lunar, solar_of_lunar

_PERIODIC = (
    *((-0.40720, (0, 1, 0, 0)), (0.17241, (1, 0, 0, 0)), (0.01608, (0, 2, 0, 0)), (0.01039, (0, 0, 2, 0))),
    *((0.00739, (-1, 1, 0, 0)), (-0.00514, (1, 1, 0, 0)), (0.00208, (2, 0, 0, 0)), (-0.00111, (0, 1, -2, 0))),
    *((-0.00057, (0, 1, 2, 0)), (0.00056, (1, 2, 0, 0)), (-0.00042, (0, 3, 0, 0)), (0.00042, (1, 0, 2, 0))),
    *(
        (0.00038, (1, 0, -2, 0)),
        (-0.00024, (-1, 2, 0, 0)),
        (-0.00017, (0, 0, 0, 1)),
        (-0.00007, (2, 1, 0, 0)),
    ),
    *((0.00004, (0, 2, -2, 0)), (0.00004, (3, 0, 0, 0)), (0.00003, (1, 1, -2, 0)), (0.00003, (0, 2, 2, 0))),
    *(
        (-0.00003, (1, 1, 2, 0)),
        (0.00003, (-1, 1, 2, 0)),
        (-0.00002, (-1, 1, -2, 0)),
        (-0.00002, (1, 3, 0, 0)),
    ),
    (0.00002, (0, 4, 0, 0)),
)
"""Days, and the multiples of the Sun's and the Moon's anomaly, the Moon's latitude, its node."""
_PLANETS = (
    *((0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886)),
    *((0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771)),
    *((0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239)),
    *((0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154)),
    *((0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518)),
)
_SECONDS = (-3, 10, 21, 24, 24, 29, 33, 40, 51, 57, 64, 66, 69, 72, 76, 80, 85, 90, 96, 102)
_DELTA_T = {1900 + 10 * place: seconds for place, seconds in enumerate(_SECONDS)}
"""What the Earth lags behind even time, by decade."""
_BEIJING, _ZONE = 116.4 / 360, 8 / 24
"""China kept the time of Beijing until 1928, then that of 120 degrees east."""


def new_moon(k: int) -> float:
    """Return the Julian day (dynamical time) of the new moon of a lunation, 0 for January 2000."""
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.00000015 * t**3 + 0.00000000073 * t**4
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3
    angles = (sun, moon, latitude, node)
    periodic = sum(
        size
        * e ** abs(times[0])
        * sin(radians(sum(one * angle for one, angle in zip(times, angles, strict=True))))
        for size, times in _PERIODIC
    )
    first = 0.000325 * sin(radians(299.77 + 0.107408 * k - 0.009173 * t**2))
    others = sum(size * sin(radians(at + by * k)) for size, at, by in _PLANETS[1:])
    return mean + periodic + first + others


def day_at(julian: float, meridian: float) -> tuple[dt.date, float]:
    """Return the day in China, and how many minutes it was from midnight."""
    year = 2000 + round((julian - 2451550) / 365.2425)
    local = julian - _DELTA_T[min(2090, year // 10 * 10)] / 86400 + meridian + 0.5
    fraction = local % 1
    return dt.date.fromordinal(int(local) - 1721425), min(fraction, 1 - fraction) * 1440


def test_that_every_lunar_month_begins_with_the_new_moon() -> None:
    seen, off = 0, []
    for k in range(-1225, 1240):
        julian = new_moon(k)
        day, minutes = day_at(julian, _ZONE)
        if not dt.date(1901, 1, 1) <= day <= dt.date(2099, 12, 31):
            continue
        seen += 1
        days = {day} if day.year >= 1929 else {day, day_at(julian, _BEIJING)[0]}
        if not any(lunar(one).day == 1 for one in days):
            off.append((day, minutes))
    assert seen == 2461
    # At 00:01 by this series, at 23:59 by the calendar: a minute decides, and the Earth's turning till then.
    assert [day for day, _minutes in off] == [dt.date(2097, 8, 8)]
    assert off[0][1] < 2
    assert lunar(dt.date(2097, 8, 7)).day == 1


def sun_longitude(julian: float) -> float:
    """Return the apparent longitude of the Sun in degrees, after Meeus, chapter 25."""
    t = (julian - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360


def test_that_a_leap_month_holds_no_mid_month_term() -> None:
    """The month without a mid-month solar term comes twice: so its number is set by the Sun."""
    for year in range(1901, 2100):
        month = leap_month(year)
        if not month:
            continue
        first = solar_of_lunar(year, month, 1, leap=True)
        length = 30 if has_lunar_day(year, month, 30, leap=True) else 29
        midnight = first.toordinal() + 1721424.5 - 8 / 24
        crossed = sun_longitude(midnight + length) // 30 - sun_longitude(midnight) // 30
        margin = min(sun_longitude(midnight) % 30, 30 - sun_longitude(midnight + length) % 30)
        assert crossed == 0 or margin < 0.02, year
