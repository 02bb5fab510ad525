import Moyin
import MoyinText

/// What came of one document: a file, or a line of JSON lines.
struct DocumentReport: Sendable {
    /// As JSON has it: the path, or `id` of a JSON line.
    var id: String
    /// The path or `id` without what must not be shown.
    var title: String
    var path: FilePath
    /// Line of the file that the document is, for JSON lines.
    var line: Int?
    /// nil: nothing could be read.
    var review: Review?
    /// What stands in the file's name; places count from the start of the path.
    var nameReview: Review?
    /// Why the document counts as not reviewed although nothing in it says so.
    var problem: String?

    /// What a reader is told about a document that was not reviewed, or not as a whole.
    var reason: String? {
        if let problem { return problem }
        if let rule = review?.exceededRule {
            return say(
                "规则 \(rule.id) 的表达式超出匹配上限，全文不能算检查过；请简化表达式",
                "rule \(rule.id) exceeded its match limit, so the text does not count as reviewed; simplify its pattern")
        }
        if let review, review.isTooLong { return Self.tooLong }
        if let review, review.isGarbled {
            return say(
                "按 \(review.encoding.rawValue) 读不出文字（\(grouped(review.damage.count)) 处字节不合编码）；请用 --encoding 指定编码",
                "does not read as \(review.encoding.rawValue) text (\(grouped(review.damage.count)) invalid byte sequences); name the encoding with --encoding")
        }
        return nil
    }

    static var tooLong: String {
        let limit = OpenedText.longestMarkup >> 20
        return say(
            "网页超过 \(limit) MB；请拆开，或用 --input text 只按文字检查",
            "a page longer than \(limit) MB; split it, or read it as it is with --input text")
    }

    var verdict: Verdict {
        guard problem == nil, let review, review.verdict != .notReviewed else { return .notReviewed }
        // A value in the name makes a clean text unclean, and nothing milder.
        return nameReview != nil && review.verdict == .publish ? .redact : review.verdict
    }

    var status: ExitStatus {
        switch verdict {
        case .publish: .clean
        case .notReviewed: .failure
        default: .findings
        }
    }
}

/// A report whose masked values are still to be rated together with those of the documents before it.
struct PendingReport: Sendable {
    var report: DocumentReport
    var pending: PendingReview?

    consuming func finish(_ union: inout MaskUnion) -> DocumentReport {
        report.review = pending?.finish(&union)
        return report
    }
}
