internal import MoyinText

/// What the lines at the top of a text are: which of them are its title.
///
/// An official text begins with marks, a number, the organ's letterhead, fields of a form; a page on the web with a path.
/// The title comes after these, on up to three lines, and ends at the addressee or the first sentence.
struct TitleSearch: Sendable {
    enum Role {
        case title
        /// The organ's name above a title: its words count, but the title is still to come.
        case letterhead
        case evidence, nothing
    }

    /// Lines of a form at the top whose value is not the title.
    private let fields: [[UInt16]]
    /// Labels whose value is the title.
    private let titleFields: [[UInt16]]
    private let marks: [[UInt16]]
    /// Ends of letterheads.
    private let organs: [[UInt16]]
    private let about: [UInt16]
    private let items: Set<UInt16>
    /// Titles of two characters.
    private let notices: [[UInt16]]

    init(_ fold: FoldTable) {
        func folded(_ words: String) -> [[UInt16]] {
            words.split(separator: " ").map { ProfileRecogniser.folded(String($0), fold) }
        }
        fields = folded(
            "密级 密等 等级 份号 签发人 签发 会签 发文字号 文号 索引号 公开属性 公开方式 公开类别 缓急 紧急程度 速别 受文者 发文日期 来文单位 发电单位 主动公开 来源 发布时间 发布日期 发布机构 作者 浏览 字体 成文日期 主题词 主送 首页 当前位置 您当前 date: 附件")
        titleFields = folded("标题: 题名: 名称: 文件名称: 信息名称: 公告事项: 主旨: title: 信件标题: 来信标题:")
        marks = folded("绝密 机密 秘密 特急 加急 急件 平急 内部 工作秘密 极机密")
        organs = folded("文件 政府 委员会 办公室 局 厅 法院 检察院 公所 公安局 党委 组织部")
        items = Set("一二三四五六七八九十百零〇0123456789".utf16)
        notices = folded("公示 公告 通知 通报 简历")
        about = ProfileRecogniser.folded("关于", fold)
    }

    /// - Parameter titles: lines of the title found before this one.
    func role(of line: HeadLine, titles: Int) -> Role {
        let count = line.units.count
        if count == 0 { return .nothing }
        if line.cells > 2 || titles > 0 && line.cells > 1 { return .evidence }
        if namesTitle(line) { return .title }
        // Numbers of copies, dates, numbers of documents.
        if line.digits * 2 >= count || count < 3 && !notices.contains(line.units) { return .evidence }
        if line.units.contains(0x3014) || line.units.contains(0x5b), line.digits >= 4, count <= 28 { return .evidence }
        if line.units[0] == 0x28, line.units[count - 1] == 0x29 || isNumbered(line) { return .evidence }
        if isArticle(line) { return .evidence }
        if count <= 14, marks.contains(where: line.begins) { return .evidence }
        if fields.contains(where: line.begins) { return .evidence }
        if line.isItem || line.endsWithColon || line.hasFullStop && (titles > 0 || count > 40) || count > 70 { return .evidence }
        if titles > 0, let colon = line.colon, colon < 8 { return .evidence }
        if count <= 22, organs.contains(where: line.coreEnds), line.core == count, !line.units.starts(with: about) { return .letterhead }
        return .title
    }

    /// （一）… is an item.
    private func isNumbered(_ line: HeadLine) -> Bool { line.units.prefix(5).firstIndex(of: 0x29).map { $0 < 4 && line.units[1..<$0].allSatisfy(items.contains) } ?? false }

    /// 第二十五条 …, 第三章 …
    private func isArticle(_ line: HeadLine) -> Bool {
        guard line.units[0] == 0x7b2c else { return false }
        return line.units.prefix(9).dropFirst().first { !items.contains($0) }.map { $0 == 0x6761 || $0 == 0x7ae0 } ?? false
    }

    /// 关于…, which is the title even below a slip's fields, as long as no sentence has been read.
    func isAbout(_ line: HeadLine) -> Bool { line.units.starts(with: about) && line.cells == 1 && line.units.count <= 60 && !line.hasFullStop }

    /// A field that holds the title: 标题：…
    func namesTitle(_ line: HeadLine) -> Bool { titleFields.contains(where: line.begins) }
}
