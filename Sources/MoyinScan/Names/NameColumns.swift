internal import MoyinNames
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

extension Scanner {
    /// What a name under a header of names is worth at least.
    private static let typed = 90

    /// What headers tell about names: those in their cells are names, and a cell that looks like one is one.
    mutating func typeNames(_ slot: UInt8) {
        scratch.nameCells.sort { $0.start < $1.start }
        var typed: [Proposal] = []
        typed.reserveCapacity(scratch.names.count + scratch.nameCells.count)
        var next = 0
        for cell in scratch.nameCells {
            while next < scratch.names.count, scratch.names[next].end <= cell.start {
                typed.append(scratch.names[next])
                next += 1
            }
            let first = typed.count
            while next < scratch.names.count, scratch.names[next].start < cell.end {
                typed.append(scratch.names[next])
                next += 1
            }
            type(&typed, from: first, cell, slot)
        }
        typed += scratch.names[next...]
        scratch.names = typed
    }

    /// - Parameter names: from `first` on those that share a byte with the cell.
    private func type(_ names: inout [Proposal], from first: Int, _ cell: NameCell, _ slot: UInt8) {
        let isWhole = names.count == first + 1 && names[first].start == cell.start && names[first].end == cell.end
        let isHidden = names[first...].contains { $0.masked != nil }
        if cell.isPlausible, !isWhole, !isHidden {
            // Half of a cell, or nothing: the header knows better.
            guard names[first...].allSatisfy({ $0.start >= cell.start && $0.end <= cell.end }) else { return }
            names.removeSubrange(first...)
            names.append(proposal(cell, slot))
            return
        }
        for index in first..<names.count { lift(&names[index].evidence, by: cell.header) }
    }

    private func proposal(_ cell: NameCell, _ slot: UInt8) -> Proposal {
        let units = folded(cell.start..<cell.end)
        let isHidden = units.contains(Self.someone)
        var evidence = EvidenceList()
        evidence.add(Evidence(isHidden ? .nameMask : .nameCharacters, Self.typed - Points.column))
        evidence.add(Evidence(.column, Points.column, word: cell.header))
        var proposal = Proposal(start: cell.start, end: cell.end, slot: slot, evidence: evidence)
        if isHidden { proposal.masked = .sufficient }
        return proposal
    }

    /// Adds the header as a step of the explanation, which has room for eight.
    private func lift(_ evidence: inout EvidenceList, by header: UInt16) {
        let confidence = evidence.confidence
        let points = max(0, max(Self.typed, min(Self.certain, confidence + 2)) - confidence)
        if evidence.count == 8 {
            var shorter = EvidenceList()
            for index in 0..<6 { shorter.add(evidence[index]) }
            shorter.add(Evidence(.nameCalibration, confidence - shorter.confidence))
            evidence = shorter
        }
        evidence.add(Evidence(.column, points, word: header))
    }
}

extension ScanEngine {
    /// Whether the ideographs of a cell under a header of names may be a name.
    func mayBeName(_ units: [UInt16], dots: Int) -> Bool {
        if dots > 0 { return units.count >= 2 && units.count <= 20 && dots < units.count }
        guard (2...4).contains(units.count), !NameColumnWords.others.contains(units) else { return false }
        if NameColumnWords.ends.contains(units[units.count - 1]) { return false }
        // 扎西次仁 has no surname; 困难群众 has none either, but is a word.
        let surname = names.surname(of: units)
        if surname > 0 { return units.count < 4 || surname > 1 || !isPhrase(units) }
        return !names.isWord(units) && !isPhrase(units)
    }

    /// Two common words.
    private func isPhrase(_ units: [UInt16]) -> Bool {
        units.count == 4 && names.isWord(Array(units[0..<2])) && names.isWord(Array(units[2...]))
    }
}

/// What stands in columns of names and is none.
private enum NameColumnWords {
    static let others = Set(
        [
            "合计", "小计", "总计", "共计", "本人", "同上", "未知", "不详", "不明", "配偶", "妻子", "丈夫", "父亲", "母亲", "儿子", "女儿", "长子",
            "次子", "长女", "次女", "户主", "成员", "家属", "集体", "个人", "单位", "空白", "备注", "姓名", "已故", "死亡", "注销", "暂无", "待定",
            "其他", "其它", "全体", "村民", "居民", "农户", "学生", "教师", "职工", "干部", "群众", "党员", "匿名", "公司", "孙子", "孙女", "儿媳",
            "女婿", "之子", "之女", "之妻", "之夫", "本村", "本组", "以上", "以下", "不适用", "无名氏", "负责人",
        ].map { Array($0.utf16) })

    /// 村民小组, 某某公司
    static let ends = Set("司局村组镇乡县市区院校厂店社部处室站所户队".utf16)
}
