internal import MoyinRules
internal import MoyinText

/// All words of all profiles in one table, found by their first two units.
struct WordPoints: Sendable {
    enum Part: UInt8 { case title, body }

    private struct Entry: Sendable {
        var start: Int32
        var count: Int16
        var candidate: Int16
        var points: Int16
        var isEnding: Bool
        var next: Int16
    }
    private var units: [UInt16] = []
    private var entries: [Entry] = []
    /// Of each part and slot the first entry, or -1; longer words come first, so that 任前公示 is not counted again as 公示.
    private var slots: [Int16]
    /// A bit for each slot that has an entry: few have.
    private var taken: [UInt64]
    let candidates: Int

    private static let slotCount = 4096

    init(_ recognitions: [Profile.Recognition], fold: FoldTable) {
        candidates = recognitions.count
        slots = [Int16](repeating: -1, count: 2 * Self.slotCount)
        taken = [UInt64](repeating: 0, count: 2 * Self.slotCount / 64)
        var words: [(units: [UInt16], candidate: Int, points: Int, part: Part, isEnding: Bool)] = []
        for (candidate, recognition) in recognitions.enumerated() {
            for (list, part, sign) in [(recognition.title, Part.title, 1), (recognition.not, .title, -1), (recognition.body, .body, 1)] {
                for word in list {
                    words.append((ProfileRecogniser.folded(word.text, fold), candidate, sign * word.points, part, word.isEnding))
                }
            }
        }
        // The chains grow at their heads: shortest first. Of equal words the ending one counts.
        words.sort { $0.units.count != $1.units.count ? $0.units.count < $1.units.count : !$0.isEnding && $1.isEnding }
        for word in words where word.units.count >= 2 {
            let slot = Self.slot(word.units[0], word.units[1], word.part)
            entries.append(
                Entry(
                    start: Int32(units.count), count: Int16(word.units.count), candidate: Int16(word.candidate), points: Int16(word.points),
                    isEnding: word.isEnding, next: slots[slot]))
            units += word.units
            slots[slot] = Int16(entries.count - 1)
            taken[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    var count: Int { entries.count }

    @inline(__always)
    private static func slot(_ first: UInt16, _ second: UInt16, _ part: Part) -> Int {
        Int((UInt32(first) &* 0x9e37_79b1 ^ UInt32(second) &* 0x85eb_ca6b) &>> 16) & (slotCount - 1) | Int(part.rawValue) * slotCount
    }

    /// Adds the points of the words in a line, each word once.
    ///
    /// - Parameters:
    ///   - seen: of each word whether it has been counted.
    ///   - covered: room for as many as there are candidates.
    func score(_ line: HeadLine, as part: Part, seen: inout [Bool], covered: inout [Int], into points: inout [Int]) {
        guard line.units.count >= 2 else { return }
        var isClear = false
        line.units.withUnsafeBufferPointer { text in
            for position in 0..<(text.count - 1) {
                let slot = Self.slot(text[position], text[position + 1], part)
                guard taken[slot &>> 6] &>> UInt64(slot & 63) & 1 != 0 else { continue }
                var index = slots[slot]
                while index >= 0 {
                    let entry = entries[Int(index)]
                    let word = Int(index)
                    index = entry.next
                    let end = position + Int(entry.count)
                    let candidate = Int(entry.candidate)
                    guard end <= text.count, !entry.isEnding || end == line.core, matches(entry, text, position) else { continue }
                    if !isClear {
                        isClear = true
                        for candidate in covered.indices { covered[candidate] = 0 }
                    }
                    guard end > covered[candidate] else { continue }
                    covered[candidate] = end
                    if !seen[word] {
                        seen[word] = true
                        points[candidate] += Int(entry.points)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func matches(_ entry: Entry, _ text: UnsafeBufferPointer<UInt16>, _ position: Int) -> Bool {
        for index in 0..<Int(entry.count) where units[Int(entry.start) + index] != text[position + index] { return false }
        return true
    }
}
