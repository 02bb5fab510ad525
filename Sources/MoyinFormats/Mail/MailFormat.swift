internal import CMail
internal import MoyinDocuments

/// Mail (RFC 5322 and MIME) and web pages saved as one (`mht`): headers as texts, bodies and attachments as files within.
///
/// A copy is written anew, part by part, without the headers of programs and of the way that the mail took.
struct MailFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let mail = try Mail(bytes, most: view.limits.members)
        var walk = MailWalk(mail, view, budget)
        for node in 0..<mail.count { try walk.visit(node) }
        return view.isWriting ? try walk.finish() : nil
    }
}

/// One walk over a mail.
private struct MailWalk {
    let mail: Mail
    let view: DocumentView
    let budget: UnpackingBudget
    private var signed: [Int] = []
    private var attachments = 0

    init(_ mail: Mail, _ view: DocumentView, _ budget: UnpackingBudget) { (self.mail, self.view, self.budget) = (mail, view, budget) }

    private var cleans: Bool { view.changes?.cleansProperties ?? false }

    mutating func visit(_ node: Int) throws(FileFailure) {
        let kind = mail.kind(node)
        headers(node, ofMail: kind == MOYIN_MAIL_MESSAGE)
        switch kind {
        case MOYIN_MAIL_MESSAGE: break
        case MOYIN_MAIL_ENCRYPTED: view.fail(FileFailure(.encrypted))
        case MOYIN_MAIL_PARTIAL: view.fail(FileFailure(.unsupported, "message/partial"))
        case MOYIN_MAIL_SIGNED, MOYIN_MAIL_MULTIPART:
            if kind == MOYIN_MAIL_SIGNED {
                view.remark(.signed)
                signed.append(node)
            }
            for isBehind in [false, true] {
                // Not shown by any program; what most write there is for those that know no MIME.
                guard let margin = mail.margin(node, behind: isBehind) else { continue }
                view.aside("margin") { _ = view.text(margin, at: Place(.unusedPart)) }
                if view.isWriting { mail.clearMargin(node, behind: isBehind) }
            }
        case MOYIN_MAIL_ENCLOSED:
            let name = self.name(node)
            try member(node, name.isEmpty ? Array("message.eml".utf8) : name)
        default: try part(node)
        }
    }

    // MARK: headers

    /// What is shown above a mail.
    private static let shown: Set<String> = ["subject", "from", "to", "cc", "bcc", "date", "reply-to", "sender"]
    /// What a part is made of; what is told by people in them is read elsewhere.
    private static let structure: Set<String> = ["content-type", "content-disposition", "content-transfer-encoding", "mime-version"]
    /// What stays when a copy is cleaned.
    private static let kept: Set<String> = shown.union(structure).union(["content-id", "content-location", "content-description", "content-language"])

    private func headers(_ node: Int, ofMail: Bool) {
        var removed: [Int] = []
        for header in 0..<mail.headerCount(node) {
            let name = mail.headerName(node, header)
            let lower = name.lowercased()
            if cleans, !Self.kept.contains(lower) { removed.append(header) }
            if Self.structure.contains(lower) { continue }
            var place = Place(.mailHeader)
            place.label = view.label(Array(name.utf8))
            let isShown = ofMail && Self.shown.contains(lower)
            if isShown { view.open("p") } else { view.beginAside("header") }
            if let changed = view.text(mail.headerValue(node, header), at: place) { mail.setHeader(node, header, changed) }
            if isShown { view.close("p") } else { view.endAside() }
        }
        for header in removed.reversed() { mail.removeHeader(node, header) }
    }

    // MARK: parts

