import Foundation

/// Files of the tests, made by the scripts that stand beside them.
enum Fixture {
    static func bytes(_ path: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Files").appendingPathComponent(path)))
    }

    /// Whether a value stands in bytes, in any encoding that a file may be in.
    static func holds(_ bytes: [UInt8], _ value: String) -> Bool {
        let wide = Array(value.utf16)
        let forms: [[UInt8]] = [
            Array(value.utf8), wide.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }, wide.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] },
        ]
        return forms.contains { Data(bytes).range(of: Data($0)) != nil }
    }
}
