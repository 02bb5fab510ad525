/// The language of an answer, by `Accept-Language`: Chinese unless English is liked better.
enum RequestLanguage {
    /// - Parameter otherwise: where the header asks for neither.
    static func isEnglish(_ header: String?, otherwise: Bool = false) -> Bool {
        guard let header else { return otherwise }
        var best: [Bool: Double] = [:]
        for range in header.split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";")
            guard let tag = parts.first?.filter({ $0 != " " }).lowercased() else { continue }
            let english = tag == "en" || tag.hasPrefix("en-")
            guard english || tag == "zh" || tag.hasPrefix("zh-") else { continue }
            let quality = parts.dropFirst().compactMap { part -> Double? in
                let part = part.filter { $0 != " " }
                return part.hasPrefix("q=") ? Double(part.dropFirst(2)) : nil
            }.first ?? 1
            best[english] = max(best[english] ?? 0, quality)
        }
        if best.isEmpty { return otherwise }
        return (best[true] ?? 0) > (best[false] ?? 0)
    }
}
