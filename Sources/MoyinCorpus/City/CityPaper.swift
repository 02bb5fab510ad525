/// A paper before it is a page, a text or a file.
struct CityPaper {
    enum Block {
        case paragraph(String)
        /// Said to nobody who reads the page: a comment of HTML, of a sheet or of a text document.
        case comment(String)
        case image(String)
        case table(CityTable)
    }

    var title = ""
    var column = "通知公告"
    var blocks: [Block] = []

    mutating func add(_ paragraph: String) { blocks.append(.paragraph(paragraph)) }
    mutating func add(_ table: CityTable) { blocks.append(.table(table)) }
}

struct CityTable {
    var headers: [String]
    var rows: [[String]] = []
    /// Columns that a workbook hides; elsewhere they stand like any other.
    var hidden: Set<Int> = []
}
