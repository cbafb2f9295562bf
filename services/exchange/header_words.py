"""The words people write above their columns, and the field each means.

Sure words mean one thing wherever they stand; likely ones give way to a surer column. Latin words are
written without capitals and marks, a space between them.
"""

SURE: dict[str, str] = {
    "name": (
        "姓名 名字 全名 真实姓名 联系人姓名 学生姓名 学员姓名 客户姓名 员工姓名 会员姓名 同学姓名 中文名 "
        "中文姓名 姓名全称 中文名字 大名 尊姓大名 人名;name;full name;real name;display name;contact name"
    ),
    "gender": "性别 用户性别 男女;gender;sex",
    "birthday": (
        "生日 出生日期 出生年月 出生年月日 出生时间 出生年份 公历生日 阳历生日 新历生日 生辰;birthday;"
        "birth date;date of birth;dob;born"
    ),
    "lunar_birthday": "农历生日 阴历生日 旧历生日 农历 阴历 农历出生日期 阴历出生日期;lunar birthday",
    "mobile": (
        "手机 手机号 手机号码 移动电话 联系手机 本人手机 手提电话 手机电话 手提 移动号码 长号 备用手机 "
        "常用手机;mobile;mobile phone;cell;"
        "cell phone;cellphone;mobile number"
    ),
    "phone": (
        "电话 联系电话 联系方式 电话号码 固定电话 座机 座机号 固话 主要电话 其他电话 小灵通 联系号码 "
        "本人电话 联系方法 通讯号码 常用电话 备用电话;phone;phone number;tel;telephone;primary "
        "phone;other phone"
    ),
    "work_phone": (
        "办公电话 单位电话 公司电话 工作电话 商务电话 业务电话 办公室电话 办公座机 办电 办公 "
        "单位座机 单位主要电话;work phone;office phone;business phone;company main phone"
    ),
    "home_phone": "家庭电话 住宅电话 宅电 家电 家里电话 住宅 家庭座机;home phone",
    "fax": (
        "传真 传真号 传真号码 业务传真 公司传真 工作传真 商务传真 住宅传真 其他传真;fax;business fax;home fax"
    ),
    "email": (
        "邮箱 电子邮箱 电子邮件 邮件 邮箱地址 电子邮件地址 个人邮箱 联系邮箱 邮件地址 家庭邮箱 工作邮箱 "
        "电子信箱 信箱;"
        "email;e mail;mail;email address;e mail address"
    ),
    "wechat": "微信 微信号 微信号码 微信id 微信账号 微信名;wechat;wechat id;weixin",
    "qq": "qq号 qq号码 qq账号 qq/msn;qq;oicq;qq number",
    "organization": (
        "在哪上班 在哪里上班 哪里上班 在哪工作 在哪里工作 供职单位 就业单位 上班单位 单位 工作单位 "
        "单位名称 公司 公司名称 所在单位 就职单位 现工作单位 任职单位 企业名称 "
        "企业单位名称 企业 机构 机构名称 用工公司 所属公司 所属单位 所在公司 服务单位 现单位 目前单位 "
        "合同公司 任职公司 任职机构;company;company name;organization;organisation;org;employer;work unit"
    ),
    "department": "部门 科室 处室 所在部门 部门名称 一级部门 1级部门 用工部门;department;dept",
    "title": (
        "职务 职位 岗位 岗位名称 现任职务 任现职务 担任职务 担任职位 行政职务 头衔 职务名称 职位名称 "
        "工作岗位 员工职位 做什么的 干什么的 从事工作 从事职业;title;job title;position;job"
    ),
    "post": (
        "现工作单位及职务 任现工作单位及职务 工作单位及职务 单位及职务 单位职务 工作单位职务 单位和职务 "
        "任职情况 单位与职务 工作单位和职务 工作情况 现任职情况 任职单位及职务 目前任职 部门及职务 "
        "部门职务 部门和职务 单位部门职务 单位部门及职务"
    ),
    "address": (
        "地址 快递地址 收件地址 通讯地址 联系地址 邮寄地址 通信地址 详细地址 收货地址 邮件地址(寄) "
        "寄送地址;address;"
        "mailing address"
    ),
    "work_address": (
        "单位地址 公司地址 办公地址 工作地址 商务地址 公司所在街道 办公地点;work address;business address"
    ),
    "home_address": (
        "家庭住址 家庭地址 住址 现住址 住宅地址 居住地址 家庭详细地址 现住详细地址 家庭所在街道 家址 "
        "家庭通讯地址 住哪 住哪里 住在哪 家住哪里 家在哪里;home address"
    ),
    "postcode": "邮编 邮政编码 邮政代码;postcode;postal code;zip;zip code",
    "native_place": "籍贯 祖籍 家乡 老家 原籍 哪里人 籍贯地 家乡所在地;native place;hometown;ancestral home",
    "birth_place": "出生地 出生地点;birth place;place of birth",
    "residence": (
        "现居地 居住地 现居住地 常住地 居住城市 现居城市 现住地 现住城市 现在居住地 常住城市 现居住城市 "
        "目前所在城市 目前所在地;residence;place of "
        "residence"
    ),
    "school": (
        "学校 毕业院校 毕业学校 院校 院校名称 母校 学校名称 毕业院校名称;school;university;college;"
        "school name"
    ),
    "stage": "学段;stage",
    "class": "班级 所在班级 班别 班 班级名称 原班级 高中班级 所在班 所属班级;class;class name",
    "major": "专业 所学专业 主修 主修专业 专业名称;major",
    "education_years": "就读时间 在校时间 就读年份 在校年份 学习时间 起止年份 求学时间",
    "graduation_year": (
        "毕业时间 毕业日期 毕业年份 毕业年 毕业年月 毕业届别 毕业届 届别 届次 届;graduation "
        "year;graduation date"
    ),
    "interests": "兴趣 爱好 喜好 兴趣爱好 特长 兴趣特长 爱好特长;interests;hobbies;hobby",
    "notes": (
        "备注 附注 备注信息 联系人备注 备忘 附言 备注说明 补充说明;notes;note;remark;remarks;memo;"
        "comments;comment"
    ),
    "source": (
        "认识途径 如何认识 怎么认识 怎么认识的 谁介绍的 来源 客户来源 线索来源 信息来源 来源渠道 "
        "获客渠道;lead source"
    ),
    "tags": "标签 客户标签 自定义标签 群组;tags;tag;groups;group;categories;labels",
    "relation": (
        "关系 与我关系 与我的关系 和我的关系 跟我的关系 与本人关系 与本人的关系 和我关系 称谓;relation;"
        "relationship;relation to me"
    ),
    "closeness": "密切程度 亲密程度 亲密度 关系密切程度 熟悉程度 亲疏 亲疏程度;closeness",
    "value": "创造价值 客户价值;value",
    "demand": "金融需求;demand",
    "authority": "决策权限 决策权;authority",
    "personality": "性格;personality",
    "competition": "竞争优势 竞争情况;competition",
    "last_contact": (
        "最后联系时间 最近联系 最近联系时间 上次联系 上次联系时间 最后联系 最新跟进时间 最近联系日期 "
        "上次拜访 上次拜访时间 最近拜访 最近拜访时间 "
        "最后跟进时间 最近跟进时间;last contact;last contacted"
    ),
    "next_contact": (
        "下次联系 下次联系时间 下次跟进时间 下次联系日期 下次拜访时间 下次拜访 下次拜访日期;next contact"
    ),
    "spouse": "配偶 爱人 配偶姓名 爱人姓名 妻子 丈夫 老公 老婆 配偶情况;spouse;partner",
    "children": "子女 孩子 儿女 子女姓名 孩子姓名 子女情况 孩子情况;children;kids",
    "id_number": (
        "身份证 身份证号 身份证号码 证件号 证件号码 公民身份号码 身份证编号 公民身份证号;id card;id "
        "number;id no"
    ),
    "sequence": (
        "序号 编号 序 学号 工号 员工编号 人员编号 客户编号 行号 人员id 会员id 学生编号 考号;no;id;number;"
        "seq;serial;index;#;user id;employee id;student id"
    ),
    "nickname": "昵称 网名 绰号 外号 别名 小名 曾用名;nickname;alias",
    "english_name": "英文名 英文名字 英文姓名 外文名;english name",
    "role": "班内职务 班级职务 班委职务 班委 班干部 会内职务 协会职务 校友会职务 担任班委;",
    "calendar": (
        "生日类型 生日历法 历法 公历/农历 农历/公历 阳历/农历 农历/阳历 阴历/阳历 阳历/阴历 是否农历 "
        "是否阴历;"
    ),
    "given_name": "名;given name;first name",
    "family_name": "姓 姓氏;family name;last name;surname",
    "ethnicity": "民族 民族成份 民族成分;ethnicity",
    "party": "政治面貌 党派;party;political status",
    "industry": "行业 所属行业 从事行业;industry",
    "website": "网址 网站 主页 公司网址 公司网站 个人主页;website;url;web page;homepage",
    "do_not_contact": (
        "勿扰 请勿打扰 请勿联系 勿联系 不要联系 不再联系 免打扰 勿打扰 谢绝打扰 谢绝联系 拒绝联系 拒绝打扰 "
        "是否勿扰 是否免打扰;do not contact;do not call;do not disturb"
    ),
    "uid": "唯一标识;uid;uuid",
}

