"""Network files of other programs are read as lists of ties."""

from pathlib import Path

import pytest

from services.errors import FileError
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Row

GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="edge" attr.name="kind"/>
<graph edgedefault="undirected">
<node id="a"><data key="d0">张三</data></node><node id="b"><data key="d0">张三</data></node><node id="c"/>
<edge source="a" target="b"><data key="d1">relative</data></edge><edge source="b" target="c"/>
</graph></graphml>"""
GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta><creator>x</creator></meta><graph>
<attributes class="edge"><attribute id="0" title="relation"/></attributes>
<nodes><node id="1" label="张三"/><node id="2" label="李四"/></nodes><edges>
<edge source="1" target="2" type="undirected"><attvalues><attvalue for="0" value="表姐"/></attvalues></edge>
</edges></graph></gexf>"""
TABLE: dict[str, tuple[str, list[Row]]] = {
    "graphml": (GRAPHML, [["张三", "张三2", "亲戚", None], ["张三2", "c", None, None]]),
    "gexf": (GEXF, [["张三", "李四", "表姐", None]]),
    "by place": (
        '{"nodes":[{"name":"甲"},{"name":"乙"}],"links":[{"source":0,"target":1,"value":3}]}',
        [["甲", "乙", None, None]],
    ),
    "by id": (
        '{"directed":false,"nodes":[{"id":"x","label":"甲"},{"id":"y"}],"edges":[{"source":"x","target":"y",'
        '"relation":"同学","closeness":1}]}',
        [["甲", "y", "同学", "1"]],
    ),
    "of echarts": (
        '{"data":[{"name":"甲"},{"name":"乙"}],"links":[{"source":"乙","target":"甲","label":"老师"}]}',
        [["乙", "甲", "老师", None]],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_that_edges_are_rows(tmp_path: Path, name: str) -> None:
    text, rows = TABLE[name]
    path = tmp_path / "关系.txt"
    path.write_text(text, encoding="utf-8")
    found = read_file(path)
    assert found.sheets[0].rows == [["甲", "乙", "关系", "密切程度"], *rows]
    assert [problem.value for problem in found.doubts] == (["张三"] if name == "graphml" else [])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('<!DOCTYPE g [<!ENTITY a "b">]><graphml><graph>&a;</graph></graphml>', errors.HostileFileError),
        ("<graphml><graph><node id='a'/>", errors.DamagedFileError),
        ("<graphml><graph><node id='a'/></graph></graphml>", errors.EmptyFileError),
        ('{"nodes": [1, 2', errors.DamagedFileError),
        ('{"name": "张三"}', errors.NotATableError),
        ('{"nodes":' + "[" * 100_000, errors.DamagedFileError),
    ],
)
def test_that_broken_and_hostile_networks_are_refused(
    tmp_path: Path, text: str, error: type[FileError]
) -> None:
    path = tmp_path / "坏.graphml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        read_file(path)


def test_that_a_network_past_the_limits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.graphml"
    edges = "".join(f"<edge source='{n}' target='{n + 1}'/>" for n in range(30))
    path.write_text(f"<graphml><graph>{edges}</graph></graphml>", encoding="utf-8")
    with pytest.raises(errors.TooBigError):
        read_file(path, limits=Limits(rows=10))
