import MoyinDocuments
import Testing

/// The way back, on markup of every kind at random.
@Suite struct MapTests {
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    static let pieces = [
        "<p>", "</p>", "<b class='x'>", "</b>", "<br>", "<table>", "</table>", "<tr>", "<td>", "<td rowspan=3>", "<th colspan=2>", "</td>", "<!--", "-->", "<script>",
        "</script>", "<title>", "</title>", "<pre>", "</pre>", "<input value='1&#50;3'>", "<a href=\"?q=%31%32\">", "&#49;", "&nbsp;", "&NotEqualTilde;", "&amp", "&", "<", ">",
        "\"", "'", " ", "\n", "\t", "|", "手机", "13800138000", "é", "\u{1f600}", "\u{ad}", "=", "/", "<svg>", "<![CDATA[", "]]>", "\\u0031", "<dt>", "<dd>", "<x", "<?",
    ]

    static func soup(_ seed: UInt64, _ count: Int) -> [UInt8] {
        var random = Random(state: seed)
        var bytes: [UInt8] = []
        for _ in 0..<count {
            bytes += Array(pieces.randomElement(using: &random)!.utf8)
            if random.next() % 40 == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
        }
        return bytes
    }

    @Test(arguments: [true, false])
    func everyByteComesFromTheSource(isPage: Bool) {
        for seed in 1...150 {
            let source = Self.soup(UInt64(seed), 60)
            let projection = Projection(html: source.span, isPage: isPage)
            #expect(projection.sourceCount == source.count)
            for index in projection.text.indices {
                let hull = projection.hull(of: index..<(index + 1))
                #expect(hull.lowerBound >= 0 && hull.upperBound <= source.count, "seed \(seed)")
                for part in projection.parts(of: index..<(index + 1)) {
                    #expect(!part.source.isEmpty, "seed \(seed)")
                    // What is copied is the same byte; what is decoded stands for something longer or other.
                    if part.source.count == 1, source[part.source.lowerBound] != projection.text[index] {
                        #expect([0x20, 0x09, 0x0a, 0x0d, 0x0c, 0x7c].contains(source[part.source.lowerBound]), "seed \(seed)")
                    }
                }
            }
        }
    }

    /// The parts of a range are those of its bytes, one after another.
    @Test func partsAddUp() {
        for seed in 1...100 {
            let source = Self.soup(UInt64(seed) &* 77, 40)
            let projection = Projection(html: source.span, isPage: true)
            var random = Random(state: UInt64(seed))
            guard projection.text.count > 1 else { continue }
            for _ in 0..<20 {
                let low = Int.random(in: 0..<projection.text.count, using: &random)
                let range = low..<Int.random(in: low...projection.text.count, using: &random)
                var single: [Int] = []
                for index in range { single += projection.parts(of: index..<(index + 1)).flatMap { Array($0.source) } }
                var whole = projection.parts(of: range).flatMap { Array($0.source) }
                // The bytes of one character from a reference all name the whole reference.
                single = single.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                whole = whole.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                #expect(single == whole, "seed \(seed)")
            }
        }
    }

    /// In the running text of a page without repeated headers the source only goes forward.
    @Test func runningTextAscends() {
        for seed in 1...100 {
            let source = Self.soup(UInt64(seed) &* 31, 60).filter { $0 < 0x80 }
            let html = String(decoding: source, as: UTF8.self).replacing("rowspan=3", with: "rowspan=1")
            let projection = project(html)
            var last = 0
            for index in 0..<running(html).utf8.count {
                let hull = projection.hull(of: index..<(index + 1))
                // A hint stands before the value in the text, wherever it is in the tag: not in this soup.
                #expect(hull.lowerBound >= last, "seed \(seed)")
                last = hull.lowerBound
            }
        }
    }

    /// Whatever the bytes are, and wherever a page is cut off.
    @Test func nothingCrashes() {
        for seed in 1...60 {
            let source = Self.soup(UInt64(seed) &* 1_299_709, 80)
            for length in stride(from: 0, through: source.count, by: 7) {
                let cut = source.span.extracting(0..<length)
                for isPage in [true, false] { _ = Projection(html: cut, isPage: isPage).hull(of: 0..<0) }
                _ = Markup(of: cut)
                _ = DeclaredEncoding.find(cut)
            }
        }
        var random = Random(state: 5)
        for _ in 0..<200 {
            let noise = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = Projection(html: noise.span, isPage: true)
        }
    }

    /// Time grows with the text, not with its square: each of these took minutes if it did not.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<b>", "<table><tr><td>", "<a b=\"", "<a '", "<!--", "<!doctype", "<td rowspan=9>甲", "<svg>", "&#1", "&", "<", "</", "<script>", "<b a b c ", "<![CDATA[",
            "<p title=\"<b '", "<!--<b>", "<tr>", "</table>", "<pre> ", "--!", "<textarea>", "<script>\\u0031<b>", "<a x='%31'>",
        ])
    func timeIsLinear(_ piece: String) {
        let source = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
        for isPage in [true, false] {
            let projection = Projection(html: source.span, isPage: isPage)
            #expect(projection.text.count <= source.count * 8)
        }
        _ = Markup(of: source.span)
    }
}
