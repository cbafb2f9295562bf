"""Terms for blood relatives and their spouses: the steps in letters, then the words, the plainest first.

Regions say many of them differently; all are understood, the first is said. A word behind ``~`` is said, but
not understood, because it commonly means somebody else.
"""

TERMS = """
F 父亲 爸爸 爹 爸 父 爹爹 老爸 阿爸 老爹 爹地 生父 亲爹 亲生父亲
M 母亲 妈妈 娘 妈 母 老妈 阿妈 姆妈 妈咪 亲娘 生母 亲妈 亲生母亲
FF 爷爷 祖父 阿爷 爷
FM 奶奶 祖母 阿嬷 嬷嬷 娭驰 奶
MF 外公 姥爷 外祖父 外爷 嘎公 家家公
MM 外婆 姥姥 外祖母 姥娘 嘎婆 家家
FFF 曾祖父 太爷爷 太爷 曾爷爷
FFM 曾祖母 太奶奶 太奶 曾奶奶
FMF 曾外祖父 老外公
FMM 曾外祖母 老外婆
MFF 外曾祖父 太外公
MFM 外曾祖母 太外婆
MMF 外曾外祖父 太姥爷
MMM 外曾外祖母 太姥姥
FFFF 高祖父 高祖 太太爷爷
FFFM 高祖母 太太奶奶
b+ 哥哥 哥 兄 兄长 大哥 阿哥 胞兄 长兄 亲哥 亲哥哥
b- 弟弟 弟 小弟 老弟 阿弟 胞弟 细佬 亲弟 亲弟弟
z+ 姐姐 姐 姊 姊姊 阿姐 胞姐 大姐 家姐 亲姐 长姐
z- 妹妹 妹 小妹 阿妹 胞妹 细妹 亲妹 妹子
b+W 嫂子 嫂嫂 嫂 大嫂 阿嫂
b-W 弟媳 弟妹 弟妇 弟媳妇
z+H 姐夫 姐丈 姊夫
z-H 妹夫 妹婿 妹丈
Fb+ 伯父 伯伯 大伯 伯 阿伯 大爷
Fb- 叔叔 叔父 叔 阿叔 幺叔 满叔
Fz 姑姑 姑妈 姑母 姑 孃孃 阿姑
Mb 舅舅 舅父 舅 娘舅 母舅 阿舅 老舅 幺舅
Mz 姨妈 姨母 姨 老姨 幺姨
Fb+W 伯母 伯娘 大妈 大娘
Fb-W 婶婶 婶子 婶母 婶娘 婶 叔母
FzH 姑父 姑丈 姑夫
MbW 舅妈 舅母 妗子 妗母 舅娘
MzH 姨父 姨丈 姨夫 姨爹
FFb+ 伯祖父 伯公 伯爷爷 大爷爷 伯祖
FFb- 叔祖父 叔公 叔爷爷 叔祖 小爷爷 叔爷
FFz 姑祖母 姑奶奶 姑婆
FMb 舅公 舅爷爷 舅祖父 舅爷
FMz 姨婆 姨奶奶 姨祖母
FFb+W 伯祖母 伯婆 伯奶奶 大奶奶
FFb-W 叔祖母 叔婆 叔奶奶 婶婆 婶奶奶
FFzH 姑祖父 姑爷爷 姑公
FMbW 舅婆 舅奶奶 舅祖母
FMzH 姨公 姨爷爷 姨祖父
MFb+ 外伯祖父 伯外公 大姥爷
MFb- 外叔祖父 叔外公 小姥爷
MFz 外姑祖母 姑外婆 姑姥姥
MMb 外舅祖父 舅外公 舅姥爷 舅老爷
MMz 外姨祖母 姨外婆 姨姥姥
MFb+W 外伯祖母 伯外婆
MFb-W 外叔祖母 叔外婆
MFzH 外姑祖父 姑外公 姑姥爷
MMbW 外舅祖母 舅外婆 舅姥姥
MMzH 外姨祖父 姨外公 姨姥爷
FFFb+ 曾伯祖父 曾伯祖
FFFb- 曾叔祖父 曾叔祖
FFFz 曾姑祖母 太姑婆
FFFb+W 曾伯祖母
FFFb-W 曾叔祖母
p+ 堂哥 堂兄 从兄 叔伯哥哥
p- 堂弟 从弟 叔伯弟弟
q+ 堂姐 从姐 叔伯姐姐
q- 堂妹 从妹 叔伯妹妹
c+ 表哥 表兄 姑表哥 姨表哥 舅表哥 姑舅哥哥
c- 表弟 姑表弟 姨表弟 舅表弟 姑舅弟弟
d+ 表姐 姑表姐 姨表姐 舅表姐 姑舅姐姐
d- 表妹 姑表妹 姨表妹 舅表妹 姑舅妹妹
p+W 堂嫂
p-W 堂弟媳 堂弟妹
q+H 堂姐夫
q-H 堂妹夫
c+W 表嫂
c-W 表弟媳 表弟妹
d+H 表姐夫
d-H 表妹夫
Fp+ 堂伯 堂伯父 从伯
Fp- 堂叔 堂叔父 从叔
Fq 堂姑 堂姑妈 从姑
Fc+ 表伯 表伯父
Fc- 表叔 表叔父
Fd 表姑 表姑妈
Mp 堂舅 堂舅舅 从舅
Mq 堂姨 堂姨妈 从姨
Mc 表舅 表舅舅
Md 表姨 表姨妈
Fp+W 堂伯母
Fp-W 堂婶 堂婶婶
FqH 堂姑父 堂姑丈
Fc+W 表伯母
Fc-W 表婶 表婶婶
FdH 表姑父 表姑丈
MpW 堂舅妈
MqH 堂姨父 堂姨丈
McW 表舅妈
MdH 表姨父 表姨丈
FFp+ 堂伯祖父 堂伯公
FFp- 堂叔祖父 堂叔公
FFq 堂姑祖母 堂姑婆
FFc+ 表伯祖父 表伯公
FFc- 表叔祖父 表叔公
FFd 表姑祖母 表姑婆
FMp 堂舅公 堂舅爷爷
FMq 堂姨婆 堂姨奶奶
FMc 表舅公 表舅爷爷
FMd 表姨婆 表姨奶奶
MFp+ 堂伯外公
MFp- 堂叔外公
MFq 堂姑外婆
MFc+ 表伯外公
MFc- 表叔外公
MFd 表姑外婆
MMp 堂舅外公
MMq 堂姨外婆
MMc 表舅外公
MMd 表姨外婆
FpS 再从兄弟 族兄弟
FpD 再从姐妹 族姐妹
FqS 从表兄弟
FqD 从表姐妹
FcS 从表兄弟
FcD 从表姐妹
FdS 从表兄弟
FdD 从表姐妹
MpS 从表兄弟
MpD 从表姐妹
MqS 从表兄弟
MqD 从表姐妹
McS 从表兄弟
McD 从表姐妹
MdS 从表兄弟
MdD 从表姐妹
S 儿子 儿 小子 崽 仔 长子 次子 三子 幼子 独子
D 女儿 女 闺女 囡 囡囡 长女 次女 三女 幼女 独女
SW 儿媳 儿媳妇 新妇
DH 女婿 姑爷 上门女婿
SS 孙子 孙儿 长孙 孙
SD 孙女
DS 外孙 外孙子
DD 外孙女
SSW 孙媳 孙媳妇
SDH 孙女婿 孙婿
DSW 外孙媳 外孙媳妇
DDH 外孙女婿 外孙婿
SSS 曾孙 重孙 重孙子
SSD 曾孙女 重孙女
SDS 曾外孙
SDD 曾外孙女
DSS 外曾孙
DSD 外曾孙女
DDS 外曾外孙
DDD 外曾外孙女
SSSW 曾孙媳 重孙媳
SSDH 曾孙女婿 重孙女婿
SSSS 玄孙
SSSD 玄孙女
bS 侄子 侄儿 侄
bD 侄女
zS 外甥 外甥子 甥
zD 外甥女 甥女
bSW 侄媳 侄媳妇
bDH 侄女婿 侄婿
zSW 外甥媳妇 外甥媳 甥媳
zDH 外甥女婿 甥婿
bSS 侄孙 侄孙子
bSD 侄孙女
bDS 侄外孙
bDD 侄外孙女
zSS 甥孙 外甥孙
zSD 甥孙女 外甥孙女
zDS 甥外孙
zDD 甥外孙女
bSSW 侄孙媳 侄孙媳妇
bSDH 侄孙女婿
bSSS 曾侄孙
bSSD 曾侄孙女
pS 堂侄 堂侄子 从侄
pD 堂侄女 从侄女
qS 堂外甥 堂甥
qD 堂外甥女 堂甥女
cS 表侄 表侄子
cD 表侄女
dS 表外甥 表甥
dD 表外甥女 表甥女
pSW 堂侄媳 堂侄媳妇
pDH 堂侄女婿
qSW 堂外甥媳妇
qDH 堂外甥女婿
cSW 表侄媳 表侄媳妇
cDH 表侄女婿
dSW 表外甥媳妇
dDH 表外甥女婿
pSS 堂侄孙
pSD 堂侄孙女
pDS 堂侄外孙
pDD 堂侄外孙女
qSS 堂甥孙
qSD 堂甥孙女
qDS 堂甥外孙
qDD 堂甥外孙女
cSS 表侄孙
cSD 表侄孙女
cDS 表侄外孙
cDD 表侄外孙女
dSS 表甥孙
dSD 表甥孙女
dDS 表甥外孙
dDD 表甥外孙女
"""
