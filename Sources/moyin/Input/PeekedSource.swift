import MoyinFiles
import MoyinReports
import MoyinText

/// A source whose first bytes were looked at, and come once more.
final class PeekedSource {
    let head: [UInt8]
    private let source: DecodingReader.Source
    private var position = 0
    /// So much tells every type that has a signature.
    private static let reach = 4096

    init(_ source: @escaping DecodingReader.Source) {
        self.source = source
        var head = [UInt8](repeating: 0, count: Self.reach)
        var count = 0
        var last = 1
        while count < head.count, last > 0 {
            last = head.withUnsafeMutableBytes { source(UnsafeMutableRawBufferPointer(rebasing: $0[count...])) }
            count += max(0, last)
        }
        // What could not be read is met again by whoever reads on.
        self.head = Array(head[..<count])
    }

    var read: DecodingReader.Source {
        { [self] buffer in
            guard position < head.count else { return source(buffer) }
            let count = min(buffer.count, head.count - position)
            head.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
    }

    /// All of it.
    ///
    /// - Throws: ``FileProblem`` when it does not read, or is longer than that.
    func everything(upTo limit: Int, _ file: FileSource) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        let read = read
        while true {
            let count = block.withUnsafeMutableBytes(read)
            if count < 0 { throw FileProblem(file.path, file.failure) }
            if count == 0 { return bytes }
            bytes += block[..<count]
            if bytes.count > limit {
                throw FileProblem(file.path, say("超过 \(limit >> 20) MB；请拆成几份再查", "more than \(limit >> 20) MB; split it and check the parts"))
            }
        }
    }
}
