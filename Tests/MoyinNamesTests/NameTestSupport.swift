import MoyinRules
import MoyinText

@testable import MoyinNames

enum Sample {
    static let fold = FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!)
    static let file = Array(BuiltinData.file("names/names.model")!)
    static let model = try! NameModel.read(file)

    static func names(_ text: [UInt8], threshold: Float = NameRecogniser.threshold) -> [FoundName] {
        var recogniser = NameRecogniser(model, fold: fold)
        recogniser.threshold = threshold
        var names: [FoundName] = []
        // Through memory of its own, so that the sanitizer sees a step beyond the end.
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.count))
        defer { copy.deallocate() }
        _ = copy.initialize(from: text)
        recogniser.find(copy.baseAddress!, 0..<text.count, into: &names)
        return names
    }

    static func names(_ text: String, threshold: Float = NameRecogniser.threshold) -> [String] {
        let bytes = Array(text.utf8)
        return names(bytes, threshold: threshold).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    }

    /// Nothing read yet.
    static func units() -> NameUnits { NameUnits(NameAlphabet(model, fold)) }

    /// Units of a short string, as tables hold them.
    static func units(_ text: String) -> [UInt16] { Array(text.utf16) }
}
