"""Terms for relatives by marriage: the husband's, the wife's, and those whom children or siblings married."""

TERMS = """
H 丈夫 老公 先生 夫 外子 当家的
W 妻子 老婆 太太 夫人 妻 内人 内子 堂客 婆娘 婆姨
HF 公公 家翁
HM 婆婆 阿家
WF 岳父 丈人 老丈人 泰山 外父
WM 岳母 丈母娘 丈母 外母
Hb+ 大伯子 大伯哥 夫兄
Hb- 小叔子 夫弟
Hz+ 大姑子 大姑姐 夫姐
Hz- 小姑子 小姑妹 夫妹
HbW 妯娌
Hz+H 大姑夫 大姑姐夫
Hz-H 小姑夫 小姑妹夫
Wb+ 大舅子 大舅哥 内兄 妻兄
Wb- 小舅子 小舅弟 内弟 妻弟
Wz+ 大姨子 大姨姐 妻姐
Wz- 小姨子 姨妹 姨妹子 妻妹
Wb+W 大舅嫂 内嫂 舅嫂
Wb-W 小舅媳 内弟媳 舅弟媳
WzH 连襟 挑担 一担挑 襟兄 襟弟
HFF 太公公 祖翁
HFM 太婆婆 祖婆
HMF 外太公公 外祖翁
HMM 外太婆婆 外祖婆
WFF 太岳父
WFM 太岳母
WMF 外太岳父
WMM 外太岳母
HFb+ 伯公公 伯翁
HFb- 叔公公 叔翁
HFz 姑婆婆
HMb 舅公公 舅翁
HMz 姨婆婆
HFb+W 伯婆婆
HFb-W 婶婆婆
HFzH 姑公公
HMbW 舅婆婆
HMzH 姨公公
WFb+ 伯岳父 伯岳
WFb- 叔岳父 叔岳
WFz 姑岳母
WMb 舅岳父
WMz 姨岳母
WFb+W 伯岳母
WFb-W 叔岳母 婶岳母
WFzH 姑岳父
WMbW 舅岳母
WMzH 姨岳父
Hp+ 堂大伯子
Hp- 堂小叔子
Hq+ 堂大姑子
Hq- 堂小姑子
Hc+ 表大伯子
Hc- 表小叔子
Hd+ 表大姑子
Hd- 表小姑子
Wp+ 堂大舅子 内堂兄
Wp- 堂小舅子 内堂弟
Wq+ 堂大姨子
Wq- 堂小姨子
Wc+ 表大舅子 内表兄
Wc- 表小舅子 内表弟
Wd+ 表大姨子
Wd- 表小姨子
HbS ~侄子 夫侄
HbD ~侄女 夫侄女
HzS ~外甥 夫甥
HzD ~外甥女 夫甥女
WbS 内侄 妻侄
WbD 内侄女 妻侄女
WzS 姨甥 内甥
WzD 姨甥女 内甥女
HbSW ~侄媳
HbDH ~侄女婿
WbSW 内侄媳
WbDH 内侄女婿
SWF 亲家公 亲家
SWM 亲家母 亲家
DHF 亲家公 亲家
DHM 亲家母 亲家
bWF 姻伯父 亲家伯
bWM 姻伯母
zHF 姻伯父
zHM 姻伯母
SWb 姻侄
SWz 姻侄女
DHb 姻侄
DHz 姻侄女
bWb 姻兄弟 姻兄 姻弟
bWz 姻姐妹
zHb 姻兄弟 姻兄 姻弟
zHz 姻姐妹
"""
