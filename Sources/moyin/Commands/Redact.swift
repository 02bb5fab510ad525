import ArgumentParser
import Glibc
import Moyin
import MoyinFiles
import MoyinPolicy
import MoyinReports

struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: say("写出遮盖后的副本；副本会重新读一遍，证明干净才写出。", "Write redacted copies; each is read again and kept only when it is proved clean."))

    @OptionGroup var options: InputOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say("副本放到哪个文件夹（缺省写到标准输出）；文件夹结构照原样", "Folder for the copies, laid out as the originals are (default: standard output)"),
            valueName: say("文件夹", "folder")),
        completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp(
            say("遮盖方式：mask 官方格式、label 标签、pseudonym 代号、remove 删除", "How values are hidden: mask official forms, label, pseudonym numbered, remove"),
            valueName: say("方式", "style")),
        completion: .list(RedactionStyle.allCases.map(\.rawValue)))
    var style: String = RedactionStyle.mask.rawValue

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(say("只列出要改的地方，不写文件", "List the edits and write nothing")))
    var dryRun = false

    @Flag(
        name: .customLong("drop-hidden"),
        help: ArgumentHelp(
            say("文件里看不见的内容（批注、修订、隐藏的行列和工作表、备注、属性等）整个去掉；缺省只去掉其中不该公开的",
                "Take out everything in files that does not show (comments, revisions, hidden rows and sheets, notes, properties); by default only what must not be published")))
    var dropHidden = false

    func validate() throws {
        if RedactionStyle(rawValue: style) == nil {
            throw ValidationError(say("--style 只能是 mask、label、pseudonym 或 remove", "--style is mask, label, pseudonym or remove"))
        }
    }

    func run() throws {
        Interrupt.install()
        let engine = try options.engine()
        let list = FileList(options.paths, excluding: output.map { FilePath(argument: $0) })
        let files = list.files
        guard output != nil || dryRun || files.count <= 1 else {
            throw ValidationError(say("一次处理多个文件时请用 -o 指定文件夹", "name a folder with -o for more than one file"))
        }
        var folder: CopyFolder?
        if let output, !dryRun {
            do {
                folder = try CopyFolder(FilePath(argument: output), for: files)
            } catch {
                complain("\(error.path.display)：\(error.reason)")
                throw ExitStatus.failure
            }
        }
        // Files are read to find, to find again and to copy.
        let progress = Progress(list.entries, passes: dryRun ? 2 : 3)
        var run = RedactionRun(
            engine: engine, options: options, style: RedactionStyle(rawValue: style)!, dryRun: dryRun, dropsHidden: dropHidden, progress: progress)
        var status = ExitStatus.clean
        var stdout = Output()
        for entry in list.entries {
            if Interrupt.isRequested { break }
            if !run.handle(entry, &folder, &stdout) { status = .failure }
        }
        stdout.flush()
        Progress.clear()
        if Interrupt.isRequested {
            complain(progress.interrupted(of: list.entries.count))
            throw Interrupt.status
        }
        if status != .clean { throw status }
    }
}
