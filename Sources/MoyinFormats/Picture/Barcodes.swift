internal import CBarcode

/// QR codes and bar codes of a picture.
enum Barcodes {
    static func read(_ gray: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int) -> [RecognisedCode] {
        guard let codes = moyin_barcodes_read(gray.baseAddress, Int32(width), Int32(height)) else { return [] }
        defer { moyin_barcodes_free(codes) }
        return (0..<moyin_barcodes_count(codes)).map { index in
            let code = moyin_barcodes_at(codes, index)
            let text = UnsafeRawBufferPointer(start: code.text, count: code.length)
            return RecognisedCode(text: Array(text), box: PixelBox(left: Int(code.left), top: Int(code.top), right: Int(code.right), bottom: Int(code.bottom)))
        }
    }
}
