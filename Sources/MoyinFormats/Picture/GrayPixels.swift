/// Pixels in gray, a byte each, rows without anything between them.
struct GrayPixels {
    var gray: [UInt8]
    var width: Int
    var height: Int

    /// Turned by 90 degrees clockwise, so often.
    static func turned(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ quarters: Int) -> GrayPixels {
        let isAcross = quarters % 2 == 1
        let columns = isAcross ? height : width, rows = isAcross ? width : height
        let turned = [UInt8](unsafeUninitializedCapacity: width * height) { out, count in
            for y in 0..<rows {
                // Where the row begins in the picture as it is, and how far its next pixel is.
                let (start, step) =
                    switch quarters {
                    case 1: ((height - 1) * width + y, -width)
                    case 2: ((height - 1 - y) * width + width - 1, -1)
                    case 3: (width - 1 - y, width)
                    default: (y * width, 1)
                    }
                var at = start
                for x in 0..<columns {
                    out[y * columns + x] = gray[at]
                    at += step
                }
            }
            count = width * height
        }
        return GrayPixels(gray: turned, width: columns, height: rows)
    }
}
