@testable import MoyinFormats
import Glibc
import MoyinDocuments
import Testing

/// Files that are damaged in some thousand ways end in an answer, and what is read of them can be asked to be written.
@Suite struct PackageMutationTests {
    static let samples = [
        "ofd/carriers.ofd", "opendocument/carriers.odt", "opendocument/carriers.ods", "opendocument/carriers.odp", "archive/plain.zip", "archive/old.zip",
        "archive/pax.tar", "archive/a.tgz", "archive/a.tar.bz2", "archive/b.zip.xz", "archive/a.7z", "archive/a.rar",
    ]

    /// A few for every run; thousands where the variable says so.
    static let count = getenv("MOYIN_MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 100
    static let seed = getenv("MOYIN_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1

    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    static func mutated(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
        guard bytes.count > 8 else { return bytes }
        var bytes = bytes
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(.random(in: 1..<bytes.count, using: &random))
        case 1: for _ in 0..<Int.random(in: 1...6, using: &random) { bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random) }
        case 2:
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let piece = Array(bytes[start..<min(bytes.count, start + .random(in: 1...200, using: &random))])
            bytes.insert(contentsOf: piece, at: .random(in: 0..<bytes.count, using: &random))
        default:
            let start = Int.random(in: 0..<bytes.count, using: &random)
            bytes.removeSubrange(start..<min(bytes.count, start + .random(in: 1...40, using: &random)))
        }
        return bytes
    }

    /// Reads it, and writes it with every text that has a digit in it changed.
    static func answer(_ bytes: [UInt8], _ name: [UInt8], _ style: PackageSample.Style) {
        var limits = FileLimits()
        limits.unpackedBytes = 64 << 20
        // Thousands of variants: recognition and LibreOffice take seconds each.
        limits.asksSlowReaders = false
        let document = FormatReader.read(bytes, named: name, limits)
        _ = try? FormatReader.write(bytes, named: name, PackageSample.changes(document, ["1"], style), limits)
    }

    @Test(arguments: samples)
    func damaged(path: String) {
        let sample = PackageSample(path)
        var random = Generator(state: 0x6d6f_7969_6e &* Self.seed)
        for _ in 0..<Self.count { Self.answer(Self.mutated(sample.bytes, &random), sample.name, PackageSample.Style.allCases.randomElement(using: &random)!) }
    }

    /// Damage in the parts themselves, where checksums do not stop it.
    @Test(arguments: samples.prefix(4))
    func damagedParts(path: String) throws {
        let sample = PackageSample(path)
        let archive = try ZipArchive(sample.bytes, UnpackingBudget(FileLimits()))
        var random = Generator(state: 0x6d6f_7969_6f &* Self.seed)
        for _ in 0..<Self.count {
            let entry = archive.entries.randomElement(using: &random)!
            let content = try archive.read(entry)
            // Within tags and texts more often than not: well-formed parts go further.
            let text = Bool.random(using: &random) ? Self.swapped(content, &random) : Self.mutated(content, &random)
            Self.answer(try archive.copy([entry.name: text]), sample.name, PackageSample.Style.allCases.randomElement(using: &random)!)
        }
    }

    /// Other values in attributes, other elements around texts: what stays well-formed.
    static func swapped(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<8 {
            let quotes = bytes.indices.filter { bytes[$0] == 0x22 }
            guard quotes.count > 3 else { return bytes }
            let index = Int.random(in: 0..<(quotes.count / 2), using: &random) * 2
            guard quotes[index] + 1 <= quotes[index + 1] else { continue }
            let values = ["", "-1", "0", "99999999999999999999", "1e308", "g 99999999 1", "NaN", "a", "../../..", "16384", "1048576", "true", "false", "none"]
            bytes.replaceSubrange((quotes[index] + 1)..<quotes[index + 1], with: values.randomElement(using: &random)!.utf8)
        }
        return bytes
    }
}
