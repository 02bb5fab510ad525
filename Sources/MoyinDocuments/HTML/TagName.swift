/// What a tag does to the running text.
enum TagRole: Sendable {
    /// Nothing: what it surrounds goes on in the line.
    case inline
    /// Begins and ends a line.
    case block
    case lineBreak
    /// White space counts inside.
    case preformatted
    case table, row, cell
    /// The term of a definition; the definition stands behind it in the same line.
    case term, definition
    case input
    /// A drawing or formula: CDATA sections are text inside.
    case foreign
    /// Everything up to its end tag is something else than markup: `isText` when readers see it.
    case raw(isText: Bool)
}

/// The name of a tag, packed: known names have at most sixteen letters.
struct TagName: Hashable, Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    /// nil when longer than any known name.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= 16 else { return nil }
        for (index, byte) in bytes.enumerated() {
            let lower = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            if index < 8 { first = first << 8 | lower } else { second = second << 8 | lower }
        }
    }

    var role: TagRole? { Self.roles[self] }

    /// Of 512.
    fileprivate var slot: Int { Int(((first &+ second &* 31) &* 0x9e37_79b9_7f4a_7c15) >> 55) }

    /// Whether a start tag of this name cannot be in a drawing or formula and ends it (HTML standard, "The rules for
    /// parsing tokens in foreign content").
    var leavesDrawing: Bool { Self.leaving.contains(self) }

    private static let leaving: Set<TagName> = Set(
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta \
        nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
        """.split(separator: " ").compactMap { TagName(Array($0.utf8)) })

    private static let roles: TagTable = {
        var roles = TagTable()
        func add(_ role: TagRole, _ names: String) {
            for name in names.split(separator: " ") { roles[TagName(Array(name.utf8))!] = role }
        }
        add(
            .inline,
            """
            a abbr acronym area applet audio b base basefont bdi bdo bgsound big button canvas cite code col colgroup \
            data datalist del dfn em embed font i img ins kbd keygen label link map mark marquee meta meter nobr \
            noscript object output param picture portal progress q rb rp rt rtc ruby s samp slot small source span \
            strike strong sub sup template time track tt u var video wbr blink o:p st1:chsdate st1:chmetcnv st1:personname
            """)
        add(
            .block,
            """
            address article aside blockquote body caption center details dialog dir div dl fieldset figcaption \
            figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol \
            optgroup option p search section select summary tbody tfoot thead ul
            """)
        add(.lineBreak, "br")
        add(.preformatted, "pre listing")
        add(.table, "table")
        add(.row, "tr")
        add(.cell, "td th")
        add(.term, "dt")
        add(.definition, "dd")
        add(.input, "input")
        add(.foreign, "svg math")
        add(.raw(isText: false), "script style iframe noembed noframes")
        add(.raw(isText: true), "title textarea xmp")
        return roles
    }()
}

/// Names that are compared with, tags' and attributes'.
extension TagName {
    static let body = TagName("body".utf8)
    static let colspan = TagName("colspan".utf8)
    static let doctype = TagName("doctype".utf8)
    static let head = TagName("head".utf8)
    static let hidden = TagName("hidden".utf8)
    static let html = TagName("html".utf8)
    static let meta = TagName("meta".utf8)
    static let placeholder = TagName("placeholder".utf8)
    static let rowspan = TagName("rowspan".utf8)
    static let style = TagName("style".utf8)
    static let title = TagName("title".utf8)
    static let type = TagName("type".utf8)
    static let value = TagName("value".utf8)

    /// Attributes by which a page is put together, and which say nothing to its reader.
    static let plumbing: Set<TagName> = Set(
        """
        action align async border cellpadding cellspacing charset class colspan defer dir for height href id lang media method \
        rel role rowspan src style tabindex target type valign width
        """.split(separator: " ").compactMap { TagName($0.utf8) })

    /// Attributes that hold an address.
    static let addresses = "href src action formaction cite poster background data".split(separator: " ")
        .compactMap { TagName($0.utf8) }
}

/// What tags of some names do. Half of a page are tags, so the place of a name is made with one multiplication.
private struct TagTable {
    private var slots = [(name: TagName, role: TagRole)?](repeating: nil, count: 512)

    subscript(name: TagName) -> TagRole? {
        get { slots[place(of: name)]?.role }
        set { slots[place(of: name)] = newValue.map { (name, $0) } }
    }

    /// Where a name stands, or would.
    private func place(of name: TagName) -> Int {
        var place = name.slot
        while let taken = slots[place], taken.name != name { place = (place + 1) % slots.count }
        return place
    }
}
