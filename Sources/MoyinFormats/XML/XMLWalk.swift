internal import CXML2
internal import MoyinDocuments

/// What happens on a walk over an XML part.
protocol XMLHandler: AnyObject {
    func start(_ tag: XMLTag)
    func end(_ name: XMLName)
    /// All text between two tags.
    ///
    /// - Returns: what stands there in a copy; nil: it stays.
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]?
    /// A comment of the markup, which no program shows and no copy keeps.
    func comment(_ utf8: UnsafeBufferPointer<UInt8>)
}

extension XMLHandler {
    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }
    func comment(_ utf8: UnsafeBufferPointer<UInt8>) {}
}

/// One pass over an XML part with libxml2: events to a handler and, for a copy, the part again with what the handler
/// changed. Whatever is not changed means the same in the copy; comments and declarations go.
///
/// A document type definition is refused: no office format has one, and every attack by entities needs one.
///
/// Its variables, as those of the readers of sheets and of ``DocumentView``, are not watched for overlapping access: each is
/// used by one thread, no function that changes one is handed another, and watching took a sixth of the time of a workbook.
final class XMLWalk {
    private let handler: any XMLHandler
    private let writes: Bool
    private let textBytes: Int
    private let mends: Bool
    /// Elements that are open, where tags may not fit together.
    private var openElements: [(prefix: UnsafePointer<xmlChar>?, name: UnsafePointer<xmlChar>)] = []
    @exclusivity(unchecked) private(set) var output: [UInt8] = []
    /// What the handler says of the start tag at hand.
    @exclusivity(unchecked) var replaced: [Int: [UInt8]?] = [:]
    @exclusivity(unchecked) var dropsElement = false
    @exclusivity(unchecked) var inside: [UInt8] = []
    @exclusivity(unchecked) private var text: [UInt8] = []
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var elements = 0
    /// Depth of the element that is being dropped; 0: none.
    @exclusivity(unchecked) private var dropDepth = 0
    @exclusivity(unchecked) private var isTagOpen = false
    @exclusivity(unchecked) private var isRewritten = false
    private var failure: FileFailure?
    private let part: String
    private var context: xmlParserCtxtPtr?

    private static let deepest = 512
    /// Different names, of elements, attributes and spaces. libxml2 looks for each among all the others when there are more.
    private static let mostNames = 100_000

    private init(_ handler: any XMLHandler, _ part: String, writes: Bool, mends: Bool, textBytes: Int) {
        (self.handler, self.part, self.writes, self.mends, self.textBytes) = (handler, part, writes, mends, textBytes)
    }

