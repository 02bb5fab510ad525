/// The looks of cells, in the order in which the part with the styles lists them.
enum CellStyle: Int {
    case plain, header, text, centred, day, count, share, totalText, totalCount, totalShare, title, note

    /// Texts that are longer than the column is wide go on in a further line.
    var isWrapped: Bool { self == .header || self == .text || self == .centred || self == .totalText }
}

/// The looks that a condition gives to a cell, in the order of the same part.
enum ConditionStyle: Int {
    case done, late, waiting, dropped
}

enum WorkbookStyles {
    /// xl/styles.xml.
    static let part = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>\
        <fonts count="5">\
        <font><sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
        <font><b/><sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
        <font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
        <font><b/><sz val="16"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
        <font><sz val="9"/><color rgb="FF55616D"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
        </fonts>\
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFE9EEF3"/><bgColor indexed="64"/></patternFill></fill></fills>\
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
        <border><left style="thin"><color rgb="FFA9B4BF"/></left><right style="thin"><color rgb="FFA9B4BF"/></right>\
        <top style="thin"><color rgb="FFA9B4BF"/></top><bottom style="thin"><color rgb="FFA9B4BF"/></bottom><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="12">\
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        \(format(font: 2, fill: 2, border: 1, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""))\
        \(format(border: 1, "vertical=\"center\" wrapText=\"1\""))\
        \(format(border: 1, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""))\
        \(format(number: 164, border: 1, "horizontal=\"center\" vertical=\"center\""))\
        \(format(number: 3, border: 1, "horizontal=\"right\" vertical=\"center\""))\
        \(format(number: 165, border: 1, "horizontal=\"right\" vertical=\"center\""))\
        \(format(font: 1, fill: 3, border: 1, "vertical=\"center\" wrapText=\"1\""))\
        \(format(number: 3, font: 1, fill: 3, border: 1, "horizontal=\"right\" vertical=\"center\""))\
        \(format(number: 165, font: 1, fill: 3, border: 1, "horizontal=\"right\" vertical=\"center\""))\
        \(format(font: 3, "horizontal=\"left\" vertical=\"center\""))\
        \(format(font: 4, "vertical=\"center\""))\
        </cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        <dxfs count="4">\
        \(condition(ink: "FF1B6639", ground: "FFE6F3EA"))\
        \(condition(ink: "FFA61B1B", ground: "FFFBD3CF"))\
        \(condition(ink: "FF7D5200", ground: "FFFDF3DC"))\
        \(condition(ink: "FF55616D", ground: "FFE9EDF1"))\
        </dxfs></styleSheet>
        """

    private static func format(number: Int = 0, font: Int = 0, fill: Int = 0, border: Int = 0, _ alignment: String) -> String {
        """
        <xf numFmtId="\(number)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" \
        applyBorder="1" applyAlignment="1"><alignment \(alignment)/></xf>
        """
    }

    private static func condition(ink: String, ground: String) -> String {
        """
        <dxf><font><color rgb="\(ink)"/></font><fill><patternFill patternType="solid"><fgColor rgb="\(ground)"/><bgColor rgb="\(ground)"/></patternFill></fill></dxf>
        """
    }
}
