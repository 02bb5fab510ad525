/// What machines and lists print.
enum MachineTraps {
    static func times(at desk: inout Desk) -> LabelledText {
        let day = desk.day()
        return "活动时间：\(day.dashed) 08:30—\(day.dashed) 17:00；投标截止\(day.year)/\(day.month)/\(day.day) 09:30:00（北京时间），文件形成时间\(day.compact)093000，归档于\(day.compact)。\n"
    }

    static func versions(at desk: inout Desk) -> LabelledText {
        "系统由V1.2.3.4升级至v2.10.3.1，客户端版本号\(desk.number(1...9)).\(desk.number(0...20)).\(desk.number(0...300)).\(desk.number(0...300))，固件版本5.15.30，补丁KB\(desk.number(4_000_000...5_999_999))，构建号\(TradeTraps.digits(8, &desk))。\n"
    }

    static func epochs(at desk: inout Desk) -> LabelledText {
        "日志时间戳15\(TradeTraps.digits(8, &desk))，毫秒时间戳17\(TradeTraps.digits(11, &desk))，请求ID：\(TradeTraps.digits(6, &desk))ab\(TradeTraps.digits(12, &desk))ef，耗时\(desk.number(1...900))ms。\n"
    }

    /// Long codes with windows that look like something.
    static func longCodes(at desk: inout Desk) -> LabelledText {
        let id = ResidentIdentity.number(using: &desk.generator)
        let mobile = Telephones.mobile(using: &desk.generator)
        return "追溯码\(TradeTraps.digits(5, &desk))\(id)\(TradeTraps.digits(9, &desk))，电子监管码8\(mobile)\(TradeTraps.digits(8, &desk))，区块哈希a\(TradeTraps.digits(1, &desk))f\(mobile)c\(TradeTraps.digits(3, &desk))e，资产编号ZC\(id.prefix(14))\(TradeTraps.digits(10, &desk))。\n"
    }

    static func pages(at desk: inout Desk) -> LabelledText {
        let first = desk.number(1...40)
        let pages = (0..<12).map { String(first + $0) }.joined(separator: " ")
        let numbers = (1...5).map { "\($0)" }.joined(separator: "、")
        return "上一页 \(pages) 下一页 共\(desk.number(60...400))页\n附件：\(numbers)。表号：3-\(desk.number(1...20))，序号001 002 003 004 005 006，座位号0101 0102 0103 0104 0105。\n"
    }

    static func telegrams(at desk: inout Desk) -> LabelledText {
        let groups = (0..<8).map { _ in TradeTraps.digits(4, &desk) }.joined(separator: " ")
        return "电码：\(groups)。水位站编码\(TradeTraps.digits(8, &desk))，时段雨量 012 008 000 000 115，潮位 356 342 311 298。\n"
    }

    static func transport(at desk: inout Desk) -> LabelledText {
        "乘坐G\(desk.number(1000...9999))次列车或CA\(desk.number(1000...9999))航班抵达，沿G\(desk.number(15...99))沈海高速、S\(desk.number(101...399))省道、X\(desk.number(101...999))县道行驶至K\(desk.number(12...990))+\(desk.number(100...999))处，桥涵编号G\(desk.number(104...330))\(desk.place.region)L0\(desk.number(100...999))。\n"
    }
}
