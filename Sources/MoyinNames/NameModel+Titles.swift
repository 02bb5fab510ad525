/// Titles by number, so that what reports a name can say which title stood beside it.
extension NameModel {
    /// The number of a title; nil when it is none.
    ///
    /// - Parameter units: folded as names are, without spaces.
    public func title(_ units: [UInt16]) -> Int? {
        units.isEmpty ? nil : units.withUnsafeBufferPointer { titles.index($0.baseAddress!, $0.count) }
    }

    /// A title in simplified characters.
    public func title(_ number: Int) -> String? {
        titles.entries.indices.contains(number) ? String(decoding: titles.entries[number].units, as: UTF16.self) : nil
    }
}
