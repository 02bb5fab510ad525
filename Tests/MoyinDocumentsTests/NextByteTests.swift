@testable import MoyinDocuments
import Testing

/// Searches that take many bytes a step find what a step of one byte finds.
@Suite struct NextByteTests {
    @Test func everyPlace() {
        // Neighbours of what is looked for: a carry must not pass for a find, nor hide one.
        let alphabet: [UInt8] = [0x25, 0x26, 0x27, 0x20, 0x0a, 0x3c, 0x3d, 0x5c, 0x7b, 0x7c, 0x7d, 0x80, 0xa6, 0xbc, 0xfc, 0x00, 0x61, 0xff]
        var state: UInt64 = 11
        for _ in 0..<4000 {
            let bytes = (0..<29).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Mostly what nobody looks for, so that searches go far.
                return state >> 60 < 13 ? 0xe4 : alphabet[Int(state >> 33) % alphabet.count]
            } as [UInt8]
            bytes.withUnsafeBufferPointer { bytes in
                for (start, end) in [(0, 29), (1, 29), (3, 28), (5, 16), (7, 8), (9, 9), (0, 8)] {
                    func plain(_ isWanted: (UInt8) -> Bool) -> Int { (start..<end).first { isWanted(bytes[$0]) } ?? end }
                    let found = [
                        bytes.next(0x3c, from: start, before: end), bytes.next(0x3c, or: 0x26, from: start, before: end),
                        bytes.next(0x25, or: 0x5c, from: start, before: end), bytes.nextTextSign(from: start, before: end),
                    ]
                    let expected = [plain { $0 == 0x3c }, plain { $0 == 0x3c || $0 == 0x26 }, plain { $0 == 0x25 || $0 == 0x5c }, plain { $0 < 0x27 || $0 == 0x7c }]
                    if found != expected { Issue.record("\(Array(bytes)) \(start) \(end)") }
                }
            }
        }
    }
}
