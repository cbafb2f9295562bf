"""Makes the sample lists: invented people with invented numbers, the way people really keep such files.

Run by hand when the samples are to change: ``python resources/samples/build_samples.py``. The same seed gives
the same people. Mobile numbers contain 0000, which no operator assigns; firms and schools do not exist.
"""

import csv
import random
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).parent
FIRST = "砚念望若启怀书知守雨佩听一成子里云敬露兰以清如景思明向元安昭锦亦嘉文修远予致星和晚青宜承之维泽泓屿棠"
SECOND = "秋慈舒溪明瑾航行拙晴秋雨诺荫墨程舟亭微舟宁和玉澄齐朗野远河然青竹衡言庭琛岚月川音岱禾澜辰原笙珩峤"
NOTES = ("", "", "", "", "班长", "学习委员", "喜欢爬山", "爱喝龙井", "听越剧", "孩子今年高考", "打羽毛球")
MOBILES = ("130", "133", "135", "136", "138", "139", "150", "158", "186")


def words() -> dict[str, list[str]]:
    """Return the lists of words.txt: surnames, places, firms, titles, relations."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current += line.split()
    return found


WORDS = words()


class Invention:
    """Hands out names and numbers nobody has twice."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self._names: set[str] = set()
        self._number = 1000

    def name(self) -> str:
        """Return a new name."""
        while True:
            name = self.dice.choice(WORDS["surnames"]) + self.dice.choice(FIRST) + self.dice.choice(SECOND)
            if self.dice.random() < 0.15:
                name = name[:-1]
            if name not in self._names and len(name) > 1:
                self._names.add(name)
                return name

    def mobile(self) -> str:
        """Return a new mobile number, never a real one."""
        self._number += self.dice.randint(3, 17)
        return f"{self.dice.choice(MOBILES)}0000{self._number}"

    def birthday(self) -> str:
        """Return a birthday in one of the ways people write it."""
        year, month, day = self.dice.randint(1966, 1994), self.dice.randint(1, 12), self.dice.randint(1, 28)
        return self.dice.choice(
            (
                f"{year}-{month:02}-{day:02}",
                f"{year}.{month}.{day}",
                f"{year}年{month}月{day}日",
                f"{str(year)[2:]}年{month}月",
                "农历"
                + self.dice.choice("正二三四五六七八九十")
                + "月"
                + self.dice.choice(("初六", "十五", "十九", "廿三")),
            )
        )

    def post(self) -> tuple[str, str]:
        """Return a firm and a title."""
        return self.dice.choice(WORDS["firms"]), self.dice.choice(WORDS["titles"])


def class_list(made: Invention, path: Path, title: str, count: int, extra: list[list[str]]) -> list[str]:
    """Write a class list with a title row, as committees keep them; return the names."""
    book = Workbook()
    sheet = book.active
    sheet.title = "同学录"
    sheet.append([title])
    sheet.merge_cells("A1:H1")
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(["序号", "姓名", "性别", "联系电话", "现工作单位及职务", "籍贯", "微信号", "备注"])
    rows = [*extra]
    for _number in range(count - len(extra)):
        firm, post = made.post()
        rows.append(
            [
                made.name(),
                made.dice.choice("男女"),
                made.mobile(),
                f"{firm} {post}" if made.dice.random() < 0.85 else "",
                made.dice.choice(WORDS["places"]),
                "",
                made.dice.choice(NOTES),
            ]
        )
    for number, row in enumerate(rows, 1):
        phone: object = int(row[2]) if row[2] and number % 3 else row[2]
        sheet.append([number, row[0], row[1], phone, *row[3:]])
    for letter, width in zip("ABCDEFGH", (6, 12, 6, 16, 36, 20, 14, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(path)
    return [row[0] for row in rows]


def cards(made: Invention, path: Path, count: int) -> list[str]:
    """Write a drawer of business cards."""
    book = Workbook()
    sheet = book.active
    sheet.title = "名片"
    sheet.append(["姓名", "公司名称", "职位", "手机", "办公电话", "电子邮箱", "公司地址"])
    names = []
    for number in range(count):
        firm, post = made.post()
        names.append(made.name())
        line = f"0571-0000{6000 + number}" + (f"转{800 + number}" if number % 7 == 0 else "")
        sheet.append(
            [
                names[-1],
                firm,
                post,
                made.mobile(),
                line,
                f"card{number}@example.com",
                f"临溪市城东区樟里路{number + 8}号",
            ]
        )
    book.save(path)
    return names


def contact_list(made: Invention, path: Path, count: int) -> list[str]:
    """Write an old address book as GB18030 text, the way older programs export."""
    names = []
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["姓名", "关系", "手机", "单位", "职务", "出生日期", "籍贯", "爱好", "备注"])
        for number in range(count):
            firm, post = made.post()
            names.append(made.name())
            writer.writerow(
                [
                    names[-1],
                    WORDS["relations"][number % len(WORDS["relations"])],
                    made.mobile(),
                    firm,
                    post,
                    made.birthday(),
                    made.dice.choice(WORDS["places"]),
                    made.dice.choice(("", "钓鱼", "摄影", "书法、太极", "马拉松", "")),
                    "",
                ]
            )
    return names


def tie_list(made: Invention, path: Path, groups: list[list[str]], count: int) -> None:
    """Write who knows whom: mostly within a group, sometimes across, as small talk tells it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "关系"
    sheet.append(["姓名", "对方", "关系"])
    everybody = [name for group in groups for name in group]
    words = (
        "表姐",
        "表哥",
        "老同事",
        "同事",
        "朋友",
        "好友",
        "客户",
        "老乡",
        "同学",
        "父亲",
        "妹妹",
        "老师",
        "邻居",
        "战友",
    )
    seen: set[frozenset[str]] = set()
    hubs = [made.dice.choice(group) for group in groups for _again in range(4)]
    while len(seen) < count:
        one = made.dice.choice(hubs) if made.dice.random() < 0.45 else made.dice.choice(everybody)
        other = made.dice.choice(made.dice.choice(groups))
        pair = frozenset((one, other))
        if len(pair) == 2 and pair not in seen:
            seen.add(pair)
            sheet.append([one, other, made.dice.choice(words)])
    strangers = [made.name() for _number in range(28)]
    for number, stranger in enumerate(strangers):
        sheet.append([made.dice.choice(hubs), stranger, words[number % len(words)]])
        if number % 3 == 0:
            sheet.append([stranger, strangers[(number * 5 + 2) % len(strangers)], "同事"])
    book.save(path)


def main() -> None:
    """Write all sample files beside this script."""
    made = Invention(19)
    shen = ["沈砚秋", "女", "13800004127", "砺川精密机械有限公司 财务总监", "浙江桐庐", "yanqiu_shen", ""]
    me = ["陈建新", "男", "", "临江银行城北支行 客户经理", "浙江桐庐", "", ""]
    groups = [
        class_list(made, HERE / "桐庐中学98级3班同学录.xlsx", "桐庐中学1998级（3）班同学录", 46, [shen, me]),
        class_list(
            made, HERE / "临溪财经学院会计2001级2班.xlsx", "临溪财经学院 会计2001级2班 通讯录", 42, [me]
        ),
        cards(made, HERE / "名片夹.xlsx", 84),
        contact_list(made, HERE / "通讯录.csv", 72),
    ]
    tie_list(made, HERE / "谁认识谁.xlsx", groups, 210)


if __name__ == "__main__":
    main()
