internal import MoyinText
internal import Synchronization

/// The document of a service and what was made of it: each when it is first asked for, and the same for all requests.
final class DocumentShelf: Sendable {
    struct File: Sendable {
        var bytes: [UInt8]
        /// Of its content: who has it asks whether it has changed and takes nothing when it has not.
        var tag: String
    }
    private struct State {
        var document: ServiceDocument?
        var files: [String: File] = [:]
    }
    private let state = Mutex(State())

    /// - Parameter name: of ours; a file is made once for each.
    /// - Throws: as ``ServiceDocument/init(_:)`` does.
    func file(_ name: String, _ core: ServiceCore, _ make: (ServiceDocument) -> [UInt8]) throws -> File {
        try state.withLock { state in
            if let file = state.files[name] { return file }
            let document = try state.document ?? ServiceDocument(.init(core))
            state.document = document
            let bytes = make(document)
            let file = File(bytes: bytes, tag: "\"\(SHA256.hex(bytes).prefix(16))\"")
            state.files[name] = file
            return file
        }
    }
}
