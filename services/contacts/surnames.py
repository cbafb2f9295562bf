"""Chinese surnames: the known ones, the compound ones, and those read otherwise than the character alone."""

from services.contacts.writing import all_hanzi, simplified

_SINGLES = (
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任"
    "姚卢钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶顾龚郝邵万严洪赖武傅莫孔"
    "汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关覃兰焦俞左柳甘祝包代宁符阮尚舒纪柯梅童"
    "毕凌单季成霍苗裴涂谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时阳阎穆应农司古吉卓车简连"
    "缪项麦褚窦娄戚岑党宫景卜费冷晏卫席柏米隋宗桂瞿全苟楼闵佟臧边卞姬邬和师仇栾丘刁沙商寇荣巫郎桑丛甄敖虞"
    "仲池巩明佘查麻苑迟邝封官谈鞠匡惠荆乐冀胥郁南班储芦原栗燕楚鄢扬劳谌奚皮蔺粟冼盘满闻厉伊候仝区郜海阚花"
    "权强帅屠朴盖练廉禹井巴漆祖丰支卿国狄平计索宣晋相占初门云容敬来扈晁都芮普阙戈浦伏薄鹿邸雍辜阿羊母亓裘"
    "修邰杭赫况那宿鲜逯印隆习茹诸战慕危玉银亢公嵇豆哈湛宾勾茅戎利於呼居干揭但尉斯元束檀衣信阴展昝智幸奉植"
    "富衡昌巢郦逄寿由竺贝步东鄂弓过钮濮水蔚郗荀贲别邴才操畅从达凡凤扶贡户滑郏矫经靖琚巨蒯旷历励伦雒茆糜宓"
    "木綦谯渠山生侍眭腾铁宛隗沃乌毋咸忻续延言尧英鱼庾招种訾宝保暴闭布藏承福果黑怀宦回汲籍蹇将折句祭隽乜撒"
    "厍莘庹禤幺恽贠笮仉颉召僪冮缴郐殳璩俎戢繁芈墨郄玄郇员楮爨佴酆俸苻笪啜缑呙暨菅翦么箫笃苌钭麴"
)
_COMPOUNDS = (
    "欧阳 上官 司马 诸葛 夏侯 司徒 尉迟 公孙 令狐 长孙 慕容 宇文 司空 东方 皇甫 澹台 淳于 单于 轩辕 万俟 "
    "闻人 赫连 濮阳 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 "
    "拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 左丘 东门 西门 南宫 第五 独孤 纳兰 哥舒 完颜 "
    "耶律 叶赫 爱新 贺兰 贺若 屈突 达奚 叱干 斛律 司城 公冶 公羊 公输 高堂 梁丘 即墨 仆固 "
)
_READINGS = (
    "单shàn 曾zēng 仇qiú 解xiè 区ōu 查zhā 翟zhái/dí 覃qín/tán 盖gě/gài 朴piáo 任rén 华huà 缪miào 乐yuè/lè "
    "黑hè 纪jǐ 宁níng 召shào 员yùn 种chóng 折shé 逄páng 冼xiǎn 洗xiǎn 燕yān 尉wèi/yù 晁cháo 谌chén/shèn "
    "句gōu 勾gōu 过guō 哈hǎ 祭zhài 隽juàn 阚kàn 隗wěi/kuí 六lù 宓mì/fú 牟mù/móu 那nā/nà 能nài 乜niè 繁pó "
    "亓qí 瞿qú 曲qū 撒sǎ 佘shé 厍shè 莘shēn/xīn 眭suī 钭tǒu 庹tuǒ 郗xī/chī 相xiàng 禤xuān 幺yāo 应yīng 於yū "
    "苑yuàn 恽yùn 贠yùn 笮zé 占zhān 仉zhǎng 訾zī 都dū 适kuò 观guàn 要yāo 秘bì/mì 贲bēn 费fèi/bì 郇xún/huán "
    "郄qiè/xì 颉xié 粘nián 薄bó 柏bǎi 车chē 尹yǐn 沈shěn 盛shèng 宿sù 俞yú 石shí 万wàn 长cháng 重zhòng "
    "行xíng 洪hóng 贾jiǎ 陆lù 叶yè 冯féng 汤tāng 台tái 干gān 强qiáng 朝cháo 卜bǔ 娄lóu 藏zàng/cáng "
)
_COMPOUND_READINGS = (
    "尉迟yù/chí 万俟mò/qí 长孙zhǎng/sūn 澹台tán/tái 单于chán/yú 令狐líng/hú 鲜于xiān/yú 宰父zǎi/fǔ "
    "亓官qí/guān 乐正yuè/zhèng 呼延hū/yán 颛孙zhuān/sūn 拓跋tuò/bá 百里bǎi/lǐ 叶赫yè/hè 谷梁gǔ/liáng "
    "赫连hè/lián 宇文yǔ/wén 夹谷jiá/gǔ 子车zǐ/jū "
)

COMPOUND = frozenset(_COMPOUNDS.split())
READINGS = {item[0]: tuple(item[1:].split("/")) for item in _READINGS.split()}
"""How a character sounds as a surname, the usual reading first."""

SINGLE = frozenset(_SINGLES) | frozenset(READINGS) - frozenset("行重长都要台能")
"""The known surnames of one character."""

COMPOUND_READINGS = {item[:2]: tuple(item[2:].split("/")) for item in _COMPOUND_READINGS.split()}
"""How compound surnames sound where the characters alone would mislead."""


def surname_length(name: str) -> int:
    """Return how many characters of a Chinese name are the surname: 2, 1, or 0 where it has none we know."""
    if len(name) >= 2 and (name[:2] in COMPOUND or simplified(name[:2]) in COMPOUND):
        return 2
    if len(name) >= 1 and (name[0] in SINGLE or simplified(name[0]) in SINGLE):
        return 1
    return 0


def surname_of(name: str) -> str:
    """Return the surname of a name: 欧阳 of 欧阳修, 王 of 王总, Smith of John Smith; empty where unsure."""
    bare = name.replace(" ", "")
    if all_hanzi(bare):
        length = surname_length(bare)
        return bare[: length or (1 if 2 <= len(bare) <= 3 else 0)]
    words = name.split()
    if len(words) > 1 and words[-1].isalpha() and words[-1].isascii():
        return words[-1]
    return ""


def by_frequency(surname: str) -> int:
    """Return a surname's place among the known ones, the most common first; past all where it is rarer."""
    bare = simplified(surname)
    place = _SINGLES.find(bare) if len(bare) == 1 else -1
    return place if place >= 0 else len(_SINGLES)
