/// What is known about surnames, for values that are names by other evidence, such as a header.
extension NameModel {
    /// Characters of the Chinese surname that `units` begin with; 0 when it is none.
    ///
    /// - Parameter units: folded as names are, without spaces.
    public func surname(of units: [UInt16]) -> Int {
        guard let first = units.first else { return 0 }
        for length in [3, 2] where units.count > length {
            let number = units.withUnsafeBufferPointer { compounds.index($0.baseAddress!, length) }
            // The lowest bit says Japanese.
            if let number, compounds.entries[number].value & 1 == 0 { return length }
        }
        return characters[Int(first)].surname == NameCharacter.never ? 0 : 1
    }

    /// Whether a common word of the dictionary is spelled like this.
    public func isWord(_ units: [UInt16]) -> Bool {
        units.isEmpty ? false : units.withUnsafeBufferPointer { dictionary.contains($0.baseAddress!, $0.count) }
    }
}
