internal import MoyinText

/// Names of files in archives, which older programs write in the encoding of their country.
enum ArchiveName {
    /// - Returns: UTF-8: as it is, or from GB18030; what is neither, with U+FFFD in it.
    static func utf8(_ name: [UInt8]) -> [UInt8] {
        var validator = UTF8Validator(startingAt: 0)
        validator.feed(name.span)
        validator.finish()
        if validator.damage.isEmpty { return name }
        var text: [UInt8] = []
        var transcoder = Transcoder(.gb18030, keepsMap: false)
        transcoder.feed(name.span, into: &text)
        transcoder.finish(into: &text)
        return text
    }
}
