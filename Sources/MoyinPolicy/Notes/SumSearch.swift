internal import CByteKernels
internal import MoyinText

/// Finds the sentences of one text that may state parts and a sum, and has them read: those with a word of sums and figures
/// where such a sentence has them. Most texts have none.
struct SumSearch {
    private let book: SumBook
    private let fold: FoldTable
    private let text: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let units: UnitReader
    private var reader: SumReader
    /// Everything before this was read.
    private var doneUntil = 0
    /// Bytes of the wrong sums, in order.
    private(set) var wrong: [Range<Int>] = []

    /// Characters from 其中 back to the figure of its sum, with two measure words between, and from 共 to its figure.
    private static let reachBefore = 5
    private static let reachBehind = 17
    /// Bytes to either side; what is longer is no sentence.
    private static let longest = 4096

    /// - Parameter text: UTF-8, not empty.
    init(_ book: SumBook, _ text: UnsafeBufferPointer<UInt8>, _ fold: FoldTable) {
        (self.book, self.text, self.fold) = (book, text, fold)
        base = text.baseAddress.unsafelyUnwrapped
        units = UnitReader(text, fold)
        reader = SumReader(book)
    }

    /// - Parameters:
    ///   - start: where the character of a trigger begins.
    ///   - trigger: its number.
    @inline(__always)
    mutating func look(at start: Int, _ trigger: Int) {
        let words = book.words(of: trigger)
        if !words.isEmpty, start >= doneUntil { look(at: start, words) }
    }

    private mutating func look(at start: Int, _ words: [SumBook.Sought]) {
        for word in words {
            guard let place = units.word(word.units, at: word.index, start: start, length: 3) else { continue }
            switch word.role {
            case .among: guard hasFigure(before: place.lowerBound) else { continue }
            case .total: guard hasFigure(behind: place.upperBound) else { continue }
            case .average: break
            }
            read(around: place, mayGoOn: word.role == .among)
            return
        }
    }

    private func hasFigure(before position: Int) -> Bool {
        var position = position
        for _ in 0..<Self.reachBefore {
            let before = units.before(position)
            if Units.isDigit(before.unit) { return true }
            guard before.unit != Self.end, before.place > 0 else { return false }
            position = before.place
        }
        return false
    }

    private func hasFigure(behind position: Int) -> Bool {
        var position = position
        for _ in 0..<Self.reachBehind {
            let after = units.after(position)
            if Units.isDigit(after.unit) { return true }
            guard after.unit != Self.end, after.place < text.count else { return false }
            position = after.place
        }
        return false
    }

    /// What a reader of units gives for the end of a line.
    private static let end: UInt16 = 0x0a

    /// - Parameter mayGoOn: where the word begins its sentence, the one before belongs to it: 共9930条。其中，…
    private mutating func read(around place: Range<Int>, mayGoOn: Bool) {
        var start = sentenceStart(place.lowerBound)
        let end = sentenceEnd(place.upperBound)
        doneUntil = end
        if mayGoOn, start > 2, text[start - 1] != Self.lineFeed, units.before(place.lowerBound).place < start {
            start = sentenceStart(start - Self.stop.count)
        }
        guard end - start < 2 * Self.longest, mbk_count_digits(base + start, end - start) > 2 else { return }
        for sum in reader.wrongSums(text, start..<end, fold) where sum.lowerBound >= wrong.last?.upperBound ?? 0 { wrong.append(sum) }
    }

    private static let lineFeed: UInt8 = 0x0a
    /// 。
    private static let stop: [UInt8] = [0xe3, 0x80, 0x82]

    private func isStop(at position: Int) -> Bool {
        position + 3 <= text.count && base[position] == 0xe3 && base[position + 1] == 0x80 && base[position + 2] == 0x82
    }

    private func sentenceStart(_ position: Int) -> Int {
        let floor = max(0, position - Self.longest)
        var start = position
        while start > floor, base[start - 1] != Self.lineFeed, start < 3 || !isStop(at: start - 3) { start -= 1 }
        return start
    }

    private func sentenceEnd(_ position: Int) -> Int {
        let ceiling = min(text.count, position + Self.longest)
        var end = position
        while end < ceiling, base[end] != Self.lineFeed, !isStop(at: end) { end += 1 }
        return end
    }
}
