"""How single characters sound: the readings a name may have, where a dictionary would mislead."""

import os

from services.contacts.surnames import READINGS
from services.contacts.writing import Memory, is_hanzi, simplified

_POLYPHONES = (
    "柏bǎi/bó 薄bó/báo 堡bǎo/bǔ 便biàn/pián 泊bó/pō 参cān/shēn 藏cáng/zàng 查chá/zhā 差chāi/chà "
    "长cháng/zhǎng 朝cháo/zhāo 车chē/jū 称chēng/chèn 晟shèng/chéng 乘chéng/shèng 澄chéng/dèng 重zhòng/chóng "
    "传chuán/zhuàn 单dān/shàn 弹tán/dàn 调diào/tiáo 都dū/dōu 度dù/duó 佛fó/fú 给gěi/jǐ 还huán/hái 会huì/kuài "
    "贾jiǎ/gǔ 降jiàng/xiáng 角jiǎo/jué 觉jué/jiào 解jiě/xiè 劲jìn/jìng 乐lè/yuè 露lù/lòu 率shuài/lǜ 绿lǜ/lù "
    "纶lún/guān 脉mài/mò 蔓màn/wàn 没méi/mò 模mó/mú 牟mù/móu 娜nà/nuó 屏píng/bǐng 朴pǔ/piáo 奇qí/jī "
    "茜qiàn/xī 区qū/ōu 圈quān/juàn 塞sài/sè 厦xià/shà 折zhé/shé 省shěng/xǐng 盛shèng/chéng 什shí/shén "
    "属shǔ/zhǔ 宿sù/xiǔ 拓tuò/tà 尉wèi/yù 系xì/jì 校xiào/jiào 行xíng/háng 削xuē/xiāo 员yuán/yùn 曾zēng/céng "
    "翟zhái/dí 种zhǒng/chóng 仔zǎi/zǐ 缪miào/móu 莞guān/wǎn 盖gài/gě 黑hēi/hè 句jù/gōu 六liù/lù 秘mì/bì "
    "能néng/nài 粘zhān/nián 澹dàn/tán 洗xǐ/xiǎn 覃qín/tán 隽jùn/juàn 颉jié/xié 炅jiǒng/guì 仇qiú/chóu 台tái "
    "冼xiǎn 沈shěn 冯féng 叶yè 红hóng 女nǚ 伽jiā/qié 蚌bàng/bèng 番fān/pān 扒bā 得dé 地dì 的dé 和hé 阿ā 艾ài "
    "卜bǔ 石shí 汤tāng 陆lù 尹yǐn 万wàn 洪hóng 可kě 於yú 靓jìng/liàng 祭jì/zhài 繁fán/pó 召zhào/shào "
    "适shì/kuò 着zhuó/zháo 了liǎo/le 呢ní/ne 那nà 哪nǎ 什shí/shén 瞭liǎo 儿ér 信xìn 若ruò 伯bó 蔚wèi/yù 余yú "
    "亲qīn 强qiáng 将jiāng/jiàng 应yīng 郗xī/chī 莘xīn/shēn 隗wěi/kuí 逄páng 琚jū 俞yú 镐hào/gǎo 琢zhuó "
    "禅chán/shàn 铅qiān/yán 枞cōng/zōng 埔pǔ/bù 渑miǎn/shéng 铛dāng/chēng 咖kā/gā 亳bó 歙shè/xī 涪fú 圳zhèn "
    "濮pú 睢suī 犍qián/jiān 泌mì/bì 浚xùn/jùn 蕾lěi 乾qián/gān 徵zhēng/zhǐ 祎yī 翀chōng 堃kūn 喆zhé 淼miǎo "
    "垚yáo 犇bēn 骞qiān 赟yūn 頔dí 彧yù 妤yú 玥yuè 烨yè 晔yè 珏jué 旻mín 昶chǎng 说shuō 思sī 合hé 谷gǔ 大dà "
    "家jiā 术shù 星xīng 广guǎng 厂chǎng 俩liǎ 虹hóng 核hé 吓xià 百bǎi 北běi 白bái "
)
_WORDS = (
    "银行:yín/háng 重庆:chóng/qìng 音乐:yīn/yuè 会计:kuài/jì 大厦:dà/shà 行业:háng/yè 商行:shāng/háng "
    "分行:fēn/háng 支行:zhī/háng 总行:zǒng/háng 工行:gōng/háng 农行:nóng/háng 中行:zhōng/háng 建行:jiàn/háng "
    "招行:zhāo/háng 交行:jiāo/háng 同行:tóng/háng 行长:háng/zhǎng 校长:xiào/zhǎng 局长:jú/zhǎng "
    "院长:yuàn/zhǎng 处长:chù/zhǎng 科长:kē/zhǎng 厂长:chǎng/zhǎng 店长:diàn/zhǎng 队长:duì/zhǎng "
    "市长:shì/zhǎng 县长:xiàn/zhǎng 镇长:zhèn/zhǎng 村长:cūn/zhǎng 厅长:tīng/zhǎng 部长:bù/zhǎng "
    "所长:suǒ/zhǎng 站长:zhàn/zhǎng 组长:zǔ/zhǎng 班长:bān/zhǎng 乐清:yuè/qīng 番禺:pān/yú 蚌埠:bèng/bù "
    "六安:lù/ān 东莞:dōng/guǎn 朝阳:cháo/yáng 单县:shàn/xiàn 大埔:dà/bù 黄埔:huáng/pǔ 重工:zhòng/gōng "
    "保险:bǎo/xiǎn 长子:zhǎng/zǐ 歙县:shè/xiàn 浚县:xùn/xiàn 西藏:xī/zàng 成长:chéng/zhǎng 调查:diào/chá "
    "调研:diào/yán 空调:kōng/tiáo 重阳:chóng/yáng 朝霞:zhāo/xiá 朝晖:zhāo/huī 佛山:fó/shān 便民:biàn/mín "
    "参茸:shēn/róng 人参:rén/shēn 还款:huán/kuǎn 长安:cháng/ān 长沙:cháng/shā 长春:cháng/chūn "
    "长江:cháng/jiāng 长城:cháng/chéng 长虹:cháng/hóng 汽车:qì/chē 火车:huǒ/chē 成都:chéng/dū 首都:shǒu/dū "
    "长兴:cháng/xīng 长三:cháng/sān "
)
KNOWN = {item[0]: tuple(item[1:].split("/")) for item in _POLYPHONES.split()}
"""Characters with several readings in names, the usual one first."""

