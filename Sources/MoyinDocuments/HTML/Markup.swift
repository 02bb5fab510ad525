/// Whether a text is markup.
public enum Markup: Sendable {
    /// Nothing in it is: its projection would be itself.
    case none
    /// A text, a fragment or Markdown in which tags or character references occur: line ends count.
    case fragment
    /// A page: white space is as good as a space.
    case page

    /// Looks for the first tag of the standard or character reference that is written as it should be.
    ///
    /// Cost: linear; eight bytes a step where there is neither `<` nor `&`.
    public init(of text: Span<UInt8>) {
        self = text.withUnsafeBufferPointer { Self.look($0) }
    }

    /// How far into a text its first tag is looked for.
    private static let reach = 4096

    private static func look(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        if isPage(bytes) { return .page }
        // One for all, since it remembers what it has looked for in vain.
        var tokenizer = HTMLTokenizer(bytes, 0..<bytes.count, .text)
        var index = 0
        while true {
            index = bytes.next(0x3c, or: 0x26, from: index, before: bytes.count)
            guard index < bytes.count else { return .none }
            if bytes[index] == 0x26 {
                if CharacterReference.read(bytes, at: index, end: bytes.count, .text) != nil { return .fragment }
            } else {
                switch tokenizer.markup(at: index) {
                case .tag(let tag)? where tag.role != nil: return .fragment
                case .comment?: return .fragment
                default: break
                }
            }
            index += 1
        }
    }

    /// The first tag, nothing but comments before it, is one that pages begin with.
    private static func isPage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var tokenizer = HTMLTokenizer(bytes, 0..<min(bytes.count, reach), .page)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): guard bytes[range].allSatisfy(isSpace) else { return false }
            case .comment(let range):
                if range.count >= 7, TagName(bytes[range.lowerBound..<(range.lowerBound + 7)]) == TagName.doctype { return true }
            case .tag(let tag):
                switch TagName(bytes[tag.name]) {
                case TagName.html, TagName.head, TagName.body, TagName.meta, TagName.title:
                    return true
                default: return false
                }
            default: return false
            }
        }
        return false
    }
}

extension Projection {
    /// What a reader sees of HTML, and behind it what he does not see but can get at.
    ///
    /// Cost: linear in the source, whatever it holds; memory for the text, 24 bytes a piece of the map and 24 a tag
    /// with attributes.
    ///
    /// - Parameters:
    ///   - source: UTF-8; bytes that are not are passed on as they are.
    ///   - isPage: `false` for a text in which tags occur.
    ///   - keepsPlumbing: whether attributes are written too that hold styles and paths alone.
    public init(html source: Span<UInt8>, isPage: Bool, keepsPlumbing: Bool = false) {
        self = source.withUnsafeBufferPointer { bytes in
            var projector = HTMLProjector(
                bytes, mode: isPage ? .page : .text, context: .text, into: Projection(sourceCount: bytes.count))
            projector.keepsPlumbing = keepsPlumbing
            projector.output.text.reserveCapacity(bytes.count)
            projector.run(0..<bytes.count)
            var projection = projector.output
            let asides = projector.asides
            projector.output = Projection(sourceCount: 0)
            projection.append(asides, of: bytes)
            return projection
        }
    }
}
