import Glibc
import OfficeSamples

/// One run of `moyin check` over some hostile files and a good one.
struct Trial {
    private let program: String
    private let folder: String
    private let files: [HostileFile]

    init(_ program: String, _ folder: String, _ files: [HostileFile]) { (self.program, self.folder, self.files) = (program, folder, files) }

    func run() -> Row {
        var size = 0
        let paths = files.map { file in
            let bytes = file.bytes
            size += bytes.count
            return written(file.name, bytes)
        } + [written("next.docx", PlantedFile.word().bytes)]
        let report = "\(folder)/report"
        let start = ContinuousClock.now
        let (status, reader, own) = ask(paths, report)
        let time = (ContinuousClock.now - start) / .seconds(1)
        // A file within one has a line of its own.
        let lines = lines(report)
        let answers = paths.compactMap { path in
            let own = lines.filter { $0.id == path || $0.id.hasPrefix(path + "!/") }
            return own.isEmpty ? nil : Answer(id: path, isRead: own.allSatisfy(\.isRead), words: (own.first { !$0.isRead } ?? own[0]).words)
        }
        for path in paths + [report] { unlink(path) }

        let file = files.count == 1 ? files[0].name : MoyinHostile.kind(files[0])
        let what = files.count == 1 ? files[0].what : "\(files.count) files, a part each"
        var row = Row(name: file, what: what, size: size, time: time, reader: reader, own: own, answer: Set(answers.dropLast().map(\.words)).sorted().joined(separator: " | "), faults: [])
        if status & 0x7f != 0 { row.faults.append("ended by signal \(status & 0x7f)") }
        if answers.count != paths.count { row.faults.append("\(answers.count) answers for \(paths.count) files") }
        if answers.last?.isRead != true { row.faults.append("the good file behind it was not read") }
        if time > Double(Row.seconds * files.count) { row.faults.append("more than \(Row.seconds) s") }
        if reader > Row.readerMB { row.faults.append("more than \(Row.readerMB) MB in the reader") }
        if own > Row.ownMB { row.faults.append("more than \(Row.ownMB) MB in the one that asks") }
        for (file, answer) in zip(files, answers) where file.isRead != nil && file.isRead != answer.isRead { row.faults.append("\(file.name) was \(answer.isRead ? "" : "not ")read: \(answer.words)") }
        return row
    }

    private func written(_ name: String, _ bytes: [UInt8]) -> String {
        let path = "\(folder)/\(name)"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        precondition(file >= 0, path)
        var done = 0
        bytes.withUnsafeBytes { bytes in
            while done < bytes.count {
                let count = write(file, bytes.baseAddress! + done, bytes.count - done)
                precondition(count > 0, path)
                done += count
            }
        }
        close(file)
        return path
    }

    // MARK: answers

    private struct Answer {
        var id: String
        var isRead: Bool
        var words: String
    }

    /// One JSON object a line; two members of each are looked at.
    private func lines(_ path: String) -> [Answer] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var answers: [Answer] = []
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        while getline(&line, &room, file) > 0, let start = line {
            let head = String(decoding: UnsafeRawBufferPointer(start: start, count: min(4096, strlen(start))), as: UTF8.self)
            guard let id = member("id", head), let verdict = member("verdict", head) else { continue }
            answers.append(Answer(id: id, isRead: verdict != "not_reviewed", words: verdict == "not_reviewed" ? member("reason", head) ?? verdict : verdict))
        }
        return answers
    }

    private func member(_ name: String, _ line: String) -> String? {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        guard let index = parts.firstIndex(of: Substring(name)), index + 2 < parts.count else { return nil }
        return String(parts[index + 2])
    }

    // MARK: processes

    /// - Returns: how it ended, and the most memory that the reader and it had, in MB.
    private func ask(_ paths: [String], _ report: String) -> (status: Int32, reader: Int, own: Int) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, report, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = ([program, "check", "--format", "jsonl", "--no-text", "--lang", "en", "--jobs", "1"] + paths).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, &arguments, environ) == 0 else { return (0x7f, 0, 0) }
        var status: Int32 = 0
        var (reader, own) = (0, 0)
        // Looked at so often that what a process had at its end is not far from what was seen of it last.
        while true {
            var usage = rusage()
            if wait4(child, &status, WNOHANG, &usage) == child { break }
            own = max(own, most(child))
            for other in children(child) { reader = max(reader, most(other)) }
            usleep(3000)
        }
        return (status, reader >> 10, own >> 10)
    }

    /// Most resident memory, kB.
    private func most(_ process: pid_t) -> Int {
        for line in text("/proc/\(process)/status").split(separator: "\n") where line.hasPrefix("VmHWM:") {
            return Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]) ?? 0
        }
        return 0
    }

    private func children(_ process: pid_t) -> [pid_t] {
        var found: [pid_t] = []
        guard let folder = opendir("/proc/\(process)/task") else { return [] }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard Int(name) != nil else { continue }
            found += text("/proc/\(process)/task/\(name)/children").split(separator: " ").compactMap { pid_t($0) }
        }
        return found
    }

    private func text(_ path: String) -> String {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(file, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
