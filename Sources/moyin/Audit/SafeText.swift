import Moyin
import MoyinFiles
import MoyinReports

/// What people type into the ledger, without what must not stand in it.
struct SafeText {
    private let engine: Engine

    init() throws { engine = try Engine() }

    func shown(_ text: String?) throws -> String? {
        text.map { String(decoding: engine.shown(Array($0.utf8)), as: UTF8.self) }
    }
}
