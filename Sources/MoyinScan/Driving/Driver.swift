internal import MoyinText

extension Scanner {
    /// Walks over `range` of the view, calling ``inspect(at:)`` where the kernels saw a reason to.
    mutating func drive(_ range: Range<Int>) {
        scratch.floor = range.lowerBound
        scratch.masks.fill(view.base + range.lowerBound, count: range.count, tables: engine.triggers)
        var carry: UInt64 = 0
        var next = range.lowerBound
        for block in 0..<scratch.masks.count {
            let word = scratch.masks.digit[block] | scratch.masks.letter[block]
            var bits = word & ~(word &<< 1 | carry)
            carry = word &>> 63
            bits |= scratch.masks.wide[block] | scratch.masks.odd[block]
            bits |= scratch.masks.cue[block] | scratch.masks.punctuation[block]
            while bits != 0 {
                let bit = bits.trailingZeroBitCount
                bits &= bits &- 1
                var position = range.lowerBound &+ block &* 64 &+ bit
                // Masks of longer characters point at their last byte.
                while position > range.lowerBound, view.base[position] & 0xc0 == 0x80 { position &-= 1 }
                if position < next { continue }
                next = inspect(at: position)
            }
        }
    }

    /// The plain twin: the same recognisers, offered every character.
    mutating func drivePlainly(_ range: Range<Int>) {
        scratch.floor = range.lowerBound
        var position = range.lowerBound
        var next = range.lowerBound
        while position < range.upperBound {
            let (_, length) = UTF8Decoding.decode(view.base, at: position, end: view.end)
            if position >= next { next = inspect(at: position) }
            position += length
        }
    }
}
