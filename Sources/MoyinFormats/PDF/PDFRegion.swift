internal import CPDF

/// A part of a page that pictures fill: one, or the strips and tiles that programs cut one into.
struct PDFRegion {
    var box: moyin_pdf_box
    var pictures: [moyin_pdf_picture]

    /// The most pixels an inch that any of them has.
    var dpi: Float { pictures.reduce(0) { max($0, $1.dpi) } }
    var isPartlyHidden: Bool { pictures.contains { $0.is_partly_hidden != 0 } }

    /// A line of text is as long and as high at least: 10 by 3 millimetres. What is smaller on the page is a logo or a sign,
    /// unless it has the pixels for more.
    private static let least: (long: Float, short: Float) = (28, 8.5)
    static let leastPixels: (long: Int, short: Int) = (400, 100)

    var isLarge: Bool { max(box.width, box.height) >= Self.least.long && min(box.width, box.height) >= Self.least.short }

    /// What tells it from others, wherever it is drawn; nil where it cannot be told.
    var key: [Int]? {
        guard pictures.allSatisfy({ $0.object != 0 }) else { return nil }
        if pictures.count == 1 { return [Int(pictures[0].object)] }
        return pictures.flatMap { [Int($0.object), Int(($0.box.x0 - box.x0).rounded()), Int(($0.box.y0 - box.y0).rounded())] }
    }

    /// Pictures that touch or lie over each other are one region.
    static func find(_ pictures: [moyin_pdf_picture]) -> [PDFRegion] {
        var regions: [PDFRegion] = []
        for picture in pictures.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
            var region = PDFRegion(box: picture.box, pictures: [picture])
            // What is joined may touch what neither did.
            while let index = regions.lastIndex(where: { $0.touches(region) }) {
                let other = regions.remove(at: index)
                region.box = region.box.joined(other.box)
                region.pictures = other.pictures + region.pictures
            }
            regions.append(region)
            // More than anybody lays side by side: all of the page is one.
            if regions.count > 300 {
                return [PDFRegion(box: pictures.reduce(picture.box) { $0.joined($1.box) }, pictures: pictures)]
            }
        }
        return regions
    }

    private func touches(_ other: PDFRegion) -> Bool {
        let near: Float = 0.75
        return box.x0 < other.box.x1 + near && other.box.x0 < box.x1 + near && box.y0 < other.box.y1 + near && other.box.y0 < box.y1 + near
    }
}