LIKELY: dict[str, str] = {
    "name": (
        "联系人 联络人 主要联系人 第一联系人 学员 会员 校友 组员 嘉宾 参会人 参会人员 来宾 好友 朋友 亲友 "
        "家人 同事 客户名 名称 客户 客户名称 人员名称 户名 法人 法人代表 法定代表人 成员 人员 同学 "
        "学生;contact;"
        "contact person;person;customer"
    ),
    "organization": "名称 单位全称 客户名称 抬头 学习工作单位 现状 去向 工作去向;account;work",
    "title": "职称 职业 身份 职级 职务级别;occupation;role;rank",
    "department": "二级部门 三级部门 学院 院系 系别 组别 班组;division;team",
    "stage": "学历 学历/学位 第一学历 文化程度 教育程度 最高学历;education;degree",
    "class": "年级 毕业年级 级 入学年级 级别班级 期 期数;grade",
    "major": "系 院系专业",
    "education_years": "年级 毕业年级 入学年级 级 入学年月 入学时间 入学年份 入学日期 入校时间 入校日期 学制",
    "residence": (
        "所在省份 所在市 所在省市 所在区县 所在地 所在城市 城市 户口所在地 户籍地 户籍所在地 地区 "
        "工作城市 现所在地 生活城市;city;location"
    ),
    "native_place": "生源地 户籍",
    "notes": (
        "其他说明 特别说明 家庭情况 家庭成员 性格特点 联系情况 拜访记录 走访记录 工作经历 主要经历 说明 "
        "描述 其他 其它 情况说明 补充 近况 简介;description;other;about"
    ),
    "tags": "类别 分组 分类 客户类型 客户类别 联系人类别 客人类别 人员类别 组 群;category;type",
    "source": "渠道 介绍人 推荐人 转介绍人;source;channel",
    "relation": "关系类型 身份关系 称呼",
    "closeness": "关系程度 关系深浅",
    "value": "价值",
    "demand": "需求",
    "authority": "权限",
    "competition": "竞争",
    "birthday": "出生 出生年;birth",
    "phone": "号码 联络方式 通讯方式 通信方式;numbers",
    "address": "住所 位置 邮寄 小区 居住小区",
    "work_address": "工作地点",
}

