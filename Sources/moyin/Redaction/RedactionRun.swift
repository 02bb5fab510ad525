import Glibc
import Moyin
import MoyinDocuments
import MoyinFiles
import MoyinPolicy
import MoyinReports
import MoyinText

/// What the files of one run share: pseudonyms, and the masked values that the copies so far still show.
struct RedactionRun {
    let engine: Engine
    let options: InputOptions
    let style: RedactionStyle
    let dryRun: Bool
    let dropsHidden: Bool
    let progress: Progress
    private let files: FileReader
    private var book = PseudonymBook()
    private var released = MaskUnion()

    init(engine: Engine, options: InputOptions, style: RedactionStyle, dryRun: Bool, dropsHidden: Bool, progress: Progress) {
        self.engine = engine
        self.options = options
        self.style = style
        self.dryRun = dryRun
        self.dropsHidden = dropsHidden
        self.progress = progress
        files = options.fileReader()
    }

    /// - Returns: false when there is no copy; what is wrong has been said.
    mutating func handle(_ entry: FileList.Entry, _ folder: inout CopyFolder?, _ stdout: inout Output) -> Bool {
        switch entry {
        case .problem(let path, let reason):
            complain("\(path.display)：\(reason)")
            return false
        case .file(let file):
            let title = file.report(engine).title
            do {
                try redact(file, title, &folder, &stdout)
                progress.finishedFile()
                return true
            } catch {
                if !Interrupt.isRequested { complain("\(title)：\(error.reason)" + say("；未写出", "; not written")) }
                return false
            }
        }
    }

    private mutating func redact(
        _ file: InputFile, _ title: String, _ folder: inout CopyFolder?, _ stdout: inout Output
    ) throws(FileProblem) {
        let source = try seekable(file)
        let head = PeekedSource(source.readAgain())
        let document = options.isDocument(file, head.head) ? try head.everything(upTo: files.limits.fileBytes, source) : nil
        var target: FilePath?
        let copy: DraftCopy
        if folder != nil {
            target = try folder!.target(for: file, engine)
            copy = try DraftCopy(in: folder!.root)
        } else {
            copy = try DraftCopy()
        }
        if let document {
            let made: FileRedaction?
            do throws(FileRedactionError) {
                made = try files.redact(
                    document, named: file.path.lastComponent, engine, style: style, profile: options.profile, jobs: options.threads, dropsHidden: dropsHidden, write: !dryRun, book: &book,
                    released: released)
            } catch {
                throw FileProblem(file.path, error.words(engine))
            }
            guard let made else { return }
            if dryRun { return list(made.changes, title, &stdout) }
            try copy.write(made.bytes)
            try copy.flush()
        } else if options.isJSONLines(file.path) {
            let lines = LinesRedaction(engine: engine, jobs: options.threads, style: style, profile: options.profile)
            let count = try lines.run(source, &book) { (bytes) throws(FileProblem) in try copy.write(bytes) }
            if dryRun { return stdout.write("\(title)：" + say("\(grouped(count)) 处\n", "\(grouped(count)) edits\n")) }
            try copy.flush()
        } else if var page = try MarkupRedaction(source, engine, options, style, &book, released) {
            if dryRun { return list(page.redaction.edits, title, &stdout) }
            try page.write(to: copy)
            try page.prove(copy, &released)
        } else {
            var redaction = try TextRedaction(source, engine, options, style, &book, &released, progress)
            if dryRun { return list(redaction.plan.edits, title, &stdout) }
            try redaction.write(to: copy, &book, &released)
        }
        if Interrupt.isRequested { return }
        if let target { try copy.keep(as: target) } else { try copy.print(&stdout) }
    }

    /// A file that can be read more than once: what comes through a pipe is set aside first.
    private func seekable(_ file: InputFile) throws(FileProblem) -> FileSource {
        let source = try FileSource(file.path, progress: progress)
        if source.isSeekable { return source }
        let copy = try DraftCopy()
        let read = source.readOn()
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes(read)
            if count < 0 { throw FileProblem(file.path, source.failure) }
            if count == 0 { break }
            try copy.write(Array(block[0..<count]))
        }
        try copy.flush()
        return FileSource(file.path, descriptor: dup(copy.descriptor))
    }

    private func list(_ changes: [FileRedaction.Change], _ title: String, _ stdout: inout Output) {
        stdout.write("\(title)：" + say("\(grouped(changes.count)) 处\n", "\(grouped(changes.count)) edits\n"))
        for change in changes {
            let path = change.path.map { InputFile.shown($0, engine) + " › " }.joined()
            let replacement = change.replacement.isEmpty ? say("（去掉）", "(taken out)") : displayed(String(decoding: change.replacement, as: UTF8.self))
            stdout.write("  \(path)\(change.place)  \(change.kind.name) → \(replacement)\n")
        }
    }

    private func list(_ edits: [Redaction.Edit], _ title: String, _ stdout: inout Output) {
        stdout.write("\(title)：" + say("\(grouped(edits.count)) 处\n", "\(grouped(edits.count)) edits\n"))
        for edit in edits {
            let bytes = "\(edit.range.lowerBound)–\(edit.range.upperBound)"
            let replacement = displayed(String(decoding: edit.replacement, as: UTF8.self))
            stdout.write("  " + say("第 \(bytes) 字节", "bytes \(bytes)") + "  \(edit.kind.name) → \(replacement)\n")
        }
    }
}
