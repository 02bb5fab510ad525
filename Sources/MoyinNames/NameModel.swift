/// What the recogniser has learned: tables of characters, titles, words, and the weights of its features.
///
/// Immutable; one instance serves all threads. Made from the bytes of a model file, which `moyin names train` writes;
/// making one takes under a millisecond.
public final class NameModel: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.

    /// What the tables say about each unit, eight bytes a unit.
    let characters: UnsafeMutablePointer<NameCharacter>
    /// Surnames of two and three characters, and their scores.
    let compounds: WordTable
    let titles: WordTable
    let dictionary: WordClasses
    /// With which two characters common words begin.
    let pairs: PairFilter
    /// The first stage.
    let gate: NameGate
    /// The same for ordinary Han names, and what else may begin where.
    let traits: NameTraits
    /// Names of well-known persons.
    let known: WordFilter
    let weights: UnsafeMutablePointer<Int8>
    /// A candidate whose characters alone sum up to less is no name.
    let least: Int
    /// Nats that one unit of weight stands for.
    let weightScale: Float
    /// What it adds that the same string is a name elsewhere in the text.
    let echo: EchoTable
    let calibration: Calibration
    public let version: Version

    /// Which data a model was trained on, as its card says.
    public struct Version: Sendable, Equatable, CustomStringConvertible {
        public var major: UInt16
        public var minor: UInt16
        public var description: String { "\(major).\(minor)" }
        public init(major: UInt16, minor: UInt16) { (self.major, self.minor) = (major, minor) }
    }

    static let units = 65536
    static let characterBytes = 9
    /// Weights, a power of two.
    static let weightBits = 19
    /// Sums of all features stay far from where integers end.
    static let largestScale: Float = 0.125

    /// Reads a model file.
    public init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        let reader = try ModelReader(bytes)
        version = reader.version
        characters = .allocate(capacity: Self.units)
        characters.initialize(repeating: NameCharacter(), count: Self.units)
        weights = .allocate(capacity: 1 << Self.weightBits)
        let hanGate: HanGate
        do throws(NameModelError) {
            let section = try reader.section(.characters)
            guard section.count % Self.characterBytes == 0 else { throw NameModelError(.damaged) }
            for index in 0..<(section.count / Self.characterBytes) {
                let entry = section.baseAddress! + Self.characterBytes * index
                let unit = Int(UInt16(littleEndian: entry.loadUnaligned(as: UInt16.self)))
                func score(_ at: Int) -> Int8 { entry.load(fromByteOffset: at, as: Int8.self) }
                characters[unit] = NameCharacter(
                    surname: score(2), only: score(3), first: score(4), last: score(5), foreign: score(6),
                    flags: entry.load(fromByteOffset: 7, as: UInt8.self), sort: entry.load(fromByteOffset: 8, as: UInt8.self))
            }
            compounds = try WordTable(reader.section(.compounds))
            titles = try WordTable(reader.section(.titles))
            dictionary = try WordClasses(reader.section(.dictionary))
            pairs = try PairFilter(reader.section(.pairs))
            known = try WordFilter(reader.section(.known))
            gate = try NameGate(reader.section(.gate))
            hanGate = try HanGate(reader.section(.hanGate))
            let numbers = try reader.section(.weights)
            guard numbers.count == 8 + 1 << Self.weightBits else { throw NameModelError(.damaged) }
            weightScale = numbers.loadUnaligned(as: Float.self)
            guard weightScale > 0, weightScale <= Self.largestScale else { throw NameModelError(.damaged) }
            least = Int(numbers.loadUnaligned(fromByteOffset: 4, as: Int32.self))
            UnsafeMutableRawPointer(weights).copyMemory(from: numbers.baseAddress! + 8, byteCount: 1 << Self.weightBits)
            echo = try EchoTable(reader.section(.echo))
            calibration = try Calibration(reader.section(.calibration))
        } catch {
            characters.deallocate()
            weights.deallocate()
            throw error
        }
        // Ideographs that no table knows are still ideographs.
        for unit in 0x4e00...0x9fff { characters[unit].flags |= NameCharacter.han }
        for unit in 0x3400...0x4dbf { characters[unit].flags |= NameCharacter.han }
        for unit in 0xf900...0xfaff { characters[unit].flags |= NameCharacter.han }
        characters[0x3007].flags |= NameCharacter.han
        characters[Int(NameUnits.rare)].flags |= NameCharacter.han
        for unit in 0x61...0x7a { characters[unit].flags |= NameCharacter.letter }
        // · ‧ • ・ ． ∙ ⋅ and the full stop, folded or not.
        for unit in [0xb7, 0x2e, 0x2022, 0x2027, 0x30fb, 0x2219, 0x22c5, 0xff65] { characters[unit].flags |= NameCharacter.dot }
        for unit in "某*×✕✖╳●○〇△▲□■◎☆★#x".utf16 { characters[Int(unit)].flags |= NameCharacter.mask }
        for entry in compounds.entries { characters[Int(entry.units[0])].flags |= NameCharacter.leadsCompound }
        for entry in titles.entries {
            characters[Int(entry.units[0])].flags |= NameCharacter.beginsTitle
            if entry.value & 1 != 0 { characters[Int(entry.units[entry.units.count - 1])].endsTitle = true }
        }
        for unit in 0..<Self.units { characters[unit].settle() }
        traits = NameTraits(characters, hanGate, compounds: compounds, titles: titles)
    }

    /// Reads a model file that is in memory.
    public static func read(_ bytes: [UInt8]) throws(NameModelError) -> NameModel {
        let made: Result<NameModel, NameModelError> = bytes.withUnsafeBytes { buffer in
            do throws(NameModelError) { return .success(try NameModel(buffer)) } catch { return .failure(error) }
        }
        return try made.get()
    }

    deinit {
        characters.deallocate()
        weights.deallocate()
    }
}

/// Why a model file was refused.
public struct NameModelError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case damaged = "names-model-damaged"
        case newer = "names-model-newer"
        case older = "names-model-older"
        case foreign = "names-model-unknown"
    }
    public let code: Code

    init(_ code: Code) { self.code = code }

    public var description: String {
        switch code {
        case .damaged: "[\(code.rawValue)] 姓名模型文件已损坏；请重新生成（moyin names train）或换回原文件"
        case .newer: "[\(code.rawValue)] 姓名模型文件的格式比本程序新；请升级 moyin，或用本版本重新训练"
        case .older: "[\(code.rawValue)] 姓名模型文件的格式比本程序旧；请用本版本重新训练（moyin names train）"
        case .foreign: "[\(code.rawValue)] 不是姓名模型文件；请指定 moyin names train 生成的文件"
        }
    }
}
