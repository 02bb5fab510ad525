#!/usr/bin/env python3
"""Writes the tables that come from other people's facts, in this project's own format.

needs: pip install python-stdnum pycountry
usage: derive.py        (writes regions.tsv, countries.tsv and iban-lengths.tsv beside itself)

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


regions(); countries(); iban()
