import Glibc
import MoyinDocuments
@testable import MoyinFiles
import OfficeSamples
import Testing

/// Whatever happens to the process that reads, the one that asks goes on.
@Suite struct ReaderProcessTests {
    init() throws { try #require(ReaderFixture.isReady) }

    /// A program of a few words in the reader's place.
    static func process(_ script: String) throws -> ReaderProcess {
        var path = Array("/tmp/moyin-reader-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        try #require(file >= 0)
        let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let content = Array("#!/bin/sh\n\(script)\n".utf8)
        _ = content.withUnsafeBytes { write(file, $0.baseAddress!, $0.count) }
        fchmod(file, 0o700)
        close(file)
        defer { unlink(name) }
        let process = try #require(ReaderProcess(program: name))
        // It has to be read before its file goes.
        usleep(300_000)
        return process
    }

    static func ask(_ process: ReaderProcess, within limit: Duration = .seconds(20)) -> FileFailure.Code? {
        let request = ReaderRequest(.read, name: [], limits: FileLimits(), file: Array("x".utf8))
        guard case .failure(let failure)? = process.ask(request, before: .now + limit, isCancelled: { false }) else { return nil }
        return failure.code
    }

    @Test func aProcessThatEndsIsTold() throws { #expect(Self.ask(try Self.process("exit 3")) == .crashed) }

    @Test func aProcessThatIsKilledIsTold() throws { #expect(Self.ask(try Self.process("sleep 1; kill -9 $$")) == .crashed) }

    @Test func aProcessThatHangsIsEnded() throws {
        let process = try Self.process("sleep 600")
        let start = ContinuousClock.now
        #expect(Self.ask(process, within: .seconds(1)) == .tooSlow)
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(!process.isAlive)
    }

    @Test func rubbishIsNoAnswer() throws {
        #expect(Self.ask(try Self.process("printf '\\005\\000\\000\\000\\000\\000\\000\\000hello'; sleep 60")) == .crashed)
        #expect(Self.ask(try Self.process("printf 'hello hello hello'; sleep 60")) == .crashed)
    }

    @Test func anAnswerThatIsCutOffIsNone() throws { #expect(Self.ask(try Self.process("printf '\\144\\000\\000\\000\\000\\000\\000\\000\\000'")) == .crashed) }

    @Test func aNewProcessTakesTheNextFile() throws {
        let reader = FileReader()
        #expect(reader.read(Array("PK\u{3}\u{4} no archive".utf8), named: Array("a.docx".utf8))?.failure != nil)
        #expect(reader.read(PlantedFile.word().bytes, named: Array("a.docx".utf8))?.failure == nil)
    }

    @Test func aReaderCanBeCancelled() throws {
        let process = try Self.process("sleep 600")
        let request = ReaderRequest(.read, name: [], limits: FileLimits(), file: [])
        #expect(process.ask(request, before: .now + .seconds(60), isCancelled: { true }) == nil)
    }
}