    /// - Parameters:
    ///   - part: what errors call it.
    ///   - mends: whether tags that do not fit together are closed where they must be, as programs do that read VML.
    /// - Returns: the copy; empty when none is written.
    @discardableResult
    static func walk(
        _ bytes: [UInt8], _ part: String, _ handler: any XMLHandler, writes: Bool, mends: Bool = false, textBytes: Int = 32 << 20
    ) throws(FileFailure) -> [UInt8] {
        guard bytes.count < Int32.max else { throw FileFailure(.tooLarge, part) }
        if XMLTagBounds.isExceeded(bytes) { throw FileFailure(.hostile, part) }
        let walk = XMLWalk(handler, part, writes: writes, mends: mends, textBytes: textBytes)
        if writes { walk.output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8) }
        var isWhole = false
        bytes.withUnsafeBytes { bytes in
            guard let context = xmlCreateMemoryParserCtxt(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) else { return }
            defer { xmlFreeParserCtxt(context) }
            walk.context = context
            // Depth and lengths are bounded here. Without NOENT an ampersand in an attribute would come as `&#38;`; there are no
            // other entities, for there is no declaration of any.
            var options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            if mends { options |= XML_PARSE_RECOVER.rawValue }
            xmlCtxtUseOptions(context, Int32(bitPattern: options))
            var events = xmlSAXHandler()
            walk.listen(&events)
            context.pointee.sax.pointee = events
            context.pointee.userData = Unmanaged.passUnretained(walk).toOpaque()
            isWhole = xmlParseDocument(context) == 0 && context.pointee.wellFormed != 0 || mends && walk.failure == nil && walk.elements > 0
            if mends { walk.closeAll() }
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        }
        if let failure = walk.failure { throw failure }
        guard isWhole else { throw FileFailure(.damaged, part) }
        return walk.output
    }

    private func listen(_ events: inout xmlSAXHandler) {
        events.initialized = XML_SAX2_MAGIC
        events.startElementNs = { context, name, prefix, _, namespaceCount, namespaces, count, _, attributes in
            XMLWalk.at(context).start(name!, prefix, Int(namespaceCount), namespaces, Int(count), attributes)
        }
        events.endElementNs = { context, name, prefix, _ in XMLWalk.at(context).end(name!, prefix) }
        events.characters = { context, text, count in XMLWalk.at(context).characters(text!, Int(count)) }
        events.ignorableWhitespace = events.characters
        events.cdataBlock = events.characters
        events.comment = { context, text in
            guard let text else { return }
            XMLWalk.at(context).handler.comment(UnsafeBufferPointer(start: text, count: xmlStrlen(text).asInt))
        }
        events.internalSubset = { context, _, _, _ in XMLWalk.at(context).stop(.hostile) }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> XMLWalk {
        Unmanaged<XMLWalk>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
    }

    private func stop(_ code: FileFailure.Code) {
        failure = failure ?? FileFailure(code, part)
        if let context { xmlStopParser(context) }
    }

    private var namesSeen: Int { context.map { Int(xmlDictSize($0.pointee.dict)) } ?? 0 }

    // MARK: events

    private func start(
        _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespaceCount: Int,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        flush()
        depth += 1
        elements += 1
        if mends { openElements.append((prefix, name)) }
        if depth > Self.deepest || elements & 0xfff == 0 && namesSeen > Self.mostNames { return stop(.hostile) }
        if !replaced.isEmpty { replaced.removeAll(keepingCapacity: true) }
        dropsElement = false
        if writes, dropDepth == 0 { closeTag() }
        if !inside.isEmpty { inside = [] }
        handler.start(XMLTag(XMLName(name), self, attributes, count, prefix: prefix))
        guard writes else { return }
        if dropsElement, dropDepth == 0 { dropDepth = depth }
        guard dropDepth == 0 else { return }
        closeTag()
        output.append(0x3c)
        qualified(prefix, name)
        for index in 0..<namespaceCount {
            append(" xmlns")
            if let prefix = namespaces![2 * index] {
                output.append(0x3a)
                append(prefix)
            }
            append("=\"")
            if let uri = namespaces![2 * index + 1] { quoted(UnsafeBufferPointer(start: uri, count: xmlStrlen(uri).asInt)) }
            output.append(0x22)
        }
        for index in 0..<count {
            var value = UnsafeBufferPointer(
                start: attributes![5 * index + 3], count: attributes![5 * index + 4].unsafelyUnwrapped - attributes![5 * index + 3].unsafelyUnwrapped)
            func write() {
                output.append(0x20)
                qualified(attributes![5 * index + 1], attributes![5 * index].unsafelyUnwrapped)
                append("=\"")
                quoted(value)
                output.append(0x22)
            }
            switch replaced[index] {
            case nil: write()
            case .some(nil): break
            case .some(.some(let bytes)):
                bytes.withUnsafeBufferPointer {
                    value = $0
                    write()
                }
            }
        }
        isTagOpen = true
        if !inside.isEmpty { insert(inside) }
    }

    private func end(_ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) {
        flush()
        isRewritten = false
        handler.end(XMLName(name))
        if mends { _ = openElements.popLast() }
        defer { depth -= 1 }
        guard writes, !isRewritten else { return }
        if dropDepth > 0 {
            if dropDepth == depth { dropDepth = 0 }
            return
        }
        if isTagOpen {
            append("/>")
            isTagOpen = false
            return
        }
        append("</")
        qualified(prefix, name)
        output.append(0x3e)
    }

    /// What was never closed ends with the part. The names are the parser's, which is still there.
    private func closeAll() { while let last = openElements.last { end(last.name, last.prefix) } }

    private func characters(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        if text.count + count > textBytes { return stop(.tooLarge) }
        text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    }

    private func flush() {
        guard !text.isEmpty else { return }
        let changed = text.withUnsafeBufferPointer { handler.text($0) }
        if writes, dropDepth == 0 {
            closeTag()
            Self.escape(changed ?? text, &output)
        }
        text.removeAll(keepingCapacity: true)
    }

    /// For a handler that puts an element of its own where it is.
    func insert(_ xml: [UInt8]) {
        guard writes, dropDepth == 0 else { return }
        closeTag()
        output += xml
    }

    /// For a handler that knows only at the end of an element what is to stand in its place.
    ///
    /// - Parameter mark: ``XMLTag/mark`` of its start tag.
    func rewrite(from mark: Int, _ xml: [UInt8]) {
        guard writes, dropDepth == 0 else { return }
        output.removeLast(output.count - mark)
        output += xml
        isTagOpen = false
        isRewritten = true
    }

    // MARK: writing

    private func closeTag() {
        if isTagOpen { output.append(0x3e) }
        isTagOpen = false
    }

    private func append(_ text: StaticString) { text.withUTF8Buffer { output.append(contentsOf: $0) } }

    private func append(_ text: UnsafePointer<xmlChar>) { output.append(contentsOf: UnsafeBufferPointer(start: text, count: xmlStrlen(text).asInt)) }

    private func qualified(_ prefix: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>) {
        if let prefix {
            append(prefix)
            output.append(0x3a)
        }
        append(name)
    }

    private func quoted(_ value: UnsafeBufferPointer<UInt8>) {
        for byte in value {
            switch byte {
            case 0x22: append("&quot;")
            case 0x26: append("&amp;")
            case 0x3c: append("&lt;")
            case 0x09: append("&#9;")
            case 0x0a: append("&#10;")
            case 0x0d: append("&#13;")
            default: output.append(byte)
            }
        }
    }

    /// Text between tags.
    static func escape(_ text: [UInt8], _ output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case 0x26: output += "&amp;".utf8
            case 0x3c: output += "&lt;".utf8
            case 0x3e: output += "&gt;".utf8
            case 0x0d: output += "&#13;".utf8
            default: output.append(byte)
            }
        }
    }
}

extension Int32 {
    fileprivate var asInt: Int { Int(self) }
}