    private mutating func part(_ node: Int) throws(FileFailure) {
        let type = mail.type(node)
        // S/MIME: what is signed here is packed with its signature.
        if type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime" {
            let isSigned = mail.parameter(node, ofDisposition: false, "smime-type").map { String(decoding: $0, as: UTF8.self).lowercased() == "signed-data" } ?? false
            view.fail(FileFailure(isSigned ? .unsupported : .encrypted, "pkcs7-mime"))
            return
        }
        if type == "message/external-body" { view.fail(FileFailure(.unsupported, "message/external-body")) }
        let name = self.name(node)
        // A signature is no file of anybody; it goes with what it signs.
        if type == "application/pgp-signature" || type == "application/pkcs7-signature" || type == "application/x-pkcs7-signature" { return }
        if name.isEmpty, type == "text/plain" || type == "text/html" || type == "text/enriched" { return try body(node, type) }
        attachments += 1
        try member(node, name.isEmpty ? Array("attachment-\(attachments)".utf8) : name)
    }

    /// The names of an attachment, of which programs show one or the other.
    private func name(_ node: Int) -> [UInt8] {
        var shown: [UInt8] = []
        var seen: [[UInt8]: [UInt8]?] = [:]
        for (isDisposition, key) in [(true, "filename"), (false, "name")] {
            guard let name = mail.parameter(node, ofDisposition: isDisposition, key), !name.isEmpty else { continue }
            if shown.isEmpty { shown = name }
            let changed: [UInt8]?
            if let known = seen[name] {
                changed = known
            } else {
                view.open("p")
                changed = view.text(name, at: Place(.attachmentName, number: attachments + 1))
                view.close("p")
                seen[name] = .some(changed)
            }
            if let changed { mail.setParameter(node, ofDisposition: isDisposition, key, changed) }
        }
        // Others hold dates and sizes, or whatever somebody put there.
        for isDisposition in [true, false] {
            for (key, value) in mail.parameters(node, ofDisposition: isDisposition) where !Self.plain.contains(key) {
                view.aside("parameter") {
                    if let changed = view.text(value, at: Place(.mailHeader)) { mail.setParameter(node, ofDisposition: isDisposition, key, changed) }
                }
            }
        }
        return shown
    }

    private static let plain: Set<String> = ["filename", "name", "charset", "boundary", "format", "delsp", "type", "start", "protocol", "micalg", "smime-type", "size", "method", "report-type"]

    private func member(_ node: Int, _ name: [UInt8]) throws(FileFailure) {
        guard let content = mail.content(node) else { return }
        try budget.take(content.count)
        let changed = try view.member(name, content)
        guard view.isWriting else { return }
        // Written anew in any case: nothing stays behind the end of what is encoded.
        if mail.kind(node) == MOYIN_MAIL_ENCLOSED {
            if let changed, !mail.setContent(node, changed, MOYIN_MAIL_PLAIN) { throw FileFailure(.cannotWrite) }
        } else if !mail.setContent(node, changed ?? content, MOYIN_MAIL_BASE64) {
            throw FileFailure(.cannotWrite)
        }
    }

    /// A text that is shown as the mail itself. It is passed on as UTF-8, for what says in which encoding it is stands here.
    private func body(_ node: Int, _ type: String) throws(FileFailure) {
        guard let content = mail.content(node) else { return }
        try budget.take(content.count)
        let name = Array((type == "text/html" ? "body.html" : "body.txt").utf8)
        guard let text = MailBody(content, mail.parameter(node, ofDisposition: false, "charset")) else {
            // A mail may be, of which a part is in no character set.
            if let changed = try view.member(name, content), !mail.setContent(node, changed, MOYIN_MAIL_BASE64) { throw FileFailure(.cannotWrite) }
            return
        }
        if text.isEncrypted { view.fail(FileFailure(.encrypted)) }
        if text.hasPackedFiles { view.fail(FileFailure(.unsupported, "uuencode")) }
        guard let changed = try view.member(name, text.utf8) else { return }
        let (encoded, charset) = text.encoded(changed)
        guard mail.setContent(node, encoded, encoded.allSatisfy { $0 < 0x80 } ? MOYIN_MAIL_QUOTED : MOYIN_MAIL_BASE64) else { throw FileFailure(.cannotWrite) }
        mail.setParameter(node, ofDisposition: false, "charset", Array(charset.utf8))
    }

    func finish() throws(FileFailure) -> [UInt8] {
        // Outer ones last: the nodes of a signature are gone with it.
        for node in signed.reversed() { mail.unsign(node) }
        guard let copy = mail.written() else { throw FileFailure(.cannotWrite) }
        return copy
    }
}
