/// A drawing that stands twice in the file: for programs that know text boxes, and for older ones. The page has it once.
struct WordAlternative {
    var isFallback = false
    /// Texts of the first telling in their order, with the numbers they have.
    private var texts: [(utf8: [UInt8], number: Int)] = []
    private var next = 0

    mutating func tell(_ utf8: [UInt8], _ number: Int) { texts.append((utf8, number)) }

    /// The number of the text of the first telling that is told again.
    mutating func told(_ utf8: [UInt8]) -> Int? {
        guard let index = texts[next...].firstIndex(where: { $0.utf8 == utf8 }) ?? texts.firstIndex(where: { $0.utf8 == utf8 }) else { return nil }
        if index >= next { next = index + 1 }
        return texts[index].number
    }
}
