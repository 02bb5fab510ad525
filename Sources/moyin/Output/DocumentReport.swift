import Moyin
import MoyinDocuments
import MoyinFiles
import MoyinReports

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
    /// What is known of a file that is no text.
    var file: ReviewedFile?
    /// What was reviewed, where it is to be shown as a whole; places of findings count its bytes.
    var text: [UInt8]?

    /// What a reader is told about a document that was not reviewed, or not as a whole.
    var reason: String? {
        if let problem { return problem }
        return review?.notReviewed { "--" + $0 }
    }

    static var tooLong: String { Review.tooLong { "--" + $0 } }

    /// The gravest of the files within it.
    var within: Verdict?
    /// How many files it stands in.
    var depth = 0
    /// Its own name, or that of a file it stands in, must not be shown where values are not.
    var isNameHidden = false

    /// Of the document with everything that is in it.
    var verdict: Verdict { own.graver(within) }

    /// Of what stands in the document itself.
    var own: Verdict {
        guard problem == nil, let review, review.verdict != .notReviewed else { return .notReviewed }
        // A value in the name makes a clean text unclean, and nothing milder.
        let isNamedBadly = nameReview != nil || file?.isMisnamed == true
        return isNamedBadly && review.verdict == .publish ? .redact : review.verdict
    }

    var flags: [VerdictFlag] {
        file?.flags(review?.flags ?? []) ?? review?.flags ?? []
    }

    /// All that was found has been accepted before, and stands in the baseline.
    var isAccepted = false

    var status: ExitStatus {
        if isAccepted { return .clean }
        return switch verdict {
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
