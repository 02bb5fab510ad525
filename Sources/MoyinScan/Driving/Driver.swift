internal import MoyinText

extension Scanner {
    /// Walks over `range` of the view, calling ``inspect(at:)`` where the kernels saw a reason to.
    ///
    /// - Parameter settled: everything before it is settled.
    /// - Returns: where to go on behind the range.
    mutating func drive(_ range: Range<Int>, from settled: Int) -> Int {
        scratch.masks.fill(view, range, tables: engine.triggers)
        let (digit, letter) = (scratch.masks.digit, scratch.masks.letter)
        let (wide, sign, han) = (scratch.masks.wide, scratch.masks.sign, scratch.masks.han)
        let base = view.base + range.lowerBound
        var carry: UInt64 = 0
        var next = settled - range.lowerBound
        for block in 0..<scratch.masks.count {
            let word = digit[block] | letter[block]
            let starts = word & ~(word &<< 1 | carry)
            carry = word &>> 63
            var bits = starts | sign[block]
            if wide[block] != 0 { bits |= numerals(block, base) }
            while bits != 0 {
                let bit = bits.trailingZeroBitCount
                bits &= bits &- 1
                var offset = block &* 64 &+ bit
                if offset < next { continue }
                if starts &>> UInt64(bit) & 1 != 0 {
                    if isPlainFigure(base, offset, digit[block] &>> UInt64(bit), han[block] &>> UInt64(bit)) { continue }
                    let digits = (~(digit[block] &>> UInt64(bit) | digit[block &+ 1] &<< UInt64(64 &- bit))).trailingZeroBitCount
                    if digits >= 11 {
                        let length = recognisePlainNumber(range.lowerBound &+ offset, digits: digits)
                        if length > 0 {
                            next = offset &+ length
                            continue
                        }
                    }
                } else {
                    // Masks of longer characters point at their last byte.
                    while offset > 0, base[offset] & 0xc0 == 0x80 { offset &-= 1 }
                    if offset < next { continue }
                }
                next = inspect(at: range.lowerBound &+ offset) &- range.lowerBound
            }
        }
        return range.lowerBound + next
    }

    /// The plain twin: the same recognisers, offered every character, and no gate before them.
    mutating func drivePlainly(_ range: Range<Int>, from settled: Int) -> Int {
        var position = range.lowerBound
        var next = settled
        while position < range.upperBound {
            let (_, length) = UTF8Decoding.decode(view.base, at: position, end: view.end)
            if position >= next { next = inspect(at: position) }
            position += length
        }
        return next
    }

    /// Whether the word at `position` is one or two digits before an ideograph that gives them no meaning: 3月, 12条.
    ///
    /// Half of all numbers in Chinese prose. ``inspectShortNumber(_:_:digits:length:)`` would do nothing with them, and a
    /// secret has four characters at least.
    @inline(__always)
    private func isPlainFigure(_ base: UnsafePointer<UInt8>, _ offset: Int, _ digits: UInt64, _ han: UInt64) -> Bool {
        // Bits shifted in at the end of a block are no ideographs, so that a figure there is looked at.
        let isPlain = digits & 3 == 1 ? han & 2 != 0 : digits & 7 == 3 ? han & 4 != 0 : false
        guard isPlain else { return false }
        let end = base + offset + (digits & 2 == 0 ? 1 : 2)
        return end + 2 < view.base + view.end && engine.triggers.isPlainUnit(end)
    }

    /// The numerals of a block that may begin a number: not those before a plain ideograph or a mark that joins nothing, as
    /// in 一般, 第三条, （二）.
    @inline(__always)
    private func numerals(_ block: Int, _ base: UnsafePointer<UInt8>) -> UInt64 {
        let (wide, han) = (scratch.masks.wide[block], scratch.masks.han[block])
        let before = block > 0 ? scratch.masks.han[block &- 1] : 0
        var single = wide & (han &<< 2 | before &>> 62)
        var kept = wide
        while single != 0 {
            let bit = single.trailingZeroBitCount
            single &= single &- 1
            let next = base + block * 64 + bit + 1
            if next + 2 < view.base + view.end, endsNumeral(next) { kept &= ~(1 &<< UInt64(bit)) }
        }
        return kept
    }

    /// Whether nothing comes of a single Chinese numeral before `next`.
    @inline(__always)
    private func endsNumeral(_ next: UnsafePointer<UInt8>) -> Bool {
        switch next[0] {
        case 0xe4...0xe9:
            guard engine.triggers.isPlainUnit(next) else { return false }
            // 民國七十年
            return !(next[0] == 0xe5 && next[1] == 0x8d && next[2] == 0x81) || !mayFollowRepublic(next - 3)
        case 0xe3: return next[1] == 0x80 && (next[2] == 0x81 || next[2] == 0x82)  // 、。
        case 0xef: return next[1] == 0xbc && (next[2] == 0x89 || next[2] == 0x8c || next[2] == 0x9a || next[2] == 0x9b)  // ），：；
        case 0x29, 0x2c, 0x3a, 0x3b: return true  // ) , : ;
        default: return false
        }
    }

    /// Whether 国 may stand before `text`, visibly.
    private func mayFollowRepublic(_ text: UnsafePointer<UInt8>) -> Bool {
        guard let before = view.character(before: text - view.base) else { return false }
        return before.symbolClass == .han ? before.unit == 0x56fd : before.symbolClass == .ignorable
    }
}
