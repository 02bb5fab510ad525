#if canImport(FuzzLaws)
public import FuzzLaws
#endif
import Glibc
@testable import MoyinReports
@testable import MoyinService
import MoyinTypes

extension Law {
    public static let payloads = Law("FuzzPayloads") { PayloadLaws.check(&$0, &$1) }
}

/// What a request may send, to its decoders: taken whole or refused with a reason that holds nothing of it, in bounded time.
/// What was taken is read the same by another reader, and read again after it was written anew.
enum PayloadLaws {
    /// Of processor time, under sanitizers; most take some thousandths. What grows with the square of 64 KB takes longer.
    private static let limit = Duration.seconds(3)
    private static let longest = 1 << 16

    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        let law = input.below(9)
        let size = input.below(256)
        let (start, length) = (input.below(65536), 1 + input.below(256))
        var body = choices & 1 != 0 ? input.rest(of: PayloadPieces.all) : input.rest()
        if choices & 2 != 0 { body = swollen(body, from: start, length) }
        let before = time()
        switch law {
        case 0: RequestLaws.object(body, &complaints)
        case 1: LineLaws.check(body, size, &complaints)
        case 2: RequestLaws.query(body, &complaints)
        case 3: FormLaws.parts(body, &complaints)
        case 4: FormLaws.file(body, &complaints)
        case 5: FormLaws.header(body, &complaints)
        case 6: ValueLaws.check(body, &complaints)
        case 7: PresidioLaws.analyze(body, &complaints)
        default: PresidioLaws.anonymize(body, &complaints)
        }
        let took = time() - before
        complaints.add("took \(took)", unless: took < limit)
        if !complaints.list.isEmpty { complaints.add("law \(law)\n" + String(decoding: body.prefix(4000), as: UTF8.self), unless: false) }
    }

    /// With one stretch of it over and over.
    private static func swollen(_ body: [UInt8], from start: Int, _ length: Int) -> [UInt8] {
        guard !body.isEmpty, body.count < longest else { return body }
        let from = start % body.count
        let to = min(body.count, from + length)
        let times = (longest - body.count) / (to - from)
        return Array(body[..<to]) + (0..<times).flatMap { _ in body[from..<to] } + Array(body[to...])
    }

    /// Of the processor, for this thread: on a busy machine the clock says nothing.
    private static func time() -> Duration {
        // Two words: the members of `timespec` are one module's here and another's in the tests.
        var now = (seconds: 0, nanoseconds: 0)
        withUnsafeMutableBytes(of: &now) { _ = clock_gettime(CLOCK_THREAD_CPUTIME_ID, $0.bindMemory(to: timespec.self).baseAddress!) }
        return .seconds(now.seconds) + .nanoseconds(now.nanoseconds)
    }

    /// A refusal says what is wrong and what to do, in JSON, and no number that was sent.
    static func refusal(_ error: any Error, of body: [UInt8], _ complaints: inout Complaints) {
        guard let problem = error as? Problem else { return complaints.add("no problem: \(type(of: error))", unless: false) }
        var json = JSONText()
        problem.write(into: &json)
        complaints.add("\(problem.code) has no words", unless: !problem.detail.isEmpty && !problem.remedy.isEmpty)
        complaints.add("\(problem.code) is taken for reviewed", unless: problem.verdict == .notReviewed)
        complaints.add("\(problem.code) is no JSON", unless: (try? Presidio.Value(json.bytes)) != nil)
        for number in body.split(whereSeparator: { !(0x30...0x39).contains($0) }) where number.count >= 8 {
            complaints.add("\(problem.code) tells what was sent", unless: json.bytes.firstRange(of: number.prefix(8)) == nil)
        }
    }
}
