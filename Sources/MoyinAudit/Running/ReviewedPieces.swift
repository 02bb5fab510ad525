internal import MoyinLedger

/// Enters what was reviewed into a run. An id that comes twice is two items, unless they are the same to the byte.
final class ReviewedPieces: PieceSink, @unchecked Sendable {
    // Unchecked: taken in order, by one thread at a time.
    private let run: LedgerRun
    private var met: [KeyDigest: ContentDigest] = [:]
    private(set) var repeated = 0
    private(set) var sameID = 0

    init(_ run: LedgerRun) { self.run = run }

    func take(_ results: [ItemReviewer.Result], bytes: Int) throws(LedgerError) {
        var readings: [ItemReading] = []
        var unchanged: [KeyDigest] = []
        for result in results {
            switch result {
            case .unchanged(let key, let content):
                if let known = met[key] {
                    if known == content { repeated += 1 }
                } else {
                    met[key] = content
                    unchanged.append(key)
                }
            case .read(var reading):
                let key = KeyDigest(reading.key)
                guard let known = met[key] else {
                    met[key] = reading.content
                    readings.append(reading)
                    continue
                }
                if known == reading.content {
                    repeated += 1
                    continue
                }
                sameID += 1
                let name = reading.key
                var number = 2
                repeat {
                    reading.key = "\(name)#\(number)"
                    number += 1
                } while met[KeyDigest(reading.key)] != nil
                let other = KeyDigest(reading.key)
                met[other] = reading.content
                if run.isUnchanged(other, reading.content) { unchanged.append(other) } else { readings.append(reading) }
            }
        }
        try run.enter(readings, unchanged: unchanged, bytes: bytes)
    }
}

/// Keeps what was read, by key; of an id that comes twice the first.
final class GatheredPieces: PieceSink, @unchecked Sendable {
    // Unchecked: taken in order, by one thread at a time.
    private(set) var readings: [String: ItemReading] = [:]

    func take(_ results: [ItemReviewer.Result], bytes: Int) {
        for case .read(let reading) in results where readings[reading.key] == nil { readings[reading.key] = reading }
    }
}
