public import MoyinDocuments

/// Where in a file the bytes of its page come from. Holds what sheets and properties are called, and no other text.
public struct FilePlaces: Sendable {
    /// By where they begin on the page.
    private let segments: [FileDocument.Segment]
    let labels: [[UInt8]]

    public init(_ document: FileDocument) {
        labels = document.labels
        let segments = document.segments.filter { !$0.range.isEmpty }
        // Nearly always sorted as it is.
        let isSorted = zip(segments, segments.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound }
        self.segments = isSorted ? segments : segments.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The place of the text that holds a byte of the page, or of the next one. Cost: logarithmic.
    public func place(at offset: Int) -> Place? {
        var (low, high) = (0, segments.count)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < segments.count ? segments[low].place : segments.last?.place
    }
}
