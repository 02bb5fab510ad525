/// Divides characters of three bytes into sixteen buckets so that the products of their half bytes, which a kernel looks
/// for instead of the characters, hold as little else as may be.
enum CharacterBuckets {
    static let count = 16

    private struct Bucket {
        var members: [UInt32]
        /// One set of half bytes each: the first byte's low half, then both halves of the second and third.
        var sets: (UInt16, UInt16, UInt16, UInt16, UInt16)

        init(_ scalar: UInt32) {
            members = [scalar]
            let bytes = Array(UTF8.encode(Unicode.Scalar(scalar)!)!)
            func bit(_ half: UInt8) -> UInt16 { 1 << UInt16(half & 15) }
            sets = (bit(bytes[0]), bit(bytes[1]), bit(bytes[1] >> 4), bit(bytes[2]), bit(bytes[2] >> 4))
        }

        var size: Int {
            sets.0.nonzeroBitCount * sets.1.nonzeroBitCount * sets.2.nonzeroBitCount * sets.3.nonzeroBitCount
                * sets.4.nonzeroBitCount
        }

        func joinedSize(_ other: Bucket) -> Int {
            (sets.0 | other.sets.0).nonzeroBitCount * (sets.1 | other.sets.1).nonzeroBitCount
                * (sets.2 | other.sets.2).nonzeroBitCount * (sets.3 | other.sets.3).nonzeroBitCount
                * (sets.4 | other.sets.4).nonzeroBitCount
        }

        mutating func join(_ other: Bucket) {
            members += other.members
            sets = (
                sets.0 | other.sets.0, sets.1 | other.sets.1, sets.2 | other.sets.2, sets.3 | other.sets.3,
                sets.4 | other.sets.4
            )
        }
    }

    /// The prepared division, and everything it does not name where it grows least.
    static func of(_ scalars: [UInt32], prepared: [String]) -> [[UInt32]] {
        var buckets: [Bucket] = []
        var left = Set(scalars)
        for part in prepared.prefix(count) {
            let members = part.unicodeScalars.map(\.value).filter { left.remove($0) != nil }
            guard let first = members.first else { continue }
            var bucket = Bucket(first)
            for scalar in members.dropFirst() { bucket.join(Bucket(scalar)) }
            buckets.append(bucket)
        }
        for scalar in left.sorted() {
            let new = Bucket(scalar)
            func growth(_ bucket: Bucket) -> Int { bucket.joinedSize(new) - bucket.size }
            if buckets.count < count {
                buckets.append(new)
            } else if let best = buckets.indices.min(by: { growth(buckets[$0]) < growth(buckets[$1]) }) {
                buckets[best].join(new)
            }
        }
        return buckets.map(\.members)
    }
}