WORDS = {item[:2]: tuple(item[3:].split("/")) for item in _WORDS.split()}
"""Words in the names of firms and places in which a character keeps one reading."""

_dictionary: dict[int, str] = {}


def _load() -> dict[int, str]:
    """Return pypinyin's characters; its 47,000 phrases are left out, they double the time to load."""
    if not _dictionary:
        before = os.environ.get("PYPINYIN_NO_PHRASES")
        os.environ["PYPINYIN_NO_PHRASES"] = "true"
        try:
            from pypinyin.constants import PINYIN_DICT
        finally:
            if before is None:
                del os.environ["PYPINYIN_NO_PHRASES"]
            else:
                os.environ["PYPINYIN_NO_PHRASES"] = before
        _dictionary.update(PINYIN_DICT)
    return _dictionary


def _sounds_of(char: str) -> tuple[str, ...]:
    """Return how a character sounds, with tones, the usual reading first; nothing for what is not Chinese."""
    if not is_hanzi(char):
        return ()
    for form in (char, simplified(char)):
        if form in KNOWN:
            return KNOWN[form]
    told = _load().get(ord(char), "")
    return tuple(told.split(",")[:1]) if told else ()


def _surname_sounds_of(char: str) -> tuple[str, ...]:
    """Return how a character sounds as a surname, then as any other character."""
    own = READINGS.get(char) or READINGS.get(simplified(char)) or ()
    return tuple(dict.fromkeys((*own, *sounds[char])))


sounds: Memory[str, tuple[str, ...]] = Memory(_sounds_of)
"""Character → its readings with tones, the usual one first, worked out once."""

surname_sounds: Memory[str, tuple[str, ...]] = Memory(_surname_sounds_of)
"""Character → its readings as a surname, worked out once."""
