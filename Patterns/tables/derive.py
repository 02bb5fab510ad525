#!/usr/bin/env python3
"""Writes the tables that come from other people's facts, in this project's own format.

needs: pip install python-stdnum pycountry
usage: derive.py        (writes regions.tsv, places.tsv, countries.tsv and iban-lengths.tsv beside itself)

Facts only: codes and lengths. regions.tsv holds every six-digit code of GB/T 2260 that is or was in force, by province.
"""
import collections, importlib.resources, pathlib, re
import pycountry

here = pathlib.Path(__file__).parent


def write(name, head, lines):
    (here / name).write_text("".join(f"# {h}\n" for h in head) + "".join(l + "\n" for l in lines), encoding="utf-8")


def regions():
    text = importlib.resources.files("stdnum.cn").joinpath("loc.dat").read_text(encoding="utf-8")
    codes, province = collections.defaultdict(set), None
    for line in text.splitlines():
        if m := re.match(r"(\d\d) province=", line):
            province = m[1]
        elif m := re.match(r"  (\d{4}) county=", line):
            codes[province].add(m[1])
    write("regions.tsv", ["Six-digit region codes (GB/T 2260 with its history): province, last four digits of each.",
                          "Source: python-stdnum 2.2 (cn/loc), which collects them from the published lists. See derive.py."],
          [f"{p}\t{' '.join(sorted(codes[p]))}" for p in sorted(codes)])


ETHNIC = ("朝鲜族 土家族 苗族 藏族 羌族 彝族 布依族 侗族 壮族 傣族 景颇族 傈僳族 白族 哈尼族 回族 蒙古族 蒙古 哈萨克 柯尔克孜 "
          "维吾尔 黎族").split()
OVERSEAS = ("台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 新竹县 嘉义市 嘉义县 苗栗县 彰化县 南投县 云林县 屏东县 宜兰县 "
            "花莲县 台东县 澎湖县 金门县 连江县").split()
HARBOURS = "香港特别行政区 澳门特别行政区 香港 澳门 九龙 新界 香港岛 台湾省 台湾 新疆生产建设兵团".split()


def short(name):
    for end in ("特别行政区", "自治区", "自治州", "地区", "省", "市", "盟"):
        if name.endswith(end):
            name = name[: -len(end)]
            break
    while True:
        for people in ETHNIC:
            if name.endswith(people) and len(name) - len(people) >= 2:
                name = name[: -len(people)]
                break
        else:
            return name


def places():
    text = importlib.resources.files("stdnum.cn").joinpath("loc.dat").read_text(encoding="utf-8")
    rows = collections.OrderedDict((k, set()) for k in ("province", "province-short", "city", "city-short"))
    for line in text.splitlines():
        if (m := re.match(r'\d\d province="([^"]+)"', line)) and "區" not in m[1]:
            rows["province"].add(m[1]); rows["province-short"].add(short(m[1]))
        elif m := re.match(r'  \d\d00 county="([^"]+)"', line):
            for name in re.sub(r"\[[^\]]*\]", "", m[1]).split(","):
                if re.search("(市|地区|盟|州)$", name) and len(name) >= 3:
                    rows["city"].add(name)
                    # One character is not enough to tell a name by.
                    if len(short(name)) >= 2: rows["city-short"].add(short(name))
    rows["city"].update(OVERSEAS); rows["province"].update(HARBOURS)
    rows["city-short"] -= rows["province-short"]; rows["city"] -= rows["province"]
    write("places.tsv", ["Provinces and prefectures, in force or formerly, in full and without the word for their rank (simplified).",
                         "Source: python-stdnum 2.2 (cn/loc); counties and cities of Taiwan, Hong Kong, Macau. See derive.py."],
          [f"{k}\t{' '.join(sorted(v))}" for k, v in rows.items()])


def countries():
    rows = sorted((c.alpha_3, c.numeric) for c in pycountry.countries)
    write("countries.tsv", ["ISO 3166-1: alpha-3 and numeric codes. Source: pycountry."], [f"{a}\t{n}" for a, n in rows])


def iban():
    rows = []
    for line in importlib.resources.files("stdnum").joinpath("iban.dat").read_text(encoding="utf-8").splitlines():
        if m := re.match(r'([A-Z]{2}) country=.* bban="([^"]+)"', line):
            length = 4 + sum(int(n) for n in re.findall(r"(\d+)!", m[2]))
            rows.append(f"{m[1]}\t{length}")
    write("iban-lengths.tsv", ["Symbols of an IBAN by country (ISO 13616 registry). Source: python-stdnum 2.2."], sorted(rows))


regions(); places(); countries(); iban()
