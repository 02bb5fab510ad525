public import Moyin
public import MoyinDocuments
package import MoyinReports

/// What reports tell of a file besides what was found in it. Holds none of its text but what its sheets are called.
public struct ReviewedFile: Sendable {
    public let type: FileType
    public let remarks: [FileRemark]
    public let failure: FileFailure?
    private let places: FilePlaces

    public init(_ document: FileDocument) {
        (type, remarks, failure) = (document.type, document.remarks, document.failure)
        places = FilePlaces(document)
    }

    /// Its name says another type than its content.
    public var isMisnamed: Bool { remarks.contains { $0.code == .misnamed } }

    /// Something in it that only a person can judge.
    public var needsPerson: Bool { remarks.contains { $0.code != .signed && $0.code != .recognised } }

    /// Flags of what was found in it, with what it is itself.
    public func flags(_ flags: [VerdictFlag]) -> [VerdictFlag] {
        needsPerson && !flags.contains(.needsHumanReview) ? flags + [.needsHumanReview] : flags
    }

    /// Why it does not count as reviewed.
    public var problem: String? { failure?.words(type) }

    /// Where something was found, in words.
    public func place(_ found: Found, _ engine: Engine) -> String? { places.place(at: found.finding.start).map { places.words($0, engine) } }

    /// Where the text at a byte of its page stands, in words.
    func place(at offset: Int, _ engine: Engine) -> String? { places.place(at: offset).map { places.words($0, engine) } }

    package func account(_ flags: [VerdictFlag], _ engine: Engine) -> FileAccount {
        FileAccount(type: type.extensions.first ?? "unknown", remarks: remarks.map { snakeCase("\($0.code)") }, flags: flags) { found in
            places.place(at: found.finding.start).map {
                FileAccount.Place(words: places.words($0, engine), carrier: snakeCase("\($0.carrier)"), isHidden: $0.hiding != .none)
            }
        }
    }
}
