/// RTF as Outlook packs it ([MS-OXRTFCP]).
enum CompressedRTF {
    /// What every text is thought to begin with.
    private static let beginning = Array(
        (#"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"# + "\r\n"
            + #"\par \pard\plain\f0\fs20\b\i\u\tab\tx"#).utf8)

    /// nil when it is damaged.
    static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
        guard packed.count >= 16 else { return nil }
        let size = packed.u32(4)
        guard size <= 64 << 20 else { return nil }
        switch packed.u32(8) {
        case 0x414c_454d: return Array(packed.bytes(16, size))
        case 0x7546_5a4c: break
        default: return nil
        }
        // A ring of 4,096 bytes.
        var ring = beginning + [UInt8](repeating: 0x20, count: 4096 - beginning.count)
        var position = beginning.count
        var result: [UInt8] = []
        func put(_ byte: UInt8) {
            result.append(byte)
            ring[position] = byte
            position = (position + 1) & 4095
        }
        var at = 16
        while at < packed.count {
            let flags = packed.u8(at)
            at += 1
            for bit in 0..<8 where at < packed.count {
                if flags >> bit & 1 == 0 {
                    put(packed[at])
                    at += 1
                    continue
                }
                guard at + 1 < packed.count else { return nil }
                let token = Int(packed[at]) << 8 | Int(packed[at + 1])
                at += 2
                let offset = token >> 4
                if offset == position { return result.count > size ? Array(result[..<size]) : result }
                for step in 0..<(token & 15 + 2) { put(ring[(offset + step) & 4095]) }
                guard result.count <= size + 32 else { return nil }
            }
        }
        return result.count == size ? result : nil
    }

    /// The same without packing.
    static func plain(_ rtf: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in [rtf.count + 12, rtf.count, 0x414c_454d, 0] { bytes.append32(number) }
        return bytes + rtf
    }
}
