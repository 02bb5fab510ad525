/// A city's year of publication, with what is wrong in it: a pure function of seed and scale.
///
/// At scale 1 about 600 MB in 136,000 items. Every person, number and place is invented; the place is 云泽市, which does
/// not exist.
public struct City: Sendable {
    public let seed: UInt64
    public let scale: Double
    let plan: CityPlan

    public init(seed: UInt64, scale: Double = 1) {
        (self.seed, self.scale) = (seed, scale)
        plan = CityPlan(seed: seed, scale: scale)
    }

    public var counts: CityCounts { plan.counts }

    /// Items `range` of the export, whatever was asked for before. Parts put one after the other are the whole.
    public func part(_ range: Range<Int>) -> CityPart {
        var part = CityPart()
        for index in range { write(index, to: &part) }
        return part
    }

    /// Rows of a superior's list that match no item.
    public static let unmatched: [(id: String, url: String, problem: String)] = [
        ("990001", "https://www.yunze.example.gov.cn/art/2019/3/1/art_990001.html", "历史页面含手机号码"),
        ("990002", "https://old.yunze.example.gov.cn/show.asp?id=4711", "旧站页面未下线"),
        ("990003", "https://gzw.yunze.example.gov.cn/art/2018/7/9/art_990003.html", "附件无法打开"),
        ("990004", "https://mp.example.com/s/yunze-990004", "公众号文章含住址"),
        ("990005", "https://lxx.yunze.example.gov.cn/art/2020/11/2/art_990005.html", "公示期满未撤"),
    ]

    // MARK: one item

    private func write(_ index: Int, to part: inout CityPart) {
        let unit = CityUnit.all[Int(plan.units[index])]
        let day = day(index)
        let address = address(index, unit, day)
        let role = plan.roles[index]
        let source: Int
        switch role {
        case .lawful, .leak, .listed: source = index
        case .leakAgain(let of), .lawfulAgain(let of): source = of
        }
        let first = written(source, isCorrected: false)
        var content = CityContent(paper: first.desk.paper, form: first.desk.form, unit: unit, day: day, address: address)
        if case .leakAgain = role { content.origin = first.unit }
        if case .lawfulAgain = role { (content.unit, content.day, content.address) = (first.unit, first.day, self.address(source, first.unit, first.day)) }
        let line = CityLine(id: "\(100_000 + index)", unit: unit, day: day, address: address)
        line.append(content, folder: "files", to: &part, \.export)
        part.truth.add(unit)

        switch role {
        case .lawful: return
        case .lawfulAgain: part.truth.lawfulCopies.append((line.id, "\(100_000 + source)"))
        case .listed:
            part.listed.append("\(line.id),\(address),\(first.problem)\r\n")
            part.truth.add(listed: line.id, first.problem, in: unit)
            correct(source, line, content, isWithdrawn: plan.withdrawn.contains(source), isLeft: false, to: &part)
        case .leak, .leakAgain:
            let of = source == index ? nil : "\(100_000 + source)"
            let (isWithdrawn, isLeft) = (plan.withdrawn.contains(source), plan.uncorrected.contains(source))
            part.truth.add(leak: CityTruth.Leak(
                id: line.id, unit: unit.name, column: content.paper.column, form: "\(content.form)", kinds: first.desk.kinds.sorted(), facts: first.desk.facts.sorted(), persons: first.desk.persons,
                copyOf: of, isWithdrawn: isWithdrawn, isUncorrected: isLeft))
            correct(source, line, content, isWithdrawn: isWithdrawn, isLeft: isLeft, to: &part)
        }
    }

    /// The same item after correction: absent when taken down; the half-corrected export leaves some as they were.
    private func correct(_ source: Int, _ line: CityLine, _ published: CityContent, isWithdrawn: Bool, isLeft: Bool, to part: inout CityPart) {
        guard !isWithdrawn else { return part.truth.withdrawn.append(line.id) }
        var content = published
        content.paper = written(source, isCorrected: true).desk.paper
        let start = part.corrected.count
        line.append(content, folder: "files-corrected", to: &part, \.corrected)
        if isLeft {
            part.truth.uncorrected.append(line.id)
            line.append(published, folder: "files", to: &part, \.halfCorrected)
        } else {
            part.halfCorrected += part.corrected[start...]
        }
    }

