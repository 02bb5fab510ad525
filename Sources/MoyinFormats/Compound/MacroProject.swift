internal import MoyinText

/// The source of macros ([MS-OVBA]): each module a stream in which it stands packed, behind what it was compiled to.
struct MacroProject {
    /// By the names of their streams, where the source begins.
    private var starts: [String: Int] = [:]
    private var page = CodePage.encoded(.gb18030)

    /// nil: without a list of modules that is understood.
    init?(_ file: CompoundFile) {
        guard let folder = file.entries.first(where: { $0.name == "dir" && !$0.isStorage }), let packed = try? file.content(folder), let list = Self.unpacked(packed[...]) else { return nil }
        var at = 0
        var stream: String?
        while at + 6 <= list.count {
            let kind = list.u16(at)
            // The version says another length than it has.
            let length = kind == 9 ? 6 : list.u32(at + 2)
            guard length <= list.count - at - 6 else { break }
            let data = list.bytes(at + 6, length)
            switch kind {
            case 3: page = CodePage(page: data.u16(0))
            case 0x32: stream = String(decoding: data.utf8OfUTF16, as: UTF8.self)
            case 0x31:
                if let name = stream { starts[name] = data.u32(0) }
                stream = nil
            default: break
            }
            at += 6 + length
        }
    }

    /// The source of a module, UTF-8; nil for other streams, and the bare list of modules for the one that has it.
    func source(_ entry: CompoundFile.Entry, _ content: [UInt8]) -> [UInt8]? {
        let packed: ArraySlice<UInt8>
        if entry.name == "dir" { packed = content[...] } else if let start = starts[entry.name], start < content.count { packed = content[start...] } else { return nil }
        guard let bytes = Self.unpacked(packed) else { return nil }
        if entry.name == "dir" { return StringScan.strings(bytes).reduce(into: []) { $0 += $1.text + [0x0a] } }
        var text: [UInt8] = []
        page.decode(bytes, &text)
        return text
    }

    /// What is packed ([MS-OVBA] 2.4.1); nil when it is damaged.
    static func unpacked(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
        guard packed.u8(0) == 1 else { return nil }
        var result: [UInt8] = []
        var at = 1
        while at + 2 <= packed.count {
            let head = packed.u16(at)
            let end = min(packed.count, at + (head & 0xfff) + 3)
            guard head & 0x7000 == 0x3000, result.count < 64 << 20 else { return nil }
            at += 2
            let start = result.count
            if head & 0x8000 == 0 {
                result += packed.bytes(at, 4096)
                at += 4096
                continue
            }
            while at < end {
                let flags = packed.u8(at)
                at += 1
                for bit in 0..<8 where at < end {
                    if flags >> bit & 1 == 0 {
                        result.append(UInt8(packed.u8(at)))
                        at += 1
                        continue
                    }
                    // How far back, and how much: the further it is into its piece, the more bits say how far.
                    let token = packed.u16(at)
                    at += 2
                    let done = result.count - start
                    var bits = 4
                    while 1 << bits < done { bits += 1 }
                    let length = token & (0xffff >> bits) + 3, offset = token >> (16 - bits) + 1
                    guard offset <= done else { return nil }
                    for _ in 0..<length { result.append(result[result.count - offset]) }
                }
            }
        }
        return result
    }
}
