/// Signs that hold the tables of a format together: a replacement keeps those that its value stretches over, and adds none.
package enum TableSigns {
    package static let csv = Array(",;\"\r\n".utf8)
    package static let tsv = Array("\t\"\r\n".utf8)
    package static let markdown = Array("|\r\n".utf8)
}