    private func written(_ index: Int, isCorrected: Bool) -> (desk: CityDesk, unit: CityUnit, day: Day, problem: String) {
        let unit = CityUnit.all[Int(plan.units[index])]
        let day = day(index)
        let role = plan.roles[index]
        let form = plan.giants[index]?.form ?? (role == .listed ? .page : CityForm.of(index, seed: seed, role: role))
        var desk = CityDesk(
            g: SeededGenerator(seed: seed &+ 0x7465_7874, index: index), seed: seed, unit: unit, day: day, isCorrected: isCorrected, form: form,
            firstPerson: plan.firstPerson[index] ?? 0, rowsAsked: plan.giants[index]?.rows)
        var problem = ""
        switch role {
        case .leak: desk.writeLeak()
        case .listed: problem = desk.writeListed()
        default: desk.writeLawful()
        }
        return (desk, unit, day, problem)
    }

    /// Days of 2025, those of a unit in order.
    private func day(_ index: Int) -> Day {
        let places = plan.places[Int(plan.units[index])]
        return Day(year: 2025, dayOfYear: (index - places.lowerBound) * 365 / places.count)
    }

    private func address(_ index: Int, _ unit: CityUnit, _ day: Day) -> String {
        "https://\(unit.site)/art/\(day.year)/\(day.month)/\(day.day)/art_\(1_229_000 + unit.number)_\(100_000 + index).html"
    }
}

/// What the content of an item is made from.
struct CityContent {
    var paper: CityPaper
    var form: CityForm
    var unit: CityUnit
    var day: Day
    var address: String
    var origin: CityUnit?

    func bytes() -> [UInt8] {
        guard form == .page else { return paper.fileBytes(form, unit: unit, day: day) }
        var bytes: [UInt8] = []
        CityPage(unit: unit, day: day, origin: origin).append(paper, path: "W0\(day.compact)", to: &bytes)
        return bytes
    }
}

/// What lies on disk beside the export.
public struct CityFile: Sendable {
    public let path: String
    public let bytes: [UInt8]
}

/// Some items of the city's year, in order.
public struct CityPart: Sendable {
    public var export: [UInt8] = []
    public var corrected: [UInt8] = []
    public var halfCorrected: [UInt8] = []
    /// Lines of the superior's list.
    public var listed: [UInt8] = []
    public var files: [CityFile] = []
    public var truth = CityTruth()
}

/// A line of an export.
struct CityLine {
    let id: String
    let unit: CityUnit
    let day: Day
    let address: String

    func append(_ content: CityContent, folder: String, to part: inout CityPart, _ list: WritableKeyPath<CityPart, [UInt8]>) {
        var line: [UInt8] = []
        line.append("{\"id\":\"\(id)\",\"title\":\"\(content.paper.title)\",\"unit\":\"\(unit.name)\",\"column\":\"\(content.paper.column)\",\"url\":\"\(address)\",\"published_at\":\"\(day.dashed)T09:30:00+08:00\",")
        let bytes = content.bytes()
        if let suffix = content.form.fileExtension {
            let path = "\(folder)/\(id.prefix(3))/\(id).\(suffix)"
            line.append("\"file\":\"\(path)\"}\n")
            // The half-corrected export names files that lie there already.
            if list != \CityPart.halfCorrected { part.files.append(CityFile(path: path, bytes: bytes)) }
        } else {
            line.append(content.form == .page ? "\"html\":\"" : "\"text\":\"")
            line.appendEscaped(bytes)
            line.append("\"}\n")
        }
        if list == \CityPart.export { part.truth.bytes += bytes.count }
        part[keyPath: list] += line
    }
}

extension [UInt8] {
    /// Inside a JSON string; the texts hold no control characters but tabs and line ends.
    fileprivate mutating func appendEscaped(_ bytes: [UInt8]) {
        reserveCapacity(count + bytes.count + bytes.count / 32)
        var start = 0
        for (place, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5c {
            append(contentsOf: bytes[start..<place])
            append(0x5c)
            append(byte == 0x0a ? 0x6e : byte == 0x0d ? 0x72 : byte == 0x09 ? 0x74 : byte)
            start = place + 1
        }
        append(contentsOf: bytes[start...])
    }
}
