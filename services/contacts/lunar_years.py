"""The lunar years 1900 to 2100 in a table: reckoning one from the moon takes as long as reading a page."""

from collections.abc import Iterator
from datetime import date

FIRST, LAST = 1900, 2100

_DIGITS = 6
_YEARS = (
    "156d283a752024ea501164a53464b01ca9b00955642e56a018b59003752228752013b25638b25020a4b00b4ab5302ad0"
    "1a56b004b6922ada9017d9273ce92024d2500fa4d534a5601e2b60075b542e6d4018ea9005e92228e92012d2663652b0"
    "20a5700b2b6530b5a01c6d4006ec932a74901569373aa9302452b00ca5b632aad01e56a009b5542eba4018b49003a932"
    "28a9501152d736536020aad00d5aa5305b201ada5007d4a32cd4a014a95838a9702455600eab5632ad501e6d2008ea54"
    "2eea501864a000c97326a9b01355a73656a020b6900d752532b5201ab2500564b42aa4b0154ab8382ad02256d00eb696"
    "34da901ed92009d2542ed25019a4da3ca560262b60105b56366d5020ea900de92532e9201cd26004a56328a570154d68"
    "3a35a0226d500f6c953474901e69300752b42c52b016a5b00355a22656a011b55738ba4022b4900ba93530a9501a52d0"
    "04aad428ab50155aa93a5d2024da500fd4a634d4a01ec9500952e42c556016ab50035b22286d2010ea563672502064b0"
    "0ac9752ecab01a55a004ad632ab69015752b3ab52024b2500fa4b632a4b01c4ab00655b52c5ad016b6a003b52228d920"
    "13d25736d25020a5500b4ad5304b60185b5004daa32aec9017e9283ae92024d2600ea56632a5701c4d60066d542c7550"
    "18749000e9332669301152b73652b01ea5b00b55a53056a01ab6500574a42ab4a015a9583aa9502252d00caad632ab50"
    "1e5aa006ba542cda5018d4a003c95326c9601194e736556020ab500b5b25306d201aea5006e4a42868b012c978384ab0"
    "2255b00cad6632b6a01e75200972542cb45016a8b00149b2264ab0"
)
"""Six digits a year: the leap month in four bits, then a bit for each month that has 30 days, in their order,
then how many days after 21 January the year begins."""


def months(year: int) -> Iterator[tuple[int, bool, int, int]]:
    """Yield a year's months in order: number, whether it is the leap one, days, ordinal of the first day."""
    place = (year - FIRST) * _DIGITS
    told = int(_YEARS[place : place + _DIGITS], 16)
    leap, first = told & 15, date(year, 1, 21).toordinal() + (told >> 17)
    numbers = [month for month in range(1, 13) for _again in range(2 if month == leap else 1)]
    for position, month in enumerate(numbers):
        days = 29 + (told >> 4 + position & 1)
        yield month, position > 0 and numbers[position - 1] == month, days, first
        first += days
