internal import NIOCore

/// The style of the page: the console's tokens and type, and its own. Without a script the page follows the screen.
enum DocumentStyle {
    private static let chosen = "@media screen { :root[data-theme=\"dark\"] {"
    private static let followed = "@media screen and (prefers-color-scheme: dark) { :root {"

    static let bytes: [UInt8] = {
        let base = ConsoleFile.all["base.css"].map { String(buffer: $0.bytes) } ?? ""
        let own = DocumentSource.files.first { $0.name == "docs.css" }?.bytes ?? []
        return Array(base.replacing(chosen, with: followed).utf8) + own
    }()
}
