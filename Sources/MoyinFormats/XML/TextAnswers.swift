internal import MoyinDocuments

/// What the view says to the texts of a part, one after the other.
///
/// A part is walked once to read it. To write it, it is walked twice: the first walk asks the view, the second puts the
/// answers where they belong, and can look ahead: a cell is begun in the knowledge of what becomes of its text.
final class TextAnswers {
    private let view: DocumentView
    private var answers: [[UInt8]?] = []
    private var next = 0
    private(set) var replays = false

    init(_ view: DocumentView) { self.view = view }

    /// How many texts were asked for on this walk.
    var position: Int { replays ? next : answers.count }

    /// Begins the second walk.
    func rewind() {
        replays = true
        next = 0
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>, at place: Place) -> [UInt8]? {
        if replays {
            defer { next += 1 }
            return next < answers.count ? answers[next] : nil
        }
        let answer = view.text(utf8, at: place)
        if view.isWriting { answers.append(answer) }
        return answer
    }

    /// A text that tells who wrote the file.
    func author(_ utf8: UnsafeBufferPointer<UInt8>, at place: Place) -> [UInt8]? {
        if replays { return text(utf8, at: place) }
        let answer = view.author(utf8, at: place)
        if view.isWriting { answers.append(answer) }
        return answer
    }

    func text(_ utf8: [UInt8], at place: Place) -> [UInt8]? { utf8.withUnsafeBufferPointer { text($0, at: place) } }

    /// Whether any of these is to be different.
    func isChanged(_ range: Range<Int>) -> Bool { answers[range.clamped(to: 0..<answers.count)].contains { $0 != nil } }
    var isChanged: Bool { isChanged(0..<answers.count) }
}
