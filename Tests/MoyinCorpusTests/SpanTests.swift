import MoyinTypes
import Testing

@testable import MoyinCorpus

/// Spans say exactly where values are, in code points.
@Suite struct SpanTests {
    @Test("spans lie inside the text, in order, and apart", arguments: Corpus.Selection.allCases)
    func spansAreSound(selection: Corpus.Selection) {
        let corpus = Corpus(seed: 7, selection: selection)
        for index in 0..<120 {
            let document = corpus.document(index)
            var last = 0
            for span in document.text.spans {
                #expect(span.start >= last && span.end > span.start, "\(document.id)")
                last = span.end
            }
            #expect(last <= document.text.length)
            #expect(document.text.length == document.text.text.unicodeScalars.count)
        }
    }

    @Test("an undisguised span holds a value of its kind")
    func spansHoldValues() {
        var seen: Set<ValueKind> = []
        for index in 0..<800 {
            // Books stand in negatives only.
            let corpus = Corpus(seed: 11, selection: index % 2 == 0 ? .notices : .negatives)
            let document = corpus.document(index / 2)
            let scalars = Array(document.text.text.unicodeScalars)
            for span in document.text.spans {
                let value = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
                #expect(Shape.of(span.kind).matches(value), "\(document.id) \(span.kind.rawValue) \(value)")
                seen.insert(span.kind)
            }
        }
        #expect(Set(ValueKind.allCases).subtracting(seen) == [], "kinds that never occur")
    }

    @Test("a text built by interpolation counts code points, not characters or bytes")
    func interpolation() {
        let text: LabelledText = "户主👨‍👩‍👧：\(Piece("張三", .personName))，\(Piece("1\u{fe0f}\u{20e3}3", .mobile))"
        let scalars = Array(text.text.unicodeScalars)
        #expect(text.spans.map(\.start) == [8, 11])
        #expect(String(String.UnicodeScalarView(scalars[8..<10])) == "張三")
        #expect(text.spans[1].end == text.length)
    }

    @Test("negatives hold nothing but what is always lawful")
    func negatives() {
        let corpus = Corpus(seed: 3, selection: .negatives)
        for index in 0..<200 {
            for span in corpus.document(index).text.spans { #expect(span.kind.isAlwaysLawful) }
        }
    }

    @Test("masked values are rated, and most kinds of rating occur")
    func masks() {
        let corpus = Corpus(seed: 5, selection: .masked)
        var ratings: [String: Int] = [:]
        for index in 0..<150 {
            for span in corpus.document(index).text.spans { if let rating = span.rating { ratings[rating.rawValue, default: 0] += 1 } }
        }
        for rating in MaskRating.allCases { #expect(ratings[rating.rawValue, default: 0] > 10) }
    }

    @Test("every disguise occurs, and is recorded only where it does")
    func disguises() {
        var seen: Set<Evasion> = []
        for index in 0..<600 { seen.formUnion(Corpus(seed: 2, selection: .disguised).document(index).disguises) }
        #expect(seen == Set(Evasion.allCases))
        for index in 0..<100 { #expect(Corpus(seed: 2, selection: .notices).document(index).disguises == []) }
    }
}
