import Foundation
import GRDB
import Logging
@testable import MoyinService
import Testing

/// A file for a database, in a directory of its own, which goes with it.
final class JobFile: Sendable {
    let path: String
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-jobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.appendingPathComponent("jobs.db").path
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// Which files of the database hold these bytes.
    func holding(_ text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { name in
            let bytes = try Data(contentsOf: directory.appendingPathComponent(name))
            return bytes.range(of: Data(text.utf8)) != nil
        }
    }
}

extension LiveServer {
    /// Submits a job and gives its id.
    func submit(_ query: String, type: String = "application/x-ndjson", headers: [String: String] = [:], _ body: String) async throws -> String {
        let reply = try await send("/v1/jobs\(query)", type: type, headers: headers, body)
        #expect(reply.status == 202 || reply.status == 200, "\(reply.text)")
        return try #require(reply.json["id"] as? String)
    }

    func submit(_ lines: String) async throws -> String { try await submit("", lines) }

    /// The job when it has ended.
    func ended(_ id: String, _ headers: [String: String] = [:]) async throws -> [String: Any] {
        while true {
            let job = try await get("/v1/jobs/\(id)", headers).json
            let state = try #require(job["state"] as? String)
            if state != "queued", state != "running" { return job }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Whatever was to be removed is.
    func settle() async throws {
        while try await service.core.jobs.store.hasRubbish() { try await Task.sleep(for: .milliseconds(5)) }
    }
}

extension JobStore {
    func hasRubbish() async throws -> Bool {
        try await read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM job WHERE state = 'discarded')
                    OR EXISTS (SELECT 1 FROM input JOIN job ON job = job.number WHERE state NOT IN ('receiving', 'queued', 'running'))
                    """) ?? false
        }
    }
}

extension ServiceCore {
    /// A job as the endpoint takes it, without one.
    func take(_ task: Job.Task, query: String = "", _ type: String, _ body: String, webhook: String? = nil, owner: String = "") async throws -> Job {
        let request = Job.Request(task: task, query: query, contentType: type, isEnglish: false, webhook: webhook)
        let job = try await jobs.store.begin(request, owner: owner)
        var cutter = PieceCutter(size: jobs.configuration.pieceBytes, cutsLines: type.hasSuffix("ndjson"))
        var pieces = Array(body.utf8).withUnsafeBytes { cutter.take($0) }
        if let last = cutter.finish() { pieces.append(last) }
        for (number, piece) in pieces.enumerated() { try await jobs.store.append(piece, number, to: job.number) }
        return try await jobs.store.accept(job.number, identity: UUID().uuidString, totalBytes: body.utf8.count)
    }

    /// Works on the next job, if there is one.
    func workOnce() async throws {
        guard let job = try await jobs.store.next() else { return }
        try await JobWork(core: self, job: job, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }).run()
    }

    /// All of a result.
    func result(_ job: Job) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        var number = 0
        while let piece = try await jobs.store.output(number, of: job.number) {
            bytes += piece
            number += 1
        }
        return bytes
    }
}
