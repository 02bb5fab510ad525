internal import MoyinRules
internal import MoyinText
public import MoyinTypes

extension Scanner {
    /// How the driver looks for places to start.
    public enum Mode: Sendable {
        /// Where the kernels saw a reason to.
        case prefiltered
        /// At every character; the plain twin for proofs.
        case plain
    }

    /// Scans UTF-8 text that is in memory as a whole and appends what it finds, in order.
    ///
    /// Offsets count bytes. Bytes that are not UTF-8 are passed over and never end a scan. Without findings a warm
    /// scanner allocates nothing. Cost: linear in text and findings.
    public mutating func scan(_ text: Span<UInt8>, mode: Mode = .prefiltered, into findings: inout [Finding]) {
        forEachSegment(text, mode: mode) { segment in findings += segment.findings }
    }

    /// Like ``scan(_:mode:into:)``, one segment after another while its bytes are at hand.
    public mutating func forEachSegment(
        _ text: Span<UInt8>, mode: Mode = .prefiltered, _ body: (ScannedSegment) -> Void
    ) {
        var exceeded: UInt16?
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var found: [Finding] = []
            var start = 0
            var table: TableShape?
            while start < buffer.count {
                let rest = UnsafeBufferPointer(start: base + start, count: min(buffer.count - start, Segmenter.longest))
                let end = start + Segmenter.end(of: rest, isLast: start + rest.count == buffer.count)
                let window = ScanEngine.window(base, buffer.count, start..<end)
                found.removeAll(keepingCapacity: true)
                scan(window, table: table, mode: mode, into: &found)
                exceeded = exceeded ?? exceededRule
                body(ScannedSegment(window: window, findings: found, exceededRule: exceededRule, header: table?.lines ?? []))
                table = openTable(at: end)
                start = end
            }
        }
        exceededRule = exceeded
    }

    /// Scans one segment of a text. `findings` get offsets of the whole text.
    mutating func scan(_ window: TextWindow, table: TableShape?, mode: Mode, into findings: inout [Finding]) {
        view = TextView(
            base: window.base, start: window.readable.lowerBound, end: window.readable.upperBound, fold: engine.fold,
            beginsText: window.readable.lowerBound + window.origin == 0)
        scratch.proposals.removeAll(keepingCapacity: true)
        scratch.context.reset()
        scratch.labelled.start = -1
        scratch.group.reset()
        isPlain = mode == .plain
        scratch.lines.reset()
        scratch.columns.begin(at: window.segment.lowerBound, inherited: table)
        scratch.walkedRows = window.segment.lowerBound
        scratch.segmentEnd = window.segment.upperBound
        if let table { walkRows(from: window.segment.lowerBound, table) }
        drive(window.segment, mode)
        let first = findings.count
        if !scratch.proposals.isEmpty { resolve() }
        findNames(window.segment, under: table)
        if !scratch.proposals.isEmpty {
            scratch.proposals.removeAll { !window.segment.contains($0.start) }
            for proposal in scratch.proposals { findings.append(finding(proposal, origin: window.origin)) }
        }
        exceededRule = nil
        guard !engine.userRules.isEmpty else { return }
        exceededRule = engine.userRules.scan(window, fold: engine.fold, tables: engine.tables, into: &findings)
        findings[first...].sort { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    /// The table that is open where the segment just scanned ends.
    mutating func openTable(at end: Int) -> TableShape? {
        if scratch.lines.endsWithRow(at: end, scratch.masks) { return nil }
        return scratch.columns.open(view, atEnd: end, lexicon: engine.lexicon)
    }

    private func finding(_ proposal: Proposal, origin: Int) -> Finding {
        let detector = engine.detectors[Int(proposal.slot)]
        var finding = Finding(
            start: proposal.start + origin, end: proposal.end + origin, kind: detector.kind, rule: detector.rule,
            severity: detector.severity, evidence: proposal.evidence, masked: proposal.masked,
            disguise: proposal.disguise)
        // 条例 12, 20: lines, mailboxes, accounts and addresses of an office are lawful.
        let isHome = proposal.note & Proposal.home != 0
        let isOffice = proposal.note & Proposal.office != 0
        if isHome {
            finding.subject = .private
        } else if isOffice {
            finding.subject = .organisation
        }
        if proposal.note == Proposal.open { finding.subject = .official }
        finding.severity = severity(detector, proposal, isHome: isHome, isOffice: isOffice)
        return finding
    }

    private func severity(_ detector: ScanEngine.Detector, _ proposal: Proposal, isHome: Bool, isOffice: Bool) -> Severity {
        switch detector.recogniser {
        case .landline, .twLandline:
            // A landline is an office's unless something says otherwise.
            return isHome ? .s3 : .s0
        case .hkPhone, .moPhone, .email, .address, .iban, .bankCard:
            if isOffice, !isHome { return .s0 }
            if proposal.note & Proposal.fixedLine != 0, !isHome { return .s0 }
            if proposal.note & Proposal.shallow != 0 { return min(detector.severity, .s2) }
            return detector.severity
        case .personName:
            // What the user says of a name beats the rule.
            return proposal.note == Proposal.hidden ? .s3 : proposal.note == Proposal.open ? .s0 : detector.severity
        case .labelled where detector.kind == Kind.bankAccount:
            return isOffice && !isHome ? .s0 : detector.severity
        default:
            return detector.severity
        }
    }
}
