import Foundation
import GRDB
import Moyin
import MoyinReports
@testable import MoyinService
import Testing

@Suite struct JobStoreTests {
    private static func configuration(_ file: JobFile?, _ change: (inout JobConfiguration) -> Void = { _ in }) -> JobConfiguration {
        var configuration = JobConfiguration()
        configuration.file = file?.path
        change(&configuration)
        return configuration
    }

    private static func core(_ file: JobFile?, _ change: (inout JobConfiguration) -> Void = { _ in }) throws -> ServiceCore {
        var service = ServiceConfiguration()
        service.jobs = configuration(file, change)
        return try ServiceCore.make(service, engine: LiveServer.engine.get())
    }

    private static let request = Job.Request(task: .check, query: "", contentType: "text/plain", isEnglish: false)

    @Test func onlyItsOwnerReadsTheFile() throws {
        let file = try JobFile()
        FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o644])
        let store = try JobStore(Self.configuration(file))
        for name in [file.path, file.path + "-wal"] {
            #expect(try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int == 0o600)
        }
        #expect(store.isDurable)
    }

    @Test func howItIsWritten() throws {
        let file = try JobFile()
        let store = try JobStore(Self.configuration(file))
        try store.database.read { db in
            for (pragma, value) in [("journal_mode", "wal"), ("secure_delete", "1"), ("auto_vacuum", "2"), ("temp_store", "2"), ("foreign_keys", "1"), ("synchronous", "2")] {
                let found = try String.fetchOne(db, sql: "PRAGMA \(pragma)")
                #expect(found == value, "\(pragma)")
            }
        }
    }

    /// A database that is being written to, as a process that is killed leaves it behind.
    private static func copy(of file: JobFile) throws -> JobFile {
        let copy = try JobFile()
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: file.path + suffix, toPath: copy.path + suffix) }
        return copy
    }

    @Test func whatWasAcceptedIsInTheFileAndWhatWasNotIsGone() async throws {
        let file = try JobFile()
        let core = try Self.core(file)
        let accepted = try await core.take(.check, "text/plain", "手机：13800138000")
        let half = try await core.jobs.store.begin(Self.request, owner: "")
        try await core.jobs.store.append(Array("手机：13900139000".utf8), 0, to: half.number)
        let copy = try Self.copy(of: file)
        #expect(try !copy.holding("13900139000").isEmpty)
        let next = try Self.core(copy)
        try await next.jobs.store.erase()
        #expect(try copy.holding("13900139000").isEmpty)
        #expect(try await next.jobs.store.counts() == [.queued: 1])
        try await next.workOnce()
        #expect(try await next.jobs.store.job(accepted.id, owner: "")?.verdict == .redact)
        await core.pool.stop()
        await next.pool.stop()
    }

    @Test func noByteStaysOfWhatIsRemoved() async throws {
        let file = try JobFile()
        let core = try Self.core(file) { $0.pieceBytes = 1000 }
        let store = core.jobs.store
        // Long enough for pages of their own, and more than a log holds.
        func body(_ mobile: String) -> String { String(repeating: "{\"text\":\"手机：\(mobile)\"}\n", count: 300) }
        let done = try await core.take(.check, "application/x-ndjson", body("13800138000"))
        let waiting = try await core.take(.check, query: "id=dr-abc", "application/x-ndjson", body("13900139000"), webhook: "http://127.0.0.1/secret-path")
        #expect(try !file.holding("13800138000").isEmpty && !file.holding("13900139000").isEmpty && !file.holding("secret-path").isEmpty)
        try await core.workOnce()
        try await store.erase()
        // The body is gone with the end of the job; the result holds what was found in it.
        #expect(try await store.piece(0, of: done.number) == nil)
        #expect(try !file.holding("13800138000").isEmpty)
        for job in [done, waiting, waiting] {
            #expect(try await store.cancelOrDiscard(job.id, owner: "") != nil)
            try await store.erase()
        }
        for mark in ["13800138000", "13900139000", "dr-abc", "secret-path", done.id, waiting.id] { #expect(try file.holding(mark).isEmpty, "\(mark)") }
        // The room is given back.
        #expect(try await store.read { db in try Int.fetchOne(db, sql: "PRAGMA freelist_count") } == 0)
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        #expect(try #require(size) < 300_000)
        await core.pool.stop()
    }

    @Test func whatHasExpiredGoes() async throws {
        let core = try Self.core(nil) { $0.lifetime = .seconds(100) }
        let store = core.jobs.store
        let done = try await core.take(.check, "text/plain", "好")
        try await core.workOnce()
        let waiting = try await core.take(.check, "text/plain", "好好")
        let finished = try #require(try await store.job(done.id, owner: "")?.finished)
        try await store.expire(at: finished + 99)
        #expect(try await store.job(done.id, owner: "") != nil)
        try await store.expire(at: finished + 101)
        #expect(try await store.job(done.id, owner: "") == nil)
        // What was accepted is done, however long it waits.
        #expect(try await store.job(waiting.id, owner: "")?.state == .queued)
        // By a clock that was ahead nothing is kept for years.
        try await core.workOnce()
        try await store.write { db in try db.execute(sql: "UPDATE job SET expires = expires + 100000000") }
        try await store.expire(at: finished + 10)
        #expect(try await store.job(waiting.id, owner: "")?.expires == finished + 110)
        try await store.erase()
        #expect(try await store.counts() == [.done: 1])
        await core.pool.stop()
    }

    @Test func expiredJobsAreSwept() async throws {
        try await LiveServer.with {
            $0.jobs.lifetime = .zero
            $0.jobs.clockPatience = .zero
            $0.jobs.sweepTime = .milliseconds(10)
        } _: { server in
            let id = try await server.submit("", type: "text/plain", "好")
            while try await server.get("/v1/jobs/\(id)").status != 404 { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test func clocksThatJumpAreNotBelieved() {
        let start = ContinuousClock.now
        var clock = JobClock(patience: .seconds(600))
        var wall = 0
        func look(_ seconds: Int, wall step: Int? = nil) -> Bool {
            wall += step ?? 60
            return clock.isBelieved(wall: wall, at: start + .seconds(seconds))
        }
        for minute in 0..<10 { #expect(!look(minute * 60)) }
        #expect(look(600))
        // A day ahead, and back again.
        #expect(!look(660, wall: 86_460))
        #expect(!look(720))
        #expect(!look(780, wall: -86_340))
        for minute in 14..<23 { #expect(!look(minute * 60)) }
        #expect(look(1380))
    }

    // MARK: files that are refused

    private func refusal(_ file: JobFile) -> String? {
        do {
            _ = try Language.$chosen.withValue(true) { try JobStore(Self.configuration(file)) }
            return nil
        } catch let error as StartError where error.code == .badJobFile {
            return error.description
        } catch {
            return "other: \(error)"
        }
    }

    @Test func filesOfOthers() throws {
        let text = try JobFile()
        try Data("姓名,手机\n张三,13800138000\n".utf8).write(to: URL(fileURLWithPath: text.path))
        #expect(try #require(refusal(text)).contains("is no database of jobs"))
        #expect(try !text.holding("13800138000").isEmpty)
        let other = try JobFile()
        let queue = try DatabaseQueue(path: other.path)
        try queue.write { db in try db.execute(sql: "CREATE TABLE people (name TEXT)") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: other.path))
        #expect(try #require(refusal(other)).contains("is no database of jobs"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: other.path)) == before)
        let directory = FileManager.default.temporaryDirectory.path
        #expect(throws: StartError.self) {
            var configuration = JobConfiguration()
            configuration.file = directory
            _ = try JobStore(configuration)
        }
    }

    @Test func damagedFiles() async throws {
        let file = try JobFile()
        let core = try Self.core(file)
        for number in 0..<50 { _ = try await core.take(.check, "text/plain", String(repeating: "第\(number)份。", count: 500)) }
        try await core.jobs.store.perform { try await core.jobs.store.database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
        let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
        // Cut short; and with noise where the tables are.
        let short = try JobFile()
        try whole.prefix(whole.count / 2 / 4096 * 4096).write(to: URL(fileURLWithPath: short.path))
        #expect(try #require(refusal(short)).contains("is damaged"))
        let noise = try JobFile()
        try (whole.prefix(100) + Data(repeating: 0xa5, count: 8092) + whole.dropFirst(8192)).write(to: URL(fileURLWithPath: noise.path))
        #expect(try #require(refusal(noise)).contains("is damaged"))
        await core.pool.stop()
    }

    @Test func newerAndOlderFiles() async throws {
        let newer = try JobFile()
        do {
            let store = try JobStore(Self.configuration(newer))
            try await store.database.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('of a later version')") }
            try store.database.close()
        }
        #expect(try #require(refusal(newer)).contains("written by a newer version"))
        // As the first version wrote it: a job that waits is done after the step to the present one.
        let older = try JobFile()
        let queue = try DatabaseQueue(path: older.path)
        try JobSchema.migrator.migrate(queue, upTo: "jobs")
        try await queue.write { db in
            try db.execute(sql: "PRAGMA application_id = 0x4d79696e")
            try db.execute(
                sql: """
                    INSERT INTO job (id, owner, identity, state, task, query, content_type, is_english, created, expires, total_bytes)
                    VALUES ('j1', '', 'x', 'queued', 'check', '', 'text/plain', 0, 1, 2, 26);
                    INSERT INTO input (job, number, bytes) VALUES (1, 0, CAST('手机：13800138000' AS BLOB));
                    """)
        }
        try queue.close()
        let core = try Self.core(older)
        try await core.workOnce()
        let job = try #require(try await core.jobs.store.job("j1", owner: ""))
        #expect(job.state == .done && job.verdict == .redact && job.request.webhook == nil)
        await core.pool.stop()
    }

    // MARK: room

    @Test func aFullDatabaseRefusesAndRecovers() async throws {
        try await LiveServer.with {
            $0.jobs.memoryBytes = 400_000
            $0.jobs.pieceBytes = 10_000
            $0.jobs.pause = .milliseconds(10)
        } _: { server in
            let body = String(repeating: "{\"text\":\"全县主动公开。\"}\n", count: 200)
            let kept = try await server.submit(body)
            _ = try await server.ended(kept)
            let refused = try await server.send("/v1/jobs", type: "application/x-ndjson", String(repeating: body, count: 100))
            #expect(refused.status == 507 && refused.json["code"] as? String == "no-room" && refused.headers["retry-after"] != nil)
            #expect((refused.json["remedy"] as? String)?.contains("--jobs") == true)
            #expect(refused.headers["moyin-verdict"] == "not_reviewed")
            try await server.settle()
            // The server lives, what was there is there, and what fits is taken.
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/v1/jobs/\(kept)/result").status == 200)
            let next = try await server.submit(body + "{\"text\":\"手机：13800138000\"}")
            #expect(try await server.ended(next)["verdict"] as? String == "redact")
        }
    }

    @Test func noJobWaitsForRoomForEver() async throws {
        try await LiveServer.with {
            $0.jobs.memoryBytes = 400_000
            $0.jobs.pieceBytes = 10_000
            $0.jobs.pause = .milliseconds(1)
            $0.jobs.postponements = 3
        } _: { server in
            let id = try await server.submit(String(repeating: "{\"text\":\"手机：13800138000\"}\n", count: 800))
            let after = try await server.submit("", type: "text/plain", "好")
            let job = try await server.ended(id)
            #expect(job["state"] as? String == "failed" && (job["problem"] as? [String: String])?["code"] == "no-room")
            #expect(server.log.text.components(separatedBy: "job postponed").count == 4)
            // Nobody has to wait behind it.
            #expect(try await server.ended(after)["state"] as? String == "done")
        }
    }

    /// There is room for the body, but not at first for what comes of it.
    @Test func aResultWaitsForRoom() async throws {
        try await LiveServer.with {
            $0.jobs.memoryBytes = 400_000
            $0.jobs.pieceBytes = 10_000
            $0.jobs.pause = .milliseconds(10)
        } _: { server in
            let store = server.service.core.jobs.store
            let body = String(repeating: "{\"text\":\"手机：13800138000\"}\n", count: 800)
            let id = try await server.submit(body)
            while !server.log.text.contains("job postponed") { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await server.get("/v1/jobs/\(id)").json["state"] as? String != "failed")
            // However often it is tried again.
            try await Task.sleep(for: .milliseconds(100))
            // As a larger disk would.
            try await store.perform { try await store.database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA max_page_count = 100000") } }
            let job = try await server.ended(id)
            #expect(job["state"] as? String == "done" && (job["progress"] as? [String: Int])?["documents"] == 800)
            let direct = try await server.send("/v1/check", type: "application/x-ndjson", body)
            #expect(try await server.get("/v1/jobs/\(id)/result").body == direct.body)
        }
    }
}
