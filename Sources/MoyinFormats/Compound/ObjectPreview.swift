/// How an object looks in its document: a drawing or a bitmap behind a head of numbers ([MS-OLEDS] 2.3.4).
struct ObjectPreview {
    let file: [UInt8]
    let ending: String
    private let head: [UInt8]

    /// nil: none that is known.
    init?(_ content: [UInt8]) {
        let marker = content.u32(0)
        guard marker == 0xffff_ffff || marker == 0xffff_fffe else { return nil }
        let format = content.u32(4)
        let device = max(4, content.u32(8))
        // Which device it was made for; how and where it is seen; how wide and high; how long it is.
        let start = 8 + device + 28
        guard device < content.count, start + 16 <= content.count else { return nil }
        let length = content.u32(start - 4)
        guard length > 0, length <= content.count - start else { return nil }
        let data = content.bytes(start, length)
        switch format {
        case 3: (file, ending) = (Array(data), "wmf")
        case 14: (file, ending) = (Array(data), "emf")
        case 8:
            let info = DeviceBitmap.infoLength(data)
            guard let made = DeviceBitmap.file(data.bytes(0, info), data.dropFirst(info)) else { return nil }
            (file, ending) = made
        default: return nil
        }
        head = Array(content[..<start])
    }

    /// With another picture; nothing where that cannot be: it is made anew when somebody opens the object.
    func with(_ changed: [UInt8]) -> [UInt8] {
        var data = changed[...]
        if ending == "bmp" {
            guard let parts = DeviceBitmap.parts(changed) else { return [] }
            data = parts.info + parts.bits
        }
        var result = head
        result.put32(data.count, at: head.count - 4)
        return result + data
    }
}
