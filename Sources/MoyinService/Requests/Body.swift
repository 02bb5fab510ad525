internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// A body that was read as a whole, in memory only.
struct Body: Sendable {
    let bytes: [UInt8]
    /// Kept as long as the bytes are.
    let held: HeldBytes

    /// - Throws: ``Problem``: 413 as soon as it is known to be too large, 408, 503; and errors of the connection.
    init(_ request: Request, _ limits: ServiceLimits, _ budget: ByteBudget) async throws {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limits.bodyBytes { throw Problem.tooLarge(limit: limits.bodyBytes) }
        held = HeldBytes(budget)
        var bytes: [UInt8] = []
        if let announced {
            try held.grow(to: announced)
            // What is only announced takes no memory yet.
            bytes.reserveCapacity(min(announced, 1 << 16))
        }
        do {
            for try await buffer in request.body {
                guard bytes.count + buffer.readableBytes <= limits.bodyBytes else { throw Problem.tooLarge(limit: limits.bodyBytes) }
                try held.grow(to: bytes.count + buffer.readableBytes)
                buffer.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
            }
        } catch let fault as RequestGuard.Fault {
            throw fault.problem
        }
        // A part is never taken for the whole.
        if let announced, bytes.count != announced { throw Problem.cutShort }
        self.bytes = bytes
    }
}
