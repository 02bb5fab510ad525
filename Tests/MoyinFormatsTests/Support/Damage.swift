import MoyinDocuments
import MoyinFormats

/// Variants of a file that are cut, torn and written over, the same ones every time.
struct Damage {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func number(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return below < 1 ? 0 : Int((state >> 33) % UInt64(below))
    }

    mutating func variant(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        let start = number(bytes.count), length = number(min(200, bytes.count - start))
        switch number(5) {
        case 0: result.removeSubrange(start...)
        case 1: result.removeSubrange(start..<(start + length))
        case 2: result.insert(contentsOf: bytes[start..<(start + length)], at: number(bytes.count))
        default: for _ in 0...number(20) { result[number(bytes.count)] = UInt8(truncatingIfNeeded: number(256)) }
        }
        return result
    }

    /// Reads variants, and writes copies of some: each must end in an answer.
    static func attack(_ bytes: [UInt8], named name: String, rounds: Int, seed: UInt64 = 1) {
        var damage = Damage(seed: seed)
        var limits = FileLimits()
        limits.asksSlowReaders = false
        for _ in 0..<rounds {
            let variant = damage.variant(bytes)
            let document = FormatReader.read(variant, named: Array(name.utf8), limits)
            guard damage.number(4) == 0, !document.segments.isEmpty else { continue }
            var changes = FileChanges()
            changes.texts[damage.number(document.segments.count)] = Array("**".utf8)
            _ = try? FormatReader.write(variant, named: Array(name.utf8), changes, limits)
        }
    }
}