# Words seen above columns that this program has no field for: they still tell a header row.
_OTHER_WORDS = (
    "年龄 身高 体重 婚姻状况 婚否 婚姻 入职时间 入职日期 参加工作时间 入党时间 工龄 司龄 状态 创建时间 "
    "修改时间 更新时间 员工类型 用工形式 直属上级 负责人 召集人 优先级 客户级别 级别 等级 金额 数量 单价 "
    "价格 日期 时间 国家 省 市 区 县 省份 省市区 街道 血型 星座 属相 生肖 照片 签名 签字 成绩 桌号 "
    "座位号 宿舍 房间号 人数 确认时间 确认人数 邀请人数 账号 密码 学位 职族 职类 职位层级 发证机关 "
    "发证日期 紧急联系人 紧急电话 合同到期日期 离职时间 离职日期 离职原因 调薪原因 开始日期 结束日期 "
    "开始时间 结束时间 市区县 国籍 宗教 车牌 车牌号 月收入 收入 资产 存款 产品 商品 订单编号 型号 规格 "
    "总价 合计 小计 会员等级 积分 注册日期 跟进记录 成熟度 单位性质 效力状态 父亲 母亲 家长 老师 班主任 "
    "拼音 姓名拼音 短号 集团短号 分机 签到 客户经理 管户经理 开户行 银行账号 卡号 党员 健康状况 是否参加 "
    "参加人数 报名时间 乡镇 村 组长 资产万 age year month day date time amount price total "
    "country state province status created updated count quantity password account height weight photo "
    "signature"
)
OTHER = frozenset(_OTHER_WORDS.split())

# Words of a tie list: two people, and what they are to each other.
TIES: dict[str, str] = {
    "from": (
        "甲 甲方 人物1 人物一 人物a 姓名1 姓名一 姓名a 人员1 人员a 起点 主体 从 联系人1 人1 谁;from;"
        "source;a;person a;person 1;name 1;name a;head;subject"
    ),
    "to": (
        "乙 乙方 人物2 人物二 人物b 姓名2 姓名二 姓名b 人员2 人员b 终点 客体 到 对方 联系人2 人2 与谁 "
        "关系人 对象;to;target;b;person b;person 2;name 2;name b;tail;object"
    ),
    "kind": "关系 关系类型 关系名称 类型 关系种类;kind;relation;relationship;type;predicate",
    "subkind": "细类 子类 关系细类 子类型;subkind;subtype",
    "closeness": "密切程度 亲密程度 亲密度 亲疏 熟悉程度;closeness",
    "since": "起始 认识时间 何时认识 起始时间 开始时间 自;since;year",
    "label": "标签 说明 备注 描述 关系说明;label;note;notes;description",
}
