/// A bitmap as Windows' drawings hold it (`BITMAPINFO` and its pixels), as a file of its own.
enum DeviceBitmap {
    /// - Returns: a file, and what it is called; nil for one of a sort that is not read.
    static func file(_ info: ArraySlice<UInt8>, _ bits: ArraySlice<UInt8>) -> (file: [UInt8], ending: String)? {
        let size = info.u32(0)
        // The header of before Windows 3: 16 bits a number.
        let isOld = size == 12
        guard isOld || size >= 40, info.count >= size else { return nil }
        let compression = isOld ? 0 : info.u32(16)
        if compression == 4 { return (Array(bits), "jpg") }
        if compression == 5 { return (Array(bits), "png") }
        let width = isOld ? info.u16(4) : info.i32(4), height = isOld ? info.u16(6) : info.i32(8)
        let depth = isOld ? info.u16(10) : info.u16(14)
        guard width > 0, height != 0, width < 32_768, abs(height) < 32_768, width * abs(height) <= PictureReading.mostPixels else { return nil }
        guard let pixels = pixels(info, bits, size, width, abs(height), depth, compression) else { return nil }
        // Plain colours, from the bottom up.
        let stride = (width * 3 + 3) / 4 * 4
        var file = header(width, abs(height), stride)
        file.reserveCapacity(file.count + stride * abs(height))
        for row in 0..<abs(height) {
            let from = (height < 0 ? abs(height) - 1 - row : row) * width * 3
            file += pixels[from..<(from + width * 3)]
            file.pad(to: 2)
            while (file.count - 54) % stride != 0 { file.append(0) }
        }
        return (file, "bmp")
    }

    private static func header(_ width: Int, _ height: Int, _ stride: Int) -> [UInt8] {
        var file: [UInt8] = [0x42, 0x4d]
        file.append32(54 + stride * height)
        file.append32(0)
        file.append32(54)
        file.append32(40)
        file.append32(width)
        file.append32(height)
        file.append16(1)
        file.append16(24)
        file.append32(0)
        file.append32(stride * height)
        for _ in 0..<4 { file.append32(0) }
        return file
    }

    /// Blue, green, red of each pixel, rows as they are stored; nil when there are not enough.
    private static func pixels(
        _ info: ArraySlice<UInt8>, _ bits: ArraySlice<UInt8>, _ size: Int, _ width: Int, _ height: Int, _ depth: Int, _ compression: Int
    ) -> [UInt8]? {
        guard [1, 4, 8, 16, 24, 32].contains(depth), compression == 0 || compression == 3 || (compression == 1 && depth == 8) else { return nil }
        let entry = size == 12 ? 3 : 4
        var packed = bits
        if compression == 1 { packed = unpacked(bits, width, height)[...] }
        let stride = (width * depth + 31) / 32 * 4
        guard packed.count >= stride * height else { return nil }
        var masks = depth == 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff]
        if compression == 3 { masks = (0..<3).map { info.u32(40 + 4 * $0) } }
        let shifts = masks.map { mask in mask == 0 ? (0, 1) : (mask.trailingZeroBitCount, mask >> mask.trailingZeroBitCount) }
        var result: [UInt8] = []
        result.reserveCapacity(width * height * 3)
        packed.withUnsafeBufferPointer { packed in
            for row in 0..<height {
                let start = row * stride
                for x in 0..<width {
                    switch depth {
                    case 24: result.append(contentsOf: packed[(start + 3 * x)..<(start + 3 * x + 3)])
                    case 16, 32:
                        let at = start + x * depth / 8
                        let value = depth == 16 ? Int(packed[at]) | Int(packed[at + 1]) << 8 : Int(packed[at]) | Int(packed[at + 1]) << 8 | Int(packed[at + 2]) << 16 | Int(packed[at + 3]) << 24
                        for colour in [2, 1, 0] {
                            let part = (value & masks[colour]) >> shifts[colour].0
                            result.append(UInt8(truncatingIfNeeded: part * 255 / max(1, shifts[colour].1)))
                        }
                    default:
                        let bit = x * depth
                        let index = Int(packed[start + bit / 8]) >> (8 - depth - bit % 8) & (1 << depth - 1)
                        let colour = size + index * entry
                        result.append(contentsOf: [UInt8(info.u8(colour)), UInt8(info.u8(colour + 1)), UInt8(info.u8(colour + 2))])
                    }
                }
            }
        }
        return result
    }

    /// Runs of equal pixels, 8 bits each ([MS-WMF] 3.1.6).
    private static func unpacked(_ bits: ArraySlice<UInt8>, _ width: Int, _ height: Int) -> [UInt8] {
        let stride = (width + 3) / 4 * 4
        var result = [UInt8](repeating: 0, count: stride * height)
        var (x, y, at) = (0, 0, 0)
        func put(_ value: UInt8) {
            if x < width, y < height { result[y * stride + x] = value }
            x += 1
        }
        while at + 1 < bits.count, y < height {
            let (first, second) = (bits.u8(at), bits.u8(at + 1))
            at += 2
            if first > 0 {
                for _ in 0..<first { put(UInt8(second)) }
            } else if second == 0 {
                (x, y) = (0, y + 1)
            } else if second == 1 {
                break
            } else if second == 2 {
                (x, y) = (x + bits.u8(at), y + bits.u8(at + 1))
                at += 2
            } else {
                for index in 0..<second { put(UInt8(bits.u8(at + index))) }
                at += (second + 1) / 2 * 2
            }
        }
        return result
    }

    /// A bitmap's header and pixels out of a file, with no room between them.
    static func parts(_ file: [UInt8]) -> (info: ArraySlice<UInt8>, bits: ArraySlice<UInt8>)? {
        guard file.starts(with: [0x42, 0x4d]), file.count > 54 else { return nil }
        let start = file.u32(10)
        guard start >= 54, start <= file.count else { return nil }
        return (file[14..<start], file[start...])
    }

    /// Of a bitmap that stands in one piece, how long its header is, with its colours.
    static func infoLength(_ bitmap: ArraySlice<UInt8>) -> Int {
        let size = bitmap.u32(0)
        if size == 12 { return 12 + 3 * (bitmap.u16(10) <= 8 ? 1 << bitmap.u16(10) : 0) }
        let depth = bitmap.u16(14)
        var colours = bitmap.u32(32)
        if depth <= 8, colours == 0 || colours > 1 << depth { colours = 1 << depth }
        if depth > 8, colours > 256 { colours = 0 }
        return size + 4 * colours + (bitmap.u32(16) == 3 && size == 40 ? 12 : 0)
    }
}
