/// What a model file says about its origin, without the model being made.
public struct NameModelCard: Sendable {
    public let version: NameModel.Version
    /// Recipe, inputs with their digests and licences, counts; empty where the file says nothing.
    public let provenance: String

    /// Reads a model file; refuses one that is not whole.
    public init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        let reader = try ModelReader(bytes)
        version = reader.version
        provenance = reader.optional(.provenance).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    public init(_ bytes: [UInt8]) throws(NameModelError) {
        let made: Result<NameModelCard, NameModelError> = bytes.withUnsafeBytes { buffer in
            do throws(NameModelError) { return .success(try NameModelCard(buffer)) } catch { return .failure(error) }
        }
        self = try made.get()
    }
}
