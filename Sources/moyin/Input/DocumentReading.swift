import Moyin
import MoyinDocuments
import MoyinFiles
import MoyinReports
import MoyinText

/// Reads and reviews one file, whatever it is: a text as it streams in, any other in a process of its own together with the
/// files within it.
struct DocumentReading: Sendable {
    private let engine: Engine
    private let options: InputOptions
    private let detail: ReviewDetail
    private let progress: Progress
    private let files: FileReader
    /// Whether reports hold the text as a whole.
    private let keepsText: Bool

    init(_ engine: Engine, _ options: InputOptions, _ detail: ReviewDetail, _ progress: Progress, _ files: FileReader, keepsText: Bool) {
        (self.engine, self.options, self.detail, self.progress, self.files, self.keepsText) = (engine, options, detail, progress, files, keepsText)
    }

    /// The report on a file, and those on the files within it; none when the run was interrupted before.
    func review(_ entry: FileList.Entry, jobs: Int) -> [PendingReport] {
        switch entry {
        case .problem(let path, let reason):
            return [PendingReport(report: DocumentReport(id: path.text, title: path.display, path: path, problem: reason))]
        case .file(let file): return Interrupt.isRequested ? [] : review(file, jobs)
        }
    }

    private func review(_ file: InputFile, _ jobs: Int) -> [PendingReport] {
        var report = file.report(engine)
        let source: FileSource
        do {
            source = try FileSource(file.path, progress: progress)
        } catch {
            report.problem = error.reason
            return [PendingReport(report: report)]
        }
        let head = PeekedSource(source.readOn())
        if options.isDocument(file, head.head) { return document(file, report, source, head) }
        let reader = options.reader(head.read)
        if let kind = options.refusal(reader.head) {
            report.problem = kind
            return [PendingReport(report: report)]
        }
        let pending: PendingReview
        if keepsText {
            guard let text = Self.all(of: reader) else {
                report.problem = DocumentReport.tooLong
                return [PendingReport(report: report)]
            }
            report.text = text
            pending = engine.review(
                utf8: text, as: options.form(file.path), profile: options.profile, isPublished: options.published, detail: detail, jobs: jobs)
        } else {
            pending = engine.review(
                reader, as: options.form(file.path), profile: options.profile, isPublished: options.published, detail: detail, jobs: jobs,
                found: progress.found)
        }
        if reader.hasFailed {
            report.problem = say(
                "只读到第 \(grouped(reader.rawCount)) 字节：\(source.failure)", "read only up to byte \(grouped(reader.rawCount)): \(source.failure)")
        }
        return [PendingReport(report: report, pending: pending)]
    }

    /// nil: longer than what is kept.
    private static func all(of reader: DecodingReader) -> [UInt8]? {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { reader.read(into: $0) }
            if count <= 0 { return text }
            text += block[..<count]
            if text.count > OpenedText.longestMarkup { return nil }
        }
    }

    // MARK: files that are no text

    private func document(_ file: InputFile, _ report: DocumentReport, _ source: FileSource, _ head: PeekedSource) -> [PendingReport] {
        var report = report
        let bytes: [UInt8]
        do {
            bytes = try head.everything(upTo: files.limits.fileBytes, source)
        } catch {
            report.problem = error.reason
            return [PendingReport(report: report)]
        }
        guard let document = files.read(bytes, named: file.path.lastComponent) else { return [] }
        return document.everyMember().map { path, document in review(document, path, report) }
    }

    private func review(_ document: FileDocument, _ path: [[UInt8]], _ container: DocumentReport) -> PendingReport {
        var report = container
        report.file = ReviewedFile(document)
        report.depth = path.count
        report.problem = report.file?.problem
        if keepsText { report.text = document.page }
        if !path.isEmpty {
            // Its name is a text of its container, and is found there.
            report.isNameHidden = report.nameReview != nil || path.contains { InputFile.shown($0, engine) != FilePath(bytes: $0).display }
            report.nameReview = nil
            report.id += path.map { "!/" + String(decoding: $0, as: UTF8.self) }.joined()
            report.title += path.map { " › " + InputFile.shown($0, engine) }.joined()
        }
        // One that was not read at all has no review.
        guard document.failure == nil || !document.segments.isEmpty else { return PendingReport(report: report) }
        let pending = engine.review(
            document, profile: options.profile, isPublished: options.published, detail: detail, jobs: 1, found: progress.found)
        return PendingReport(report: report, pending: pending)
    }
}
