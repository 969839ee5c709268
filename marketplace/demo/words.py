"""What the demonstration is called and sells: names, provinces, products."""

from dataclasses import dataclass

from alliance.kernel.vocabulary import Carrier, Category

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = (
    "子涵", "雨桐", "思源", "梓萱", "浩然", "欣怡", "宇轩", "诗琪", "俊杰", "佳宁",
    "一诺", "景行", "若曦", "书瑶", "致远", "清越", "安然", "嘉树", "云舒", "知夏",
)  # fmt: skip

PROVINCES = (
    "浙江", "江苏", "广东", "上海", "北京", "四川", "湖北", "山东", "福建", "河南",
    "湖南", "陕西", "重庆", "安徽", "辽宁",
)  # fmt: skip
PROVINCE_WEIGHTS = (18, 14, 13, 10, 8, 8, 6, 6, 5, 4, 3, 2, 1, 1, 1)

DEVICES = ("iOS", "安卓", "鸿蒙", "电脑")
INTERESTS = ("美食", "母婴", "美妆", "服饰", "数码", "家居", "旅行", "教育", "健康", "图书")


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade: how its pools are called and where they live."""

    category: Category
    pools: tuple[str, ...]
    carriers: tuple[Carrier, ...]


TRADES = (
    Trade(
        Category.BOOKS,
        ("西湖读书会", "城南书房", "夜读俱乐部", "晚风书友"),
        (Carrier.OFFICIAL_ACCOUNT, Carrier.WECHAT_GROUP, Carrier.PAID_CIRCLE),
    ),
    Trade(
        Category.FOOD,
        ("老饕地图", "小巷食堂", "江南食记", "深夜面馆", "云边烘焙"),
        (Carrier.WECHAT_GROUP, Carrier.CHANNELS, Carrier.STORE),
    ),
    Trade(
        Category.MATERNITY,
        ("棉花糖妈妈", "成长树育儿", "小脚丫亲子", "暖暖辅食记"),
        (Carrier.WECHAT_GROUP, Carrier.OFFICIAL_ACCOUNT, Carrier.XIAOHONGSHU),
    ),
    Trade(
        Category.BEAUTY,
        ("素颜研究所", "成分党小圈", "晨光护肤", "口红博物馆"),
        (Carrier.XIAOHONGSHU, Carrier.DOUYIN, Carrier.WECHAT_GROUP),
    ),
    Trade(
        Category.HOME,
        ("一间好房", "收纳手记", "木器匠人", "慢住生活"),
        (Carrier.OFFICIAL_ACCOUNT, Carrier.XIAOHONGSHU, Carrier.MINI_PROGRAM),
    ),
    Trade(
        Category.TRAVEL,
        ("背包慢行", "山河旅记", "周末出逃", "古镇漫游"),
        (Carrier.DOUYIN, Carrier.OFFICIAL_ACCOUNT, Carrier.QQ_GROUP),
    ),
    Trade(
        Category.SPORTS,
        ("晨跑联盟", "山野徒步社", "城市骑行", "瑜伽小院"),
        (Carrier.WECHAT_GROUP, Carrier.KUAISHOU, Carrier.BILIBILI),
    ),
    Trade(
        Category.DIGITAL,
        ("极客茶馆", "数码拆解室", "桌面美学"),
        (Carrier.BILIBILI, Carrier.WEIBO, Carrier.TOUTIAO),
    ),
    Trade(
        Category.LOCAL_LIFE,
        ("转角咖啡店", "社区团长阿珍", "百货小铺", "巷口水果店"),
        (Carrier.STORE, Carrier.WECHAT_GROUP, Carrier.MINI_PROGRAM),
    ),
)

AGENCIES = ("青禾传媒", "南风文化")


@dataclass(frozen=True, slots=True)
class Maker:
    """A brand: its trade, its host, and what it sells (name, usual price in fen)."""

    name: str
    category: Category
    host: str
    products: tuple[tuple[str, int], ...]


BRANDS = (
    Maker(
        "山野茶事",
        Category.FOOD,
        "shop.shanye.example",
        (("明前龙井 250 g", 26_800), ("桂花乌龙礼盒", 16_800), ("冷泡茶包 30 枚", 5_900)),
    ),
    Maker(
        "一棵棉",
        Category.MATERNITY,
        "m.yikemian.example",
        (("A 类婴儿纱布巾", 4_900), ("儿童纯棉睡衣", 12_900), ("新生儿礼盒", 29_900)),
    ),
    Maker(
        "澄净实验室",
        Category.BEAUTY,
        "lab.chengjing.example",
        (("氨基酸洁面 120 g", 8_900), ("神经酰胺面霜", 19_900), ("防晒乳 50 ml", 13_900)),
    ),
    Maker(
        "木与光",
        Category.HOME,
        "www.muyuguang.example",
        (("白橡木落地灯", 45_900), ("胡桃木砧板", 15_900), ("亚麻四件套", 39_900)),
    ),
    Maker(
        "轻羽运动",
        Category.SPORTS,
        "run.qingyu.example",
        (("速干跑步短袖", 12_900), ("缓震跑鞋", 45_900), ("折叠瑜伽垫", 16_900)),
    ),
    Maker(
        "听风书店",
        Category.BOOKS,
        "book.tingfeng.example",
        (("四季诗选精装", 6_800), ("城市漫步手册", 4_500), ("儿童绘本十册", 15_800)),
    ),
    Maker(
        "云上民宿",
        Category.TRAVEL,
        "stay.yunshang.example",
        (("莫干山两晚套餐", 129_900), ("大理洱海景房", 69_900), ("徽州古村一晚", 49_900)),
    ),
    Maker(
        "小满鲜食",
        Category.LOCAL_LIFE,
        "fresh.xiaoman.example",
        (("当季水果盲盒", 7_900), ("手工水饺 1 kg", 5_900), ("鲜牛奶月卡", 16_900)),
    ),
)

PLOTS = ("上新分销", "老客回馈", "周末快闪", "会员专享")
AGENTS = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.54(0x18003632) NetType/WIFI "
    "Language/zh_CN",
    "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50.2701(0x28003258) NetType/5G",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Safari/537.36",
)
BOT_AGENT = "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"
