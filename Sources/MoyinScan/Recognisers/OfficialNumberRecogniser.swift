internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Numbers of documents (catalogue §4.20), court cases (§4.19) and property certificates (§6.5): lawful metadata that
/// shields its digits from other recognisers, except the last.
extension Scanner {
    /// - Parameters:
    ///   - number: start of the serial number.
    ///   - end: after 号.
    /// - Returns: `end` if an official number ends here, else 0.
    mutating func recogniseOfficialNumber(_ number: Int, end: Int) -> Int {
        guard var before = view.solid(before: number) else { return 0 }
        var hasOrdinal = false
        if before.unit == 0x7b2c {  // 第
            hasOrdinal = true
            guard let next = view.solid(before: before.start) else { return 0 }
            before = next
        }
        if hasOrdinal {
            let certificate = propertyCertificate(before: before.end, end: end)
            if certificate > 0 { return certificate }
            let military = militaryNumber(before: before, end: end)
            if military > 0 { return military }
            if before.unit == 0x5b57 { return serialOfWord(before, end: end) }
        }
        if isClosing(before.unit) {
            guard let start = documentStart(closing: before) else { return 0 }
            return propose(.documentNumber, start, end)
        }
        if hasOrdinal { return 0 }
        if before.symbolClass == .han { return courtCase(before: number, end: end) }
        return 0
    }

    /// `府社字第1100055659號` of an agency's code, `（2012）杭西民初字第123号` and `110年度訴字第12號` of a court.
    private mutating func serialOfWord(_ sign: TextView.Character, end: Int) -> Int {
        // 司法院释字第…: an interpretation of the law.
        if let before = view.visible(before: sign.start), AddressGrammar.blocks("释判", before.unit) { return 0 }
        var position = sign.start
        var start = sign.start
        var count = 0
        // Where the code begins behind the name of an organ, if one is found.
        var code: Int?
        var pending: (start: Int, count: Int)?
        var following: UInt16 = 0
        while count < 16, let character = view.visible(before: position) {
            if isClosing(character.unit) {
                guard count >= 1, let open = yearStart(closing: character) else { break }
                return propose(.caseNumber, open, end)
            }
            guard character.symbolClass == .han || character.symbolClass == .hanDigit else { break }
            if character.unit == 0x5ea6, count >= 1 {
                // 年度
                guard let sign = view.visible(before: character.start), sign.unit == 0x5e74 else { return 0 }
                let year = digitsStart(before: sign.start)
                return year < sign.start ? propose(.caseNumber, year, end) : 0
            }
            // 經濟部經授商字第…: the codes of Taiwan's ministry of economic affairs begin with 經.
            let isEconomic = character.unit == 0x7ecf && following == 0x6d4e || character.scalar == 0x7d93 && count <= 3
            if !isEconomic, isIntroduction(character, 0) || isAsPer(character.unit) { break }
            if count >= 2, pending == nil, endsOrgan(character) { pending = (character.end, count) }
            start = character.start
            position = character.start
            following = character.unit
            count += 1
            if let pending, code == nil, count >= pending.count + (view.visible(before: pending.start)?.unit == 0x7edf ? 2 : 3) {
                code = pending.start
            }
        }
        return count >= 2 ? propose(.documentNumber, code ?? start, end) : 0
    }

    /// 部 院 署 局 会 处 馆 厅, 政府 and 总统: the last character of an organ's name.
    private func endsOrgan(_ character: TextView.Character) -> Bool {
        if AddressGrammar.blocks("部院署局会处馆厅", character.unit) { return true }
        guard let before = view.visible(before: character.start) else { return false }
        return character.unit == 0x5e9c && before.unit == 0x653f || character.unit == 0x7edf && before.unit == 0x603b
    }

    /// 依 據 按 奉 函: what a Taiwanese document number stands behind.
    private func isAsPer(_ unit: UInt16) -> Bool { AddressGrammar.blocks("依据按奉函准遵", unit) }

    /// Where the digits that end at `position` begin; `position` if there are none.
    private func digitsStart(before position: Int) -> Int {
        var start = position
        for _ in 0..<4 {
            guard let digit = view.solid(before: start), digit.symbolClass == .digit || digit.symbolClass == .hanDigit else { break }
            start = digit.start
        }
        return start
    }

