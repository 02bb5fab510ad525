import Moyin
import MoyinFiles
import MoyinReports
import MoyinTypes

extension InputFile {
    /// The report on this file before anything was read. A file's name is published with it (catalogue §2 N8).
    func report(_ engine: Engine) -> DocumentReport {
        var report = DocumentReport(id: path.text, title: path.display, path: path)
        guard nameLength > 0 else { return report }
        let assessment = engine.check(utf8: name)
        guard assessment.findings.contains(where: { $0.disposition != .keep }) else { return report }
        var union = MaskUnion()
        var checker = Checker(engine)
        let review = checker.review(name, detail: .all).finish(&union)
        report.nameReview = review
        report.title = FilePath(bytes: path.bytes.dropLast(nameLength) + safeName(engine)).display
        return report
    }

    /// A name as it may be shown.
    static func shown(_ name: [UInt8], _ engine: Engine) -> String {
        FilePath(bytes: InputFile(path: FilePath(bytes: name), nameLength: name.count).safeName(engine)).display
    }

    /// The name with labels in place of what must not be shown.
    func safeName(_ engine: Engine) -> [UInt8] { engine.shown(name) }
}
