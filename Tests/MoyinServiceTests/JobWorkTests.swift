import Foundation
import GRDB
import Logging
import Moyin
import MoyinReports
@testable import MoyinService
import Testing

@Suite struct JobWorkTests {
    private static func core(_ file: JobFile? = nil, piece: Int = 100) throws -> ServiceCore {
        var configuration = ServiceConfiguration()
        configuration.jobs.file = file?.path
        configuration.jobs.pieceBytes = piece
        return try ServiceCore.make(configuration, engine: LiveServer.engine.get())
    }

    // MARK: pieces

    @Test(arguments: [1, 7, 64, 1000]) func piecesEndWhereLinesDo(_ size: Int) {
        let text = Array("{\"a\":1}\n\n{\"text\":\"一二三四五六七八九十\"}\n短\n长长长长长长长长长长长长长长长长\n尾".utf8)
        for step in [1, 3, 1000] {
            var cutter = PieceCutter(size: size, cutsLines: true)
            var pieces: [[UInt8]] = []
            for start in stride(from: 0, to: text.count, by: step) {
                pieces += Array(text[start..<min(start + step, text.count)]).withUnsafeBytes { cutter.take($0) }
            }
            if let last = cutter.finish() { pieces.append(last) }
            #expect(pieces.flatMap { $0 } == text)
            for piece in pieces.dropLast() {
                #expect(!piece.isEmpty && piece.count <= size)
                #expect(piece.last == 0x0a || !piece.contains(0x0a))
            }
        }
        var whole = PieceCutter(size: 4, cutsLines: false)
        #expect(Array("a\nbcde".utf8).withUnsafeBytes { whole.take($0) } == [Array("a\nbc".utf8)])
        #expect(whole.finish() == Array("de".utf8))
    }

    // MARK: beginning again

    /// Lines of which later ones are answered otherwise when the earlier are not known: masks that are rated together, and
    /// pseudonyms that go on counting.
    private static let lines = """
        \u{feff}{"id":"1","text":"手机：13800138000，王建国"}
        {"id":"2","text":"证号：35010219******1234"}

        {"id":"3","text":"好"}
        {"id":"4","text":"全县主动公开信息，欢迎监督。全县主动公开信息，欢迎监督。全县主动公开信息，欢迎监督。全县主动公开信息，欢迎监督。"}
        not json
        {"id":"5","text":"证号：350102********1234"}
        {"id":"6","text":"手机：13900139000，13800138000"}
        {"id":"7","text":"机密★10年"}
        {"text":"手机：13700137000"}
        """

    /// Stops before each piece in turn, as if the process had ended there, and lets another one go on.
    @Test(arguments: [Job.Task.check, .redact]) func workGoesOnWhereItEnded(_ task: Job.Task) async throws {
        let query = task == .redact ? "style=pseudonym" : ""
        let straight = try Self.core(piece: 1 << 20)
        let whole = try await straight.take(task, query: query, "application/x-ndjson", Self.lines)
        try await straight.workOnce()
        let expected = try await straight.result(whole)
        await straight.pool.stop()
        #expect(expected.count > Self.lines.utf8.count / 2)
        var stops = 0
        for after in 0..<20 {
            let file = try JobFile()
            let first = try Self.core(file)
            let job = try await first.take(task, query: query, "application/x-ndjson", Self.lines)
            let stop = try await Self.work(first, stopAfter: after)
            await first.pool.stop()
            try first.jobs.store.database.close()
            let second = try Self.core(file)
            let between = try #require(try await second.jobs.store.job(job.id, owner: ""))
            if stop {
                stops += 1
                #expect(between.state == .queued && between.progress.pieces >= after)
            }
            try await second.workOnce()
            let done = try #require(try await second.jobs.store.job(job.id, owner: ""))
            #expect(done.state == .done)
            #expect(try await second.result(job) == expected, "after \(after)")
            #expect(done.progress.outputBytes == expected.count)
            #expect(done.progress.documents == 9)
            #expect(done.verdict == .notReviewed)
            await second.pool.stop()
            if !stop { break }
        }
        #expect(stops >= 4)
    }

    /// Works until so many pieces are kept, and then no further.
    ///
    /// - Returns: false: it was done before.
    private static func work(_ core: ServiceCore, stopAfter pieces: Int) async throws -> Bool {
        let job = try #require(try await core.jobs.store.next())
        // A trigger of the database that fails is as good as an end of the process: nothing of the piece is kept.
        try await core.jobs.store.write { db in
            try db.execute(
                sql: """
                    CREATE TEMP TRIGGER stop BEFORE UPDATE OF pieces ON job WHEN OLD.pieces >= \(pieces)
                    BEGIN SELECT RAISE(ABORT, 'stop'); END
                    """)
        }
        do {
            try await JobWork(core: core, job: job, logger: .init(label: "test")).run()
            return false
        } catch {
            return true
        }
    }

    @Test func linesThatAreLongerThanPieces() async throws {
        let core = try Self.core(piece: 50)
        let long = String(repeating: "全县主动公开信息。", count: 40)
        let body = "{\"text\":\"\(long)\"}\n{\"text\":\"手机：13800138000\"}\n{\"text\":\"\(long)手机：13900139000\"}"
        let job = try await core.take(.redact, "application/x-ndjson", body)
        try await core.workOnce()
        #expect(String(decoding: try await core.result(job), as: UTF8.self) == body.replacing("13800138000", with: "138****8000").replacing("13900139000", with: "139****9000"))
        await core.pool.stop()
    }

