internal import MoyinDocuments
internal import MoyinPolicy
internal import MoyinTypes

/// How a text is to be read.
public enum TextForm: Sendable {
    /// As it stands.
    case plain
    /// As markup where tags or character references occur in it, else as it stands.
    case automatic
    /// As a page of HTML.
    case html
}

/// The source of an assessment that read markup: what was scanned is its projection.
struct MarkupSource: Sendable {
    let bytes: [UInt8]
    let projection: Projection
    let form: TextForm

    /// nil when the text is to be read as it stands.
    init?(_ bytes: [UInt8], _ form: TextForm) {
        let isPage: Bool
        switch form {
        case .plain: return nil
        case .html: isPage = true
        case .automatic:
            switch Markup(of: bytes.span) {
            case .none: return nil
            case .fragment: isPage = false
            case .page: isPage = true
            }
        }
        self.bytes = bytes
        self.form = isPage ? .html : .automatic
        projection = Projection(html: bytes.span, isPage: isPage)
    }

    /// Findings by index in the order of the source, with the bytes they come from. What the projection says more than
    /// once counts once.
    func inSourceOrder(_ findings: [Finding]) -> [(index: Int, hull: Range<Int>)] {
        var places = findings.indices.map { (index: $0, hull: projection.hull(of: findings[$0].range)) }
        places.sort { ($0.hull.lowerBound, $1.hull.upperBound, $0.index) < ($1.hull.lowerBound, $0.hull.upperBound, $1.index) }
        // How far what was kept of each kind reaches: kinds are few.
        var reach: [(kind: Kind, end: Int)] = []
        return places.filter { index, hull in
            let kind = findings[index].kind
            guard let known = reach.firstIndex(where: { $0.kind == kind }) else {
                reach.append((kind, hull.upperBound))
                return true
            }
            guard hull.upperBound > reach[known].end else { return false }
            reach[known].end = hull.upperBound
            return true
        }
    }

    /// An edit of the projection as edits of the source: the replacement where the value begins, and nothing where its
    /// other pieces stood. Tags between them stay.
    func edits(_ edit: Redaction.Edit) -> [Redaction.Edit] {
        projection.parts(of: edit.range).enumerated().map { index, part in
            Redaction.Edit(
                range: part.source, kind: edit.kind,
                replacement: index == 0 ? Replacement.escaped(edit.replacement, for: part, of: bytes) : [])
        }
    }

    /// An edit of a place that only the source as plain text shows. What stands around it is unknown, so nothing but
    /// symbols that mean nothing anywhere takes its place.
    func plainEdit(_ edit: Redaction.Edit) -> Redaction.Edit {
        Redaction.Edit(range: edit.range, kind: edit.kind, replacement: Replacement.escaped(edit.replacement, for: .unquoted))
    }
}
