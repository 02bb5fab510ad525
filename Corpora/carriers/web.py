"""A page of the web, by hand: what it shows and what it does not."""
from planting import Planted


def make():
    p = Planted("page.html", 10)
    split = p.mobile("broken over elements")
    table = p.identity("table")
    page = f"""<!DOCTYPE html>
<html lang="zh" data-office="电话{p.mobile("data attribute of the root")}">
<head>
<meta charset="utf-8">
<title>关于拟聘用人员的公示 电话{p.mobile("title")}</title>
<meta name="description" content="电话{p.mobile("meta description")}">
<meta property="og:description" content="电话{p.mobile("meta property")}">
<link rel="author" href="mailto:{p.mobile("link in the head")}@example.com">
<style>.note::after {{ content: "电话{p.mobile("CSS content")}" }} /* 电话{p.mobile("CSS comment")} */</style>
<script>var contact = "电话{p.mobile("string of a script")}"; // 电话{p.mobile("comment of a script")}</script>
<script type="application/ld+json">{{"telephone": "{p.mobile("linked data")}"}}</script>
</head>
<body onload="show('电话{p.mobile("event handler")}')">
<!-- 经办电话{p.mobile("comment")} -->
<h1>公示</h1>
<p>联系电话<b>{split[:4]}</b>{split[4:]}，身份证号{p.identity("text")}。</p>
<p>实体&#30005;&#35805;{"".join("&#%d;" % ord(c) for c in p.mobile("character references"))}</p>
<table><tr><th>姓名</th><th>身份证号</th><th>手机</th></tr><tr><td>张某</td><td>{table[:6]}<wbr>{table[6:]}</td><td>{p.mobile("table cell")}</td></tr></table>
<img src="photo.jpg?tel={p.mobile("query of a picture")}" alt="电话{p.mobile("alternative text")}" title="电话{p.mobile("title of a picture")}">
<a href="tel:{p.mobile("link, tel")}">致电</a> <a href="mailto:{p.mobile("link, mailto")}@example.com">写信</a> <a href="query?id={p.identity("query of a link")}">查询</a>
<p data-tel="{p.mobile("data attribute")}" aria-label="电话{p.mobile("label for those who do not see")}">略</p>
<p style="display:none">电话{p.mobile("not displayed")}</p>
<p hidden>电话{p.mobile("hidden")}</p>
<p style="color:#fff">电话{p.mobile("white text")}</p>
<form><input type="hidden" name="tel" value="{p.mobile("hidden input")}"><input placeholder="电话{p.mobile("placeholder")}"><textarea>电话{p.mobile("text area")}</textarea><select><option value="{p.mobile("value of an option")}">电话{p.mobile("option")}</option></select></form>
<template><p>电话{p.mobile("template")}</p></template>
<noscript><p>电话{p.mobile("noscript")}</p></noscript>
<iframe srcdoc="&lt;p&gt;电话{p.mobile("srcdoc")}&lt;/p&gt;"></iframe>
<svg width="200" height="40"><title>电话{p.mobile("SVG title")}</title><desc>电话{p.mobile("SVG description")}</desc><text x="1" y="20">电话{p.mobile("SVG text")}</text></svg>
<details><summary>更多</summary>电话{p.mobile("details")}</details>
<p class="note">完</p>
</body>
</html>
"""
    p.path.write_text(page, encoding="utf-8")
    p.save()


if __name__ == "__main__":
    make()
