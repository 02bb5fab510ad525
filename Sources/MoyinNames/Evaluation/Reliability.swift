/// Whether probabilities mean what they say: of the names that were given 0.7, seven in ten should be names.
public struct Reliability: Sendable {
    public struct Bin: Sendable {
        public fileprivate(set) var count = 0
        public fileprivate(set) var right = 0
        fileprivate var sum = 0.0
        /// The mean of what was predicted.
        public var predicted: Double { count > 0 ? sum / Double(count) : 0 }
        public var share: Double { count > 0 ? Double(right) / Double(count) : 0 }
    }

    /// Of a tenth each; what stands on a border belongs to the bin above.
    public private(set) var bins = [Bin](repeating: Bin(), count: 10)

    public init() {}

    public mutating func add(_ probability: Float, isRight: Bool) {
        let index = max(0, min(9, Int(probability * 10)))
        bins[index].count += 1
        bins[index].sum += Double(probability)
        if isRight { bins[index].right += 1 }
    }

    public static func += (left: inout Reliability, right: Reliability) {
        for index in left.bins.indices {
            left.bins[index].count += right.bins[index].count
            left.bins[index].right += right.bins[index].right
            left.bins[index].sum += right.bins[index].sum
        }
    }

    /// Expected calibration error: how far prediction and share lie apart, on the average of all predictions; nil without any.
    public var error: Double? {
        let count = bins.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        return bins.reduce(0) { $0 + abs($1.predicted - $1.share) * Double($1.count) } / Double(count)
    }
}
