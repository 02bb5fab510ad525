internal import COCR
internal import Glibc
internal import MoyinDocuments

/// The pages of a picture, decoded one at a time; none before its size is known to be bearable.
struct PictureFile {
    let bytes: [UInt8]
    let kind: moyin_picture_type

    init(_ bytes: [UInt8], _ kind: moyin_picture_type) { (self.bytes, self.kind) = (bytes, kind) }

    /// - Returns: how many pages there are, at most `most`, and whether these are all.
    /// - Throws: ``FileFailure``: `damaged`, or `tooLarge` for more pixels than are read.
    func pages(most: Int) throws(FileFailure) -> (count: Int, isWhole: Bool) {
        if kind == MOYIN_GIF {
            guard let frames = GIFBlocks(bytes) else { throw FileFailure(.damaged) }
            guard frames.pixels <= PictureReading.mostPixels else { throw FileFailure(.tooLarge) }
            return (1, true)
        }
        var pages = 0
        while true {
            var width: Int32 = 0, height: Int32 = 0
            let status = bytes.withUnsafeBufferPointer { moyin_picture_size($0.baseAddress, $0.count, kind, Int32(pages), &width, &height) }
            if status != 0 { break }
            guard width > 0, height > 0, Int(width) * Int(height) <= PictureReading.mostPixels else { throw FileFailure(.tooLarge) }
            if pages == most { return (pages, false) }
            pages += 1
        }
        guard pages > 0 else { throw FileFailure(.damaged) }
        return (pages, true)
    }

    /// In pixels, of the first page; 0 when it says nothing.
    var longerSide: Int {
        var width: Int32 = 0, height: Int32 = 0
        let status = bytes.withUnsafeBufferPointer { moyin_picture_size($0.baseAddress, $0.count, kind, 0, &width, &height) }
        return status == 0 ? Int(max(width, height)) : 0
    }

    /// A page in gray. The caller frees the pixels.
    func gray(_ page: Int, _ quarters: Int) throws(FileFailure) -> (pixels: UnsafeMutablePointer<UInt8>, width: Int, height: Int, dpi: Int) {
        var width: Int32 = 0, height: Int32 = 0, dpi: Int32 = 0
        let pixels = bytes.withUnsafeBufferPointer {
            moyin_picture_gray($0.baseAddress, $0.count, kind, Int32(page), Int32(quarters), &width, &height, &dpi)
        }
        guard let pixels else { throw FileFailure(.damaged) }
        return (pixels, Int(width), Int(height), Int(dpi))
    }
}
