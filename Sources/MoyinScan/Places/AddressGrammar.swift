/// What ends a step of an address (catalogue §6.1), by its folded last character and the characters beside it.
///
/// Levels: 1 province, 2 prefecture, 3 county, 4 town or street office, 5 village, community or road, 6 group, estate,
/// neighbourhood or lane, 7 house, building, unit, floor, room.
enum AddressGrammar {
    /// What stands around a character that may end a step.
    struct Surroundings {
        var previous: UInt16
        var next: UInt16
        /// The unit before `previous`.
        var second: UInt16
        /// A digit, letter, mask or Chinese numeral stands directly before.
        var isNumbered: Bool
        /// Next is a digit.
        var isBeforeDigit: Bool
        /// Characters of the name since the last step.
        var nameLength: Int
        var depth: Int
        /// Level of the step before.
        var last: Int
    }

    /// The level of the step that ends with `unit`; nil when it ends none.
    static func level(of unit: UInt16, _ around: Surroundings) -> Int? {
        let (previous, next) = (around.previous, around.next)
        let isNamed = around.nameLength >= 1
        switch unit {
        case Han.sheng: return isNamed && next != Han.wallSign ? 1 : nil
        case Han.shi: return isNamed && !blocks("场民政委直级面容长属府内外郊区辖", next) && !isNameEnd(next) ? 2 : nil
        case Han.zhou: return previous == Han.zhi ? 2 : nil
        case Han.meng: return around.nameLength >= 2 && around.depth <= 1 ? 2 : nil
        case Han.qu: return district(around)
        case Han.xian: return isNamed && !blocks("委府级直属长域内政", next) && !isNameEnd(next) ? 3 : nil
        case Han.qi: return isNamed && around.depth >= 1 && !blocks("帜舰袍杆", next) && !isNameEnd(next) ? 3 : nil
        case Han.zhen, Han.xiang: return isNamed && !blocks("政长亲压静痛人级", next) && !isNameEnd(next) ? 4 : nil
        case Han.mu: return previous == Han.su && around.nameLength >= 2 ? 4 : nil
        case Han.jie:
            return isNamed && next != Han.dao && !blocks("区办面头道", next) ? 5 : nil
        case Han.dao:
            if previous == Han.jie { return around.nameLength >= 2 ? 4 : nil }
            guard around.nameLength >= 2, !blocks("路德理歉", next) else { return nil }
            return previous == Han.da || around.isBeforeDigit ? 5 : nil
        case Han.lu:
            guard isNamed, !blocks("段线灯面政口由程况基网径过人边", next), !blocks("铁道线网电思出半一", previous) else { return nil }
            return previous != Han.gong || around.nameLength >= 3 ? 5 : nil
        case Han.laneSign, Han.nong:
            if around.isNumbered { return 6 }
            guard isNamed, unit == Han.laneSign else { return nil }
            return around.depth >= 2 || around.nameLength >= 2 && around.isBeforeDigit ? 6 : nil
        case Han.tong: return previous == Han.hu && around.nameLength >= 2 ? 5 : nil
        case Han.duan: return around.isNumbered && around.last == 5 ? 5 : nil
        case Han.li:
            return isNamed && !around.isNumbered && around.depth >= 2 && !blocks("程面", next)
                && !blocks("公英华海那这哪城屋家手邻", previous) && !isNameEnd(next) ? 5 : nil
        case Han.cun:
            guard isNamed, !blocks("民级干支内两部镇落", next) else { return nil }
            // 农村, 全村, 乡村; 山村.
            if around.nameLength < 3, blocks("农全本该各我乡", previous) { return nil }
            if around.nameLength == 1, previous == Han.mountain { return nil }
            return next == Han.zhuang ? nil : 5
        case 0x67e5: return previous == 0x560e && around.nameLength >= 2 ? 5 : nil  // 嘎查
        case Han.tun, Han.zhai, Han.zhuang, Han.chang:
            guard isNamed, around.depth >= 3, !isNameEnd(next), !blocks("园主稼严所地合院", next) else { return nil }
            return unit == Han.chang ? (blocks("农林牧渔茶", previous) && around.nameLength >= 2 ? 5 : nil) : 5
        case Han.zu:
            guard around.depth >= 4, !blocks("织长成员合建团", next) else { return nil }
            if around.isNumbered { return 6 }
            if previous == Han.xiao, blocks("导作查研专", around.second) { return nil }
            return around.depth >= 5 && (1...6).contains(around.nameLength) ? 6 : nil
        case Han.dui:
            guard around.depth >= 4, !blocks("伍长员", next) else { return nil }
            if around.isNumbered || previous == Han.chan { return 6 }
            return around.last == 5 && (2...5).contains(around.nameLength) && !blocks("部军警支大总梯团球乐车工志", previous) ? 6 : nil
        case Han.she: return around.isNumbered && around.depth >= 4 && !blocks("会区保员长", next) ? 6 : nil
        case Han.lin: return around.isNumbered && around.depth >= 3 ? 6 : nil
        case Han.yuan, Han.gardenSign, Han.yu, Han.sha:
            return estate(unit, around)
        default: return door(unit, around)
        }
    }