    @Test func aJobThatEndsTheProcessAgainAndAgainFails() async throws {
        let core = try Self.core()
        let job = try await core.take(.check, "text/plain", "好")
        // Each of these is a start after which nothing more was heard.
        for attempts in 0..<3 {
            #expect(try await core.jobs.store.next()?.attempts == attempts)
            try await core.jobs.store.attempt(job.number)
        }
        try await core.workOnce()
        let failed = try #require(try await core.jobs.store.job(job.id, owner: ""))
        #expect(failed.state == .failed && failed.failure?.code == "interrupted")
        #expect(try await core.jobs.store.next() == nil)
        var json = JSONText()
        failed.write(into: &json, isDurable: true)
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(text.contains("\"verdict\":null") && text.contains("\"code\":\"interrupted\""))
        #expect(Problem.noResult(failed).code == "job-failed")
        await core.pool.stop()
    }

    @Test func progressForgivesEarlierEnds() async throws {
        let core = try Self.core(piece: 40)
        let job = try await core.take(.check, "application/x-ndjson", String(repeating: "{\"text\":\"好好好好好好\"}\n", count: 10))
        for _ in 0..<5 {
            // One end more than the one below: together as many as are forgiven.
            try await core.jobs.store.attempt(job.number)
            #expect(try await Self.work(core, stopAfter: try #require(try await core.jobs.store.job(job.id, owner: "")).progress.pieces + 1))
            try await core.jobs.store.write { db in try db.execute(sql: "DROP TRIGGER stop") }
        }
        try await core.workOnce()
        #expect(try await core.jobs.store.job(job.id, owner: "")?.state == .done)
        await core.pool.stop()
    }

    @Test func rulesThatAreNoLongerThereFailTheJob() async throws {
        let core = try Self.core()
        let job = try await core.take(.check, query: "rules=工号", "text/plain", "好")
        try await core.workOnce()
        let failed = try #require(try await core.jobs.store.job(job.id, owner: ""))
        #expect(failed.state == .failed && failed.failure?.code == "unknown-name" && failed.failure?.remedy.isEmpty == false)
        await core.pool.stop()
    }

    // MARK: beside direct requests

    @Test func directRequestsAreNotKeptWaiting() async throws {
        try await LiveServer.with {
            $0.limits.workers = 2
            $0.jobs.pieceBytes = 2000
        } _: { server in
            let body = String(repeating: "{\"text\":\"全县主动公开信息，欢迎监督。\"}\n", count: 5000)
            let id = try await server.submit(body)
            var most = 0
            var answered = 0
            while try await server.get("/v1/jobs/\(id)").json["state"] as? String != "done" {
                #expect(try await server.send("/v1/check", #"{"text":"手机：13800138000"}"#).status == 200)
                answered += 1
                most = max(most, server.service.core.pool.busy)
            }
            // Never more than one worker is a job's.
            #expect(most <= 1 && answered >= 3)
        }
    }

    @Test func stoppingLeavesTheRestForTheNextStart() async throws {
        let file = try JobFile()
        let body = String(repeating: "{\"text\":\"全县主动公开信息，欢迎监督。手机：13800138000\"}\n", count: 2000)
        let server = try await LiveServer {
            $0.jobs.file = file.path
            $0.jobs.pieceBytes = 2000
        }
        let id = try await server.submit(body)
        while (try await server.get("/v1/jobs/\(id)").json["progress"] as? [String: Int])?["documents"] == 0 { try await Task.sleep(for: .milliseconds(1)) }
        try await server.stop()
        let between = try #require(try await server.service.core.jobs.store.job(id, owner: ""))
        #expect(between.state == .queued && between.attempts == 0)
        #expect((1..<2000).contains(between.progress.documents))
        try server.service.core.jobs.store.database.close()
        try await LiveServer.with { $0.jobs.file = file.path } _: { server in
            #expect(try await server.ended(id)["state"] as? String == "done")
            let direct = try await server.send("/v1/check", type: "application/x-ndjson", body)
            #expect(try await server.get("/v1/jobs/\(id)/result").body == direct.body)
        }
    }

    /// A run over an export begins anew when the process ended, and what it entered before is known.
    @Test func aRunOfTheLedgerGoesOn() async throws {
        let folder = try AuditFolder()
        var configuration = ServiceConfiguration()
        configuration.ledger = folder.ledger
        let core = try ServiceCore.make(configuration, engine: LiveServer.engine.get())
        let job = try await core.take(.auditRun, "application/x-ndjson", AuditSample.export)
        let store = core.jobs.store
        _ = try await store.next()
        try await store.attempt(job.number)
        var progress = Job.Progress()
        progress.documents = 2
        // It is not to blame for what came before something new was entered, and is where nothing was.
        #expect(try await store.report(progress, isFurther: false, of: job.number))
        try await store.attempt(job.number)
        #expect(try await store.job(job.id, owner: "")?.attempts == 2)
        #expect(try await store.report(progress, isFurther: true, of: job.number))
        #expect(try await store.job(job.id, owner: "")?.attempts == 1)
        #expect(try await store.job(job.id, owner: "")?.progress.documents == 2)
        try await core.workOnce()
        let done = try #require(try await store.job(job.id, owner: ""))
        #expect(done.state == .done && done.progress.documents == 4 && done.verdict == .notReviewed)
        // Once cancelled nothing goes on, and the ledger is left as it is.
        let other = try await core.take(.auditRun, "application/x-ndjson", AuditSample.export)
        _ = try await store.next()
        _ = try await store.cancelOrDiscard(other.id, owner: "")
        #expect(try await !store.report(progress, isFurther: true, of: other.number))
        await core.pool.stop()
    }
}