    /// 和 及 与 between two numbers; at the beginning of a code it is the name of a place: 和政办秘.
    private func isConjunction(_ character: TextView.Character) -> Bool {
        guard AddressGrammar.blocks("和及与", character.unit) else { return false }
        guard let before = view.solid(before: character.start), before.symbolClass == .han || isClosing(before.unit) else { return false }
        return !AddressGrammar.blocks("照据以行发依将按", before.unit) && before.unit != 0x29
    }

    private mutating func propose(_ recogniser: Recogniser, _ start: Int, _ end: Int) -> Int {
        var sighting = Sighting(recogniser: recogniser, start: start, end: end, facts: nil)
        sighting.isSelfEvident = true
        guard let proposal = weigh(sighting) else { return 0 }
        emit(proposal)
        return end
    }

    private func isClosing(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3015, 0x5d, 0x29, 0x3011, 0x3009, 0xfe5e: true
        default: false
        }
    }

    private func isOpening(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3014, 0x5b, 0x28, 0x3010, 0x3008, 0xfe5d: true
        default: false
        }
    }

    /// The start of `国办发〔2016〕` or `(东政办传)` that ends with `closing`; nil if it is neither.
    private func documentStart(closing: TextView.Character) -> Int? {
        var position = closing.start
        var symbols = 0
        var ideographs = 0
        var isCode = false
        while symbols + ideographs < 10, let character = view.solid(before: position) {
            position = character.start
            if isOpening(character.unit) {
                if ideographs == 0, symbols >= 2, symbols <= 5 { return agencyStart(before: character.start) }
                if symbols == 0, ideographs >= 3, ideographs <= 8, isCode { return character.start }
                return nil
            }
            switch character.symbolClass {
            case .digit, .mask, .hanDigit: symbols += 1
            case .slash where character.unit == 0x5f: symbols += 1
            case .letter where character.unit == 0x78: symbols += 1
            case .han:
                ideographs += 1
                // (小学馆)15号 is an issue of a paper, (东政办传)9号 a document.
                if AddressGrammar.blocks("办发传秘函政字委文", character.unit) { isCode = true }
            default: return nil
            }
        }
        return nil
    }

    /// Leftwards over the two to twelve characters of an agency's code, stopping at words that introduce it.
    private func agencyStart(before position: Int) -> Int? {
        var start = position
        var count = 0
        var probe = position
        var following: UInt16 = 0
        while count < 12, let character = view.solid(before: probe) {
            guard character.symbolClass == .han || character.symbolClass == .hanDigit else { break }
            if count >= 2, isIntroduction(character, following) { break }
            // 密电　　云汛电: a wide gap, as between the fields of a telegram's head.
            if count >= 2, probe - character.end >= 6 { break }
            // …政府京政发: the organ's name, then its code.
            if count >= 2, character.unit == 0x5e9c, following != 0x529e, let before = view.solid(before: character.start),
                before.unit == 0x653f
            {
                break
            }
            count += 1
            start = character.start
            probe = character.start
            following = character.unit
        }
        return count >= 2 ? start : nil
    }

    /// 根据 按照 依据 依照 参照 印发 转发 下发 的 以 和 及 与 见 文号 字号 文件 通知 规定
    private func isIntroduction(_ character: TextView.Character, _ following: UInt16) -> Bool {
        switch character.unit {
        case 0x548c, 0x53ca, 0x4e0e: return isConjunction(character)
        case 0x636e, 0x7167, 0x7684, 0x4ee5, 0x89c1, 0x53f7, 0x4ef6: return true
        case 0x65e5, 0x4e3a, 0x662f, 0x5373, 0x7ecf, 0x5bf9, 0x7531, 0x8be5, 0x9644: return true  // 为 是 即 经 对 由 该 附
        case 0x53d1: return following == 0x56fd || following == 0x7701 || following == 0x5e02 || following == 0x53bf
        default: return false
        }
    }

    /// `（2020）浙01民终123号`: year in brackets, court, type of case, serial.
    private mutating func courtCase(before number: Int, end: Int) -> Int {
        var position = number
        var ideographs = 0
        var digits = 0
        while ideographs + digits < 18, let character = view.solid(before: position) {
            position = character.start
            switch character.symbolClass {
            case .han, .hanDigit: ideographs += 1
            case .digit: digits += 1
            default:
                guard isClosing(character.unit), ideographs >= 2, let open = yearStart(closing: character) else { return 0 }
                return propose(.caseNumber, open, end)
            }
        }
        return 0
    }

    /// Start of `（2020）`.
    private func yearStart(closing: TextView.Character) -> Int? {
        var position = closing.start
        var count = 0
        while count <= 4, let character = view.solid(before: position) {
            position = character.start
            if isOpening(character.unit) { return count == 4 ? character.start : nil }
            guard character.symbolClass == .digit || character.symbolClass == .mask || character.unit == 0x78 else {
                return nil
            }
            count += 1
        }
        return nil
    }

    /// `浙（2020）杭州市不动产权第0012345号`, `杭房权证西字第12345号`, `杭西国用（2010）第000123号`.
    private mutating func propertyCertificate(before position: Int, end: Int) -> Int {
        var probe = position
        var start = position
        var units = InlineArray<32, UInt16>(repeating: 0)
        var count = 0
        while count < 28, let character = view.visible(before: probe) {
            switch character.symbolClass {
            case .han, .hanDigit, .digit, .letter: break
            default: if !isOpening(character.unit), !isClosing(character.unit) { probe = -1 }
            }
            if probe < 0 { break }
            units[count] = character.unit
            count += 1
            probe = character.start
            start = character.start
        }
        // Nearest first. `lead`: units from the one found to the one of the province or city.
        var found = -1
        var lead = -1
        func has(_ index: Int, _ word: StaticString, _ length: Int) -> Bool {
            guard index + length <= count else { return false }
            for offset in 0..<length where !AddressGrammar.isCharacter(units[index + offset], offset, of: word) { return false }
            return true
        }
        for index in 0..<count {
            // 不动产权, 不动产登记证明: not what the name of an association has.
            if has(index, "产动不", 3), index > 0, index < 8, AddressGrammar.blocks("权登证", units[index - 1]) {
                (found, lead) = (index, 2)
                break
            }
            // 房权证, 房地证, 林权证; 房地权证; 国用, 集用, 集建; 房地浦字; 林证字.
            if has(index, "证权房", 3) || has(index, "证地房", 3) || has(index, "证权林", 3) {
                (found, lead) = (index, 3)
            } else if has(index, "证权地房", 4) {
                (found, lead) = (index, 4)
            } else if has(index, "用国", 2) || has(index, "用集", 2) || has(index, "建集", 2) || has(index, "证林", 2) {
                (found, lead) = (index, 2)
            } else if has(index, "地房", 2), found < 0, index > 0, index < 14, !AddressGrammar.blocks("产估价", units[index - 1]) {
                (found, lead) = (index, 2)
            }
        }
        guard found >= 0 else { return 0 }
        // 六土国用: the office of land is named too.
        if lead >= 0, found + lead + 1 < count, units[found + lead] == 0x571f { lead += 1 }
        return propose(.realEstate, certificateStart(position, start, count, units.span, found, lead), end)
    }

    /// `军字第1234567号`, `南字第123456号`: the services and the old commands.
    private mutating func militaryNumber(before sign: TextView.Character, end: Int) -> Int {
        guard sign.unit == 0x5b57, let arm = view.visible(before: sign.start) else { return 0 }
        switch arm.unit {
        // 军 士 兵 文 警 武 南 北 沈 兰 成 济 广 海 空 参 政 后 装
        case 0x519b, 0x58eb, 0x5175, 0x6587, 0x8b66, 0x6b66, 0x5357, 0x5317, 0x6c88, 0x5170, 0x6210, 0x6d4e, 0x5e7f,
            0x6d77, 0x7a7a, 0x53c2, 0x653f, 0x540e, 0x88c5:
            break
        default: return 0
        }
        let sighting = Sighting(recogniser: .militaryID, start: arm.start, end: end, facts: nil)
        guard let proposal = weigh(sighting) else { return 0 }
        emit(proposal)
        return end
    }

    /// Where the certificate's name begins: before the bracketed year stands one character for the province.
    private func certificateStart(
        _ position: Int, _ leftmost: Int, _ count: Int, _ units: Span<UInt16>, _ found: Int, _ lead: Int
    ) -> Int {
        var index = found
        var opening = -1
        while index < count {
            if isOpening(units[index]) {
                opening = index
                break
            }
            index += 1
        }
        let last = min(opening >= 0 ? opening + 1 : found + max(lead, 0), count - 1)
        var probe = position
        var start = leftmost
        for _ in 0...last {
            guard let character = view.solid(before: probe) else { break }
            probe = character.start
            start = character.start
        }
        return start
    }
}
