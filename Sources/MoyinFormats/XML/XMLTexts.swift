internal import MoyinDocuments

/// Every text of an XML part that has no reader of its own, and those of its attributes that may hold something.
final class XMLTexts: XMLHandler {
    private let answers: TextAnswers
    private let view: DocumentView
    private let place: Place

    private init(_ view: DocumentView, _ place: Place) {
        (self.view, self.place) = (view, place)
        answers = TextAnswers(view)
    }

    /// - Parameter place: of all texts in it.
    /// - Returns: the copy, when something in it is different.
    static func walk(_ bytes: [UInt8], _ part: String, _ view: DocumentView, at place: Place) throws(FileFailure) -> [UInt8]? {
        let handler = XMLTexts(view, place)
        try XMLWalk.walk(bytes, part, handler, writes: false)
        guard view.isWriting, handler.answers.isChanged else { return nil }
        handler.answers.rewind()
        return try XMLWalk.walk(bytes, part, handler, writes: true)
    }

    func start(_ tag: XMLTag) {
        for index in 0..<tag.attributeCount {
            let value = tag.value(index)
            guard Self.maySay(value) else { continue }
            view.open("p")
            if let changed = answers.text(value, at: place) { tag.replace(index, with: changed) }
            view.close("p")
        }
    }

    func end(_ name: XMLName) {}

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        view.open("p")
        defer { view.close("p") }
        return answers.text(utf8, at: place)
    }

    /// Whether an attribute may be more than a word or number of its format: characters that are not ASCII, an address,
    /// seven digits.
    static func maySay(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        var before: UInt8 = 0
        var isFraction = false
        for (index, byte) in value.enumerated() {
            // One character alone is a bullet.
            if byte >= 0x80 { return value.count > 4 }
            if byte == 0x40 { return true }
            if byte &- 0x30 < 10 {
                digits += 1
                if digits == 7, !isFraction { return true }
            } else if byte != 0x2d || before == 0x2d {
                if byte == 0x2f, before == 0x2f { return !isNamespace(value) }
                // Lengths have many digits when they were computed: `71.9000015258789pt`.
                if isFraction, digits >= 7, !isUnit(value[index...]) { return true }
                isFraction = byte == 0x2e && before &- 0x30 < 10
                digits = 0
            }
            before = byte
        }
        return isFraction && digits >= 7
    }

    private static func isUnit(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        ["pt", "cm", "mm", "in", "px", "%"].contains { rest.elementsEqual($0.utf8) }
    }

    private static func isNamespace(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        ["http://docs.oasis-open.org/", "http://www.w3.org/", "http://openoffice.org/"].contains { value.starts(with: $0.utf8) }
    }
}
