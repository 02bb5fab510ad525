internal import MoyinDocuments

/// A word that was read from a picture.
struct PictureWord {
    /// UTF-8.
    var text: [UInt8]
    /// Pixels from the upper left corner.
    var x0: Int, y0: Int, x1: Int, y1: Int
    /// Words of one line have one number.
    var line: Int
    /// Of 100.
    var confidence: Int
}

/// Reads text from pictures, where a reader of pictures is there.
protocol PictureReader: Sendable {
    /// - Parameter gray: a row after the other, 0 black.
    func read(_ gray: [UInt8], width: Int, height: Int, dpi: Int) throws(FileFailure) -> [PictureWord]
}

enum PictureReading {
    /// nil: nothing reads pictures here. Set before any file is read.
    nonisolated(unsafe) static var reader: (any PictureReader)?
}
