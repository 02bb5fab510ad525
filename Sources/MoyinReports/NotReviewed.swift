package import Moyin
internal import MoyinText

extension Review {
    /// Why the document counts as not reviewed although it could be read; nil when it was reviewed.
    ///
    /// - Parameter option: an option as its user writes it: `--encoding` on the command line.
    package func notReviewed(option: (String) -> String) -> String? {
        if let rule = exceededRule {
            return say(
                "规则 \(rule.id) 的表达式超出匹配上限，全文不能算检查过；请简化表达式",
                "rule \(rule.id) exceeded its match limit, so the text does not count as reviewed; simplify its pattern")
        }
        if isTooLong { return Self.tooLong(option: option) }
        if isGarbled {
            return say(
                "按 \(encoding.rawValue) 读不出文字（\(grouped(damage.count)) 处字节不合编码）；请用 \(option("encoding")) 指定编码",
                "does not read as \(encoding.rawValue) text (\(grouped(damage.count)) invalid byte sequences); name the encoding with \(option("encoding"))")
        }
        return nil
    }

    /// What is said of markup that is longer than what is read into memory.
    package static func tooLong(option: (String) -> String) -> String {
        let limit = OpenedText.longestMarkup >> 20
        return say(
            "网页超过 \(limit) MB；请拆开，或用 \(option("input")) text 只按文字检查",
            "a page longer than \(limit) MB; split it, or read it as it is with \(option("input")) text")
    }
}
