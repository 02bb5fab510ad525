internal import CICU

/// The two-byte characters of an encoding as packed UTF-8, made from ICU at first use (a few milliseconds, 96 KB) and
/// kept for the life of the process.
///
/// ICU 72 is older than the newest editions of both standards and has private-use code points where Unicode has had
/// characters since 4.1 and 5.2. The replacements below agree with glibc's tables and the WHATWG Encoding Standard.
struct DoubleByteTable: @unchecked Sendable {
    static let big5hkscs = DoubleByteTable(converter: "ibm-1375_P100-2008", corrections: big5Corrections)

    // Sendable although it holds a pointer: the memory is written before `init` returns and never again.
    private let entries: UnsafePointer<UInt32>
    static let trails = Int(ICU_DOUBLE_BYTE_TRAILS)
    private static let leads = Int(ICU_DOUBLE_BYTE_LEADS)

    /// Packed UTF-8, 0 when there is no such character. `lead` is in 0x81...0xFE, `trail` at least 0x40.
    @inline(__always)
    func entry(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
        entries[(Int(lead) &- 0x81) &* Self.trails &+ Int(trail) &- 0x40]
    }

    init(converter: String, corrections: [(code: UInt16, utf8: UInt32)]) {
        let count = Self.leads * Self.trails
        let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
        let found = icu_double_byte_table(converter, memory)
        precondition(found, "ICU lacks the converter \(converter)")
        for index in 0..<count where memory[index] != 0 { memory[index] = packUTF8(memory[index]) }
        for (code, utf8) in corrections {
            memory[(Int(code >> 8) - 0x81) * Self.trails + Int(code & 0xFF) - 0x40] = utf8
        }
        entries = UnsafePointer(memory)
    }
}

/// Both halves of GB18030: its two-byte characters, and the four-byte ones of the basic plane by linear index.
struct GB18030Tables: @unchecked Sendable {
    static let shared = GB18030Tables()

    let doubleByte: DoubleByteTable
    // Sendable although it holds a pointer: the memory is written before `init` returns and never again.
    let basicPlane: UnsafePointer<UInt16>
    let basicPlaneCount = Int(ICU_GB18030_BMP_COUNT)

    private init() {
        doubleByte = DoubleByteTable(converter: "gb18030", corrections: gb18030Corrections)
        let memory = UnsafeMutablePointer<UInt16>.allocate(capacity: basicPlaneCount)
        memory.initialize(repeating: 0, count: basicPlaneCount)
        let found = icu_gb18030_bmp_table(memory)
        precondition(found, "ICU lacks the converter gb18030")
        basicPlane = UnsafePointer(memory)
    }
}

/// GB 18030-2022 gave the vertical forms and eight components their Unicode code points; six more components are in
/// plane 2. Their older four-byte codes decode to the same characters, so that no edition of a file loses any.
private let gb18030Corrections = corrections([
    (0xA6D9, [0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16]), (0xA6EC, [0xFE17, 0xFE18]), (0xA6F3, [0xFE19]),
    (0xFE51, [0x20087, 0x20089, 0x200CC]), (0xFE59, [0x9FB4]), (0xFE61, [0x9FB5]), (0xFE66, [0x9FB6, 0x9FB7]),
    (0xFE6C, [0x215D7, 0x9FB8]), (0xFE76, [0x2298F]), (0xFE7E, [0x9FB9]), (0xFE90, [0x9FBA, 0x241FE]),
    (0xFEA0, [0x9FBB]),
])

/// HKSCS-2008: strokes, two characters added in that edition, components, and four letters with two marks that Unicode
/// writes as two scalars.
private let big5Corrections =
    corrections([
        (0x87A4, [0x9F97]), (0x87AC, [0x9F96]), (0x8840, [0x31C0, 0x31C1, 0x31C2, 0x31C3, 0x31C4]), (0x8846, [0x31C5]),
        (0x8849, [0x31C6, 0x31C7]), (0x884D, [0x31C8]), (0x884F, [0x31C9, 0x31CA, 0x31CB, 0x31CC]),
        (0x8854, [0x31CD, 0x31CE]), (0x88A9, [0x23DA, 0x23DB]), (0x8C43, [0x9FA6]), (0x8C6D, [0x9FA7]),
        (0x8C74, [0x9FA8]), (0x8CB7, [0x9FA9]), (0x8CB9, [0x9FAA]), (0x8CBB, [0x9FAB]), (0x8CC0, [0x9FAC]),
        (0x8CD7, [0x9FAD, 0x9FAE]), (0x8CDA, [0x9FAF]), (0x8CED, [0x9FB2]), (0x8D48, [0x9FB3]), (0xC879, [0x31CF]),
        (0xC8A1, [0x9FB0]), (0xC8A3, [0x9FB1]),
    ]) + [
        (0x8862, packUTF8(0xCA) | packUTF8(0x304) << 16), (0x8864, packUTF8(0xCA) | packUTF8(0x30C) << 16),
        (0x88A3, packUTF8(0xEA) | packUTF8(0x304) << 16), (0x88A5, packUTF8(0xEA) | packUTF8(0x30C) << 16),
    ]

/// Consecutive codes from each first one on.
private func corrections(_ runs: [(first: UInt16, scalars: [UInt32])]) -> [(code: UInt16, utf8: UInt32)] {
    runs.flatMap { run in
        run.scalars.enumerated().map { (code: run.first + UInt16($0.offset), utf8: packUTF8($0.element)) }
    }
}
