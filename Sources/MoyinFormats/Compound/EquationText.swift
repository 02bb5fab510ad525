/// The characters of an equation (MTEF, as Equation Editor and MathType write it), in their order.
enum EquationText {
    /// Each stands in a record of its own: a tag, its typeface, and itself in UTF-16, between records of how it is set.
    static func text(_ content: [UInt8]) -> [UInt8] {
        // Behind a head of 28 bytes, the version is said first.
        let isNew = content.u8(28) >= 5
        var units: [UInt16] = []
        var at = 28
        while at + 4 <= content.count {
            let tag = content.u8(at)
            // With options of its own in newer ones, in the upper half of the tag in older ones.
            let face = content.u8(at + (isNew ? 2 : 1)), unit = content.u16(at + (isNew ? 3 : 2))
            if (isNew ? tag == 2 : tag & 0x0f == 2), face >= 0x80, face < 0xa0, unit >= 0x20, unit < 0xd800 || unit >= 0xf900 {
                units.append(UInt16(unit))
                at += isNew ? 5 : 4
            } else {
                at += 1
            }
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
