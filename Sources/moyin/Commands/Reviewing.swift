import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// Reads and reviews files, several at a time where they are small, with all threads where one is large; the reports come
/// in the order of the files, the same for every number of threads.
struct Reviewing {
    let engine: Engine
    let options: InputOptions
    let detail: ReviewDetail
    let progress: Progress
    private let files: FileReader
    private let keepsText: Bool
    private var union = MaskUnion()

    /// Files up to this size are read by one thread each.
    private static let small = 1 << 20

    /// - Parameter keepsText: whether reports hold the texts as a whole.
    init(_ engine: Engine, _ options: InputOptions, _ detail: ReviewDetail, _ progress: Progress, keepsText: Bool = false) {
        self.keepsText = keepsText
        self.engine = engine
        self.options = options
        self.detail = detail
        self.progress = progress
        files = options.fileReader()
    }

    mutating func run(_ entries: [FileList.Entry], _ deliver: (DocumentReport) -> Void) {
        var index = 0
        while index < entries.count, !Interrupt.isRequested {
            var end = index
            while end < entries.count, end - index < 128, isSmall(entries[end]) { end += 1 }
            if end > index {
                let reading = reading
                let reports = parallel(Array(entries[index..<end]), jobs: options.threads, worker: {}) { _, entry in
                    reading.review(entry, jobs: 1)
                }
                for report in reports { finish(report, deliver) }
                index = end
            } else if case .file(let file) = entries[index], options.isJSONLines(file.path) {
                reviewLines(file, deliver)
                index += 1
            } else {
                finish(reading.review(entries[index], jobs: options.threads), deliver)
                index += 1
            }
        }
    }

    private var reading: DocumentReading { DocumentReading(engine, options, detail, progress, files, keepsText: keepsText) }

    private func isSmall(_ entry: FileList.Entry) -> Bool {
        guard case .file(let file) = entry else { return true }
        return file.size <= Self.small && !file.path.isStandardInput && !options.isJSONLines(file.path)
    }

    /// - Parameter reports: of one file and the files within it; none: interrupted before it was begun.
    private mutating func finish(_ reports: [PendingReport], _ deliver: (DocumentReport) -> Void) {
        guard let first = reports.first else { return }
        let isCutShort = first.report.problem != nil && Interrupt.isRequested
        var finished = reports.map { $0.finish(&union) }
        // What is within something is behind it: from the last to the first, each tells the one that it stands in.
        for index in finished.indices.reversed() where finished[index].depth > 0 {
            guard let container = finished[..<index].lastIndex(where: { $0.depth == finished[index].depth - 1 }) else { continue }
            finished[container].within = finished[index].verdict.graver(finished[container].within)
        }
        for report in finished { deliver(report) }
        if !isCutShort { progress.finishedFile() }
    }

    private mutating func reviewLines(_ file: InputFile, _ deliver: (DocumentReport) -> Void) {
        let fileReport = file.report(engine)
        if fileReport.nameReview != nil {
            var report = fileReport
            report.review = Review()
            deliver(report)
        }
        let source: FileSource
        do {
            source = try FileSource(file.path, progress: progress)
        } catch {
            var report = fileReport
            report.problem = error.reason
            return deliver(report)
        }
        var batches = LineBatches(source.readOn())
        let (engine, options, detail) = (engine, options, detail)
        while true {
            let lines = batches.next()
            if lines.isEmpty { break }
            let keepsText = keepsText
            let reports = parallel(Self.groups(lines), jobs: options.threads, worker: { Checker(engine) }) { checker, lines in
                lines.compactMap { Self.review($0, fileReport, &checker, options, detail, keepsText) }
            }
            for report in reports.joined() { deliver(report.finish(&union)) }
        }
        if batches.hasFailed {
            var report = fileReport
            report.problem = say("没有读完：\(source.failure)", "not read to the end: \(source.failure)")
            deliver(report)
            if Interrupt.isRequested { return }
        }
        progress.finishedFile()
    }

    static func groups(_ lines: [DocumentLine]) -> [ArraySlice<DocumentLine>] {
        stride(from: 0, to: lines.count, by: 64).map { lines[$0..<min($0 + 64, lines.count)] }
    }

    private static func review(
        _ line: DocumentLine, _ file: DocumentReport, _ checker: inout Checker, _ options: InputOptions, _ detail: ReviewDetail, _ keepsText: Bool
    ) -> PendingReport? {
        var report = file
        report.nameReview = nil
        report.line = line.number
        report.id = String(line.number)
        report.title = report.id
        switch line.read() {
        case .blank: return nil
        case .failed(let problem):
            report.problem = problem
            return PendingReport(report: report)
        case .document(let fields, let text):
            if let id = fields.id { report.id = id }
            report.title = displayed(report.id)
            if keepsText { report.text = text }
            return PendingReport(report: report, pending: checker.review(
                    text, as: .automatic, profile: fields.profile ?? options.profile, isPublished: fields.isPublished ?? options.published,
                    detail: detail))
        }
    }
}
