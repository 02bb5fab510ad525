/// Numbers of goods, orders and machines.
enum TradeTraps {
    static func orders(at desk: inout Desk) -> LabelledText {
        let day = desk.day()
        return """
            订单编号：\(day.compact)\(digits(10, &desk))，物流单号：SF\(digits(13, &desk))，快递单号：7\(digits(13, &desk))，合同号：HT-\(day.year)-\(digits(6, &desk))。
            流水号\(day.compact)\(digits(8, &desk))，批次号\(digits(11, &desk))，共\(desk.number(2...120))件。

            """
    }

    static func invoices(at desk: inout Desk) -> LabelledText {
        "发票代码：0\(desk.place.region.prefix(2))00\(digits(7, &desk))，发票号码：\(digits(8, &desk))；全电发票号码：2\(digits(19, &desk))；校验码\(digits(20, &desk))，价税合计\(desk.amount(1000...90000))元。\n"
    }

    static func barcodes(at desk: inout Desk) -> LabelledText {
        let code = text { bytes in
            bytes.append("69000")
            bytes.appendDigits(7, using: &desk.generator)
            bytes.append(Checksum.ean13(bytes[...]))
        }
        return "商品条码\(code)，规格500ml×12瓶，箱码1\(code.prefix(12))\(desk.number(0...9))，生产许可证编号SC1\(digits(13, &desk))。\n"
    }

    static func models(at desk: inout Desk) -> LabelledText {
        "设备型号：DS-2CD3T\(desk.number(20...99))WD-I\(desk.number(3...8))，序列号C\(digits(9, &desk))，功率\(desk.number(110...990))W，配件料号\(digits(4, &desk))-\(digits(4, &desk))-\(digits(2, &desk))，食品添加剂E330、E211，轮胎205/55R16，电池18650。\n"
    }

    static func digits(_ count: Int, _ desk: inout Desk) -> String {
        text { $0.appendDigits(count, using: &desk.generator) }
    }
}
