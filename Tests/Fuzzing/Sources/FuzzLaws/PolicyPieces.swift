/// What documents that have to be decided are made of: titles, marks, persons, what is said of them, headers and layout.
/// At most 255; append only, or the regressions that name a piece by its index lose their meaning.
enum PolicyPieces {
    static let all: [[UInt8]] = words.map { Array($0.utf8) }

    private static let words: [String] = [
        // Layout.
        "\n", "\n\n", "\r\n", "\t", ",", "，", "。", "、", "；", "：", "|", " | ", "  ", "　", "　　", "（", "）", "“", "”", "《", "》", "\u{0c}", "\u{200b}", "**", "# ", "---\n",
        "|---|---|\n", "<td>", "</td>", "<tr>", "<th>", "<table>", "</table>", "<p>", "<br>", "<!--", "-->", "<title>", "</title>", "&nbsp;", "\"",
        // Titles.
        "低保公示", "干部任前公示", "拟录用人员公示", "三好学生公示", "国家助学金受助学生公示", "耕地地力保护补贴公示", "征地补偿公示", "采购项目成交公告", "行政处罚决定书", "民事判决书", "县长信箱回复",
        "统计年报", "关于做好工作的通知", "领导简介", "制度", "政策解读", "关于转发", "的通知", "公示期：7月1日至7月7日", "监督电话：0570-7020035", "柳政办发〔2026〕12号", "签发人：",
        // Marks.
        "机密★10年", "绝密", "秘密", "密级：", "密", "内部资料", "注意保存", "工作秘密", "★", "长期", "启用前", "已解密", "（此件公开发布）", "（此件不公开）", "不予公开", "依申请公开", "主动公开",
        "公开属性：", "理由：", "征求意见稿", "讨论稿", "商业秘密", "商業機密", "东经120°30′", "北纬30°15′", "水厂", "布防图", "卷宗", "侦查终结报告", "特急", "审核意见", "会议纪要", "加急·明电",
        // Persons.
        "王建国", "李志强", "张秀英", "王某某", "李*", "欧阳修远", "阿卜杜·热合曼", "局长", "副县长", "同志", "学生", "孤儿", "户主", "当事人", "来信人", "举报人", "被告人", "受害人", "儿子",
        // What is said of them.
        "患尿毒症", "肺癌", "肢体残疾", "低保户", "离异", "因盗窃罪被判处有期徒刑", "吸毒", "信教", "失信被执行人", "9岁", "小学三年级学生", "孕", "月收入3000元", "同性恋", "该同志", "其",
        // Values.
        "13800138000", "138****8000", "110101190003070010", "110101********0010", "1101011900**070010", "6222020000000000000", "0570-7020035", "1974年9月", "1974年9月3日", "柳溪县城关镇桂花巷12号3单元402室", "大柳树村",
        "91110000000000000X", "wang@example.com", "A123456789", "密码：Abc@12345", "10.20.0.1", "浙A12345", "（签名）", "XXX", "＿＿＿＿",
        // Headers.
        "姓名", "身份证号", "手机", "家庭住址", "致困原因", "残疾等级", "银行卡号", "出生年月", "备注", "单位", "职务", "密级", "序号",
        // Sums.
        "共78场", "，其中", "甲41场", "、乙27场", "、丙9场", "合计", "平均每月19条", "截至5月底公开228条", "等", "余",
        // Other scripts and widths.
        "身分證字號", "機密", "絕密", "低保戶", "１３８００１３８０００", "１０年", "患尿毒癥", "\u{fffd}", "𠮷", "é", "\u{0}", "x", "1", "，男，汉族，", "现任", "拟任",
    ]
}

/// A list of persons in one of the layouts in which lists are published.
enum PolicyTable {
    private static let layouts = 5

    static func text(_ input: inout InputReader) -> [UInt8] {
        let layout = input.below(layouts)
        let title = piece(&input)
        let columns = 1 + input.below(6)
        let cells = cells(&input)
        let rows = stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<min($0 + columns, cells.count)]) }
        func joined(_ row: [[UInt8]], _ separator: String) -> [UInt8] { Array(row.joined(separator: Array(separator.utf8))) }
        var text = title
        switch layout {
        case 0: for row in rows { text += Array("\n".utf8) + joined(row, ",") }
        case 1:
            text = Array("<h1>".utf8) + title + Array("</h1><table>".utf8)
            for (index, row) in rows.enumerated() {
                let tag = index == 0 ? "th" : "td"
                text += Array("<tr><\(tag)>".utf8) + joined(row, "</\(tag)><\(tag)>") + Array("</\(tag)></tr>\n".utf8)
            }
            text += Array("</table>".utf8)
        case 2:
            for (index, row) in rows.enumerated() {
                text += Array("\n| ".utf8) + joined(row, " | ") + Array(" |".utf8)
                if index == 0 { text += Array("\n|".utf8) + row.flatMap { _ in Array("---|".utf8) } }
            }
        case 3: for row in rows { text += Array("\n".utf8) + joined(row, "    ") }
        default: for row in rows { text += Array("\n".utf8) + joined(row, "\t") }
        }
        return text
    }

    private static func piece(_ input: inout InputReader) -> [UInt8] { PolicyPieces.all[input.below(PolicyPieces.all.count)] }

    /// Of one piece each. A high byte joins the next piece to the cell before, or leaves a cell empty.
    private static func cells(_ input: inout InputReader) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var joins = false
        for byte in input.rest() {
            if byte >= 252 {
                joins = true
                continue
            }
            let piece = byte == 251 ? [] : PolicyPieces.all[Int(byte) % PolicyPieces.all.count]
            if joins, !cells.isEmpty { cells[cells.count - 1] += piece } else { cells.append(piece) }
            joins = false
        }
        return cells
    }
}
