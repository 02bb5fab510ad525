extension HostileFile {
    static let texts: [HostileFile] = [
        HostileFile("line.csv", "one cell of 1 GB", isRead: nil, isBig: true) { [UInt8](repeating: 0x31, count: 1 << 30) },
        HostileFile("columns.csv", "a row of ten million cells", isRead: nil, isBig: true) { repeated("1,", 10_000_000) },
        HostileFile("quotes.csv", "a quote that is never closed, 50 MB", isRead: nil, isBig: true) { Array("姓名,\"".utf8) + repeated("1,\n", 50 << 18) },
        HostileFile("deep.html", "a million elements within each other", isRead: nil) { repeated("<div>", 1_000_000) },
        HostileFile("tables.html", "300,000 tables within each other", isRead: nil) { repeated("<table><tr><td>", 300_000) },
        HostileFile("spans.html", "cells that cover 65,534 rows and 1,000 columns", isRead: nil) { repeated("<table><tr><td rowspan=65534 colspan=1000>1", 10_000) },
        HostileFile("attribute.html", "an attribute of 50 MB", isRead: nil, isBig: true) { Array("<a title=\"".utf8) + repeated("1", 50 << 20) },
        HostileFile("deep.svg", "300,000 groups within each other", isRead: nil) { Array("<svg xmlns=\"http://www.w3.org/2000/svg\">".utf8) + repeated("<g>", 300_000) },
        HostileFile("zeros.bin", "100 MB of zeros", isRead: nil, isBig: true) { [UInt8](repeating: 0, count: 100 << 20) },
    ]
}
