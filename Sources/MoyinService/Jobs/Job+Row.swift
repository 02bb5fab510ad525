internal import GRDB
internal import Moyin

extension Job {
    /// A row of the table `job` with all of its columns.
    init(_ row: Row) {
        number = row["number"]
        id = row["id"]
        // The states and tasks of the table are written from these enumerations.
        state = State(rawValue: row["state"])!
        request = Request(
            task: Task(rawValue: row["task"])!, query: row["query"], contentType: row["content_type"], isEnglish: row["is_english"],
            webhook: row["webhook"], actor: row["actor"])
        created = row["created"]
        finished = row["finished"]
        expires = row["expires"]
        totalBytes = row["total_bytes"]
        progress = Progress(
            documents: row["documents"], bytes: row["bytes"], pieces: row["pieces"], lines: row["lines"], outputs: row["outputs"],
            outputBytes: row["output_bytes"])
        verdict = (row["verdict"] as String?).flatMap { Verdict(rawValue: $0) }
        attempts = row["attempts"]
        if let status = row["status"] as Int?, let type = row["media_type"] as String? { result = Result(status: status, mediaType: type) }
        if let code = row["failure_code"] as String? {
            failure = Failure(code: code, detail: row["failure_detail"], remedy: row["failure_remedy"])
        }
    }
}
