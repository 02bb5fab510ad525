internal import MoyinDocuments

/// What the text of a group is, by the control word that it begins with.
enum RTFDestination: Equatable {
    /// Shown with the document, or behind it, in a section of its own.
    case text(Carrier)
    /// Text that no page shows; it goes where a copy is cleaned.
    case property
    /// Pictures in hexadecimal digits, or `\bin`.
    case picture
    /// An object of another program.
    case object
    /// Tables of the format; there is no text in them.
    case table
    /// What programs keep for themselves: it is left out of every copy.
    case cache
    /// A picture once more, for programs that cannot show the other one.
    case fallback
    case fontTable
    /// Name and value of a property of a drawing.
    case drawingName, drawingValue
    /// Its parts are what counts.
    case container

    static let words: [String: RTFDestination] = {
        var words: [String: RTFDestination] = [:]
        func put(_ destination: RTFDestination, _ names: String) { for name in names.split(separator: " ") { words[String(name)] = destination } }
        put(.text(.header), "header headerl headerr headerf")
        put(.text(.footer), "footer footerl footerr footerf")
        put(.text(.footnote), "footnote")
        put(.text(.comment), "annotation atnid atnauthor atndate atnref atntime atnparent atrfstart atrfend")
        put(.text(.fieldCode), "fldinst datafield")
        put(.text(.bookmark), "bkmkstart bkmkend")
        put(.text(.textBox), "shptxt dptxbxtext")
        put(.text(.formData), "ffname ffdeftext ffhelptext ffstattext ffentrymcr ffexitmcr ffl ffformat")
        put(.text(.styleName), "stylesheet")
        put(.text(.metadata), "docvar xmlname xmlattrname xmlattrvalue xmlnstbl xe tc protusertbl ebcstart ebcend")
        put(.property, "title subject author manager company operator category keywords comment doccomm hlinkbase propname staticval linkval generator revtbl template mailmerge nextfile")
        put(.container, "info userprops upr ud field fldrslt shp shpinst shprslt sp formfield object result listtext pntext shpgrp do background footnotesep ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn ")
        put(.picture, "pict")
        put(.object, "objdata")
        put(.fontTable, "fonttbl")
        put(.drawingName, "sn")
        put(.drawingValue, "sv")
        put(.fallback, "nonshppict")
        put(.container, "shppict")
        put(.table, "colortbl listtable listoverridetable pgptbl filetbl pnseclvl pn creatim revtim printim buptim blipuid blipupi panose falt fontemb objclass objname objalias objsect objtime wgrffmtfilter mmathPr mdefJc mbrkBin mbrkBinSub propprops pgdsctbl pgdsctblnew shppropertiesgroup hsv oldcprops oldpprops oldsprops oldtprops nesttableprops")
        put(.cache, "themedata colorschememapping datastore latentstyles rsidtbl passwordhash writereservhash defchp defpap")
        return words
    }()

    /// Tables that programs need, or things of the page itself, stand without `\*`; all that has it may be left out.
    var isKeptInCopy: Bool { self != .cache && self != .fallback }
}
