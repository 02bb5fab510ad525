/// What of a file holds a text: the page that everybody reads, or one of the places where something hides
/// (catalogue §2 N8).
public enum Carrier: UInt8, Sendable, CaseIterable {
    // Running text and what stands around it.
    case body, header, footer, footnote, endnote, textBox
    // What editors leave behind.
    case comment, deletion, insertion, fieldCode, link, alternativeText, bookmark
    // What a program keeps of a document.
    case property, customData, formData, template, signature, script, styleName
    // Of a workbook.
    case cell, sheetName, definedName, cellComment, validation, pivotCache, externalLink, numberFormat, chart
    // Of a presentation.
    case slide, notes, master
    // Of a page that is drawn.
    case page, annotation, formField, layer, outline, earlierRevision, metadata
    // Of a picture.
    case picture, exif, thumbnail
    // Of mail, archives and files.
    case mailHeader, fileName, attachmentName
    /// A part that no reader of the format shows.
    case unusedPart
    /// What a QR code or a bar code says.
    case code
}

/// Why nobody sees a text where it stands, though it is there to be had.
public enum Hiding: UInt8, Sendable, CaseIterable {
    case none
    /// Marked as hidden: text, row, column, sheet, slide, layer.
    case hidden
    /// Hidden so that the program's own menus do not show it.
    case veryHidden
    /// White, transparent, or of the colour of what is below it.
    case invisibleColour
    case tiny
    /// Beyond the edge of the page or slide.
    case offPage
    /// Below a box or picture.
    case covered
    /// Shown otherwise than it stands: a number format that shows nothing.
    case disguised
}