    private static func district(_ around: Surroundings) -> Int? {
        guard around.nameLength >= 1, !blocks("域别分间块委府长属直内级划", around.next), !isNameEnd(around.next) else { return nil }
        switch around.previous {
        case Han.xiao: return around.nameLength >= 3 ? 6 : nil  // 小区
        case Han.she: return around.nameLength >= 2 ? 5 : nil  // 社区
        case Han.zhi, Han.zheng: return 1  // 自治区, 特别行政区
        case Han.di: return around.nameLength >= 2 ? 2 : nil  // 地区
        case Han.xing, Han.ku, Han.jie: return nil
        default: return 3
        }
    }

    /// 翠湖花园, 金色家园, 学苑公寓, 东方苑, 青松大厦: names of estates that an address may end with.
    private static func estate(_ unit: UInt16, _ around: Surroundings) -> Int? {
        guard around.nameLength >= 2, around.depth >= 3, around.next != Han.qu, !isNameEnd(around.next) else { return nil }
        switch unit {
        case Han.yuan: return blocks("花家庄", around.previous) ? 6 : nil
        case Han.yu: return around.previous == Han.gong ? 6 : nil
        case Han.sha: return around.previous == Han.da ? 6 : nil
        default: return 6
        }
    }

    /// 号 栋 幢 座 单元 室 房 楼 层 户 门 院.
    private static func door(_ unit: UInt16, _ around: Surroundings) -> Int? {
        let (previous, next) = (around.previous, around.next)
        let isAfterNumber = previous == Han.hao
        switch unit {
        case Han.hao: return around.isNumbered && !blocks("码召文令线台院", next) ? 7 : around.isNumbered && next == Han.yardSign ? 7 : nil
        case Han.dong, Han.chuang, Han.zuo:
            return around.isNumbered || blocks("东西南北中", previous) && around.depth >= 5 ? 7 : nil
        case Han.unitSign: return previous == Han.dan && around.depth >= 5 ? 7 : nil
        case Han.roomSign: return around.isNumbered && !blocks("内外温", next) ? 7 : nil
        case Han.fang: return (around.isNumbered || isAfterNumber) && !blocks("屋产地管贷价", next) ? 7 : nil
        case Han.lou: return (around.isNumbered || isAfterNumber) && !blocks("盘市宇顶长道", next) ? 7 : nil
        case Han.ceng: return around.isNumbered && around.depth >= 6 && !blocks("面级次", next) ? 7 : nil
        case Han.household: return (around.isNumbered || blocks("东西中", previous)) && around.last == 7 && !blocks("籍口主数型", next) ? 7 : nil
        case Han.men: return (around.isNumbered || isAfterNumber) && around.depth >= 6 && !blocks("牌诊面", next) ? 7 : nil
        case Han.yardSign:
            // 61号院, 135号大院
            let isYard = isAfterNumber || previous == Han.da && around.last == 7 && around.nameLength == 1
            return isYard && !blocks("长校", next) ? 7 : nil
        case Han.pu: return around.isNumbered && around.last == 7 && next != Han.shi ? 7 : nil
        default: return nil
        }
    }

    /// Whether `unit` would end a step itself, so that the character before it belongs to the name: 西屯区, 石家庄市.
    static func isNameEnd(_ unit: UInt16) -> Bool {
        switch unit {
        case Han.shi, Han.qu, Han.xian, Han.zhen, Han.xiang, Han.cun, Han.lu, Han.jie, Han.laneSign, Han.li: true
        default: false
        }
    }

    /// Function words and verbs that no name of a place holds: the address is over.
    @inline(__always)
    static func isStop(_ unit: UInt16) -> Bool {
        switch unit {
        // 的 了 与 因 被 或 且 等 及 到 该 是 在 系 称 他 她 我 你 就 把
        case 0x7684, 0x4e86, 0x4e0e, 0x56e0, 0x88ab, 0x6216, 0x4e14, 0x7b49, 0x53ca, 0x5230, 0x8be5, 0x662f,
            0x5728, 0x7cfb, 0x79f0, 0x4ed6, 0x5979, 0x6211, 0x4f60, 0x5c31, 0x628a: true
        default: false
        }
    }

    /// Whether `unit` is the character of `word`, which is folded, at `index`.
    static func isCharacter(_ unit: UInt16, _ index: Int, of word: StaticString) -> Bool {
        let bytes = word.utf8Start + index * 3
        return UInt16(bytes[0] & 0xf) &<< 12 | UInt16(bytes[1] & 0x3f) &<< 6 | UInt16(bytes[2] & 0x3f) == unit
    }

    /// Whether `unit` is among the characters of `set`, which are folded and few.
    @inline(__always)
    static func blocks(_ set: StaticString, _ unit: UInt16) -> Bool {
        // Three bytes of UTF-8 a character.
        guard unit >= 0x800 else { return false }
        let bytes = set.utf8Start
        var index = 0
        let first = UInt8(truncatingIfNeeded: 0xe0 | unit &>> 12)
        let second = UInt8(truncatingIfNeeded: 0x80 | unit &>> 6 & 0x3f)
        let third = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3f)
        while index < set.utf8CodeUnitCount {
            // The last byte tells most characters apart.
            if bytes[index + 2] == third, bytes[index + 1] == second, bytes[index] == first { return true }
            index += 3
        }
        return false
    }
}
