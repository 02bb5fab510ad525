internal import MoyinDocuments

/// What elements of OpenDocument mean here, by their local names.
enum ODFRole: UInt8 {
    case paragraph, span, space, lineBreak, note, annotation, creator, deletion, hiddenText, hiddenParagraph, section
    case shape, textBox, alternativeText, link, reference, bookmark
    case table, column, row, cell, coveredCell, externalSource, names, name, validations, pivots, pivotMember, cellChanges
    /// Says what a style is like.
    case properties
    case slide, notes, header, footer, masterPage, forms, scripts, tracked, style, styles, fontFace, ruby

    static let byName: [XMLName: ODFRole] = [
        "p": .paragraph, "h": .paragraph, "span": .span, "s": .space, "tab": .space, "line-break": .lineBreak, "note": .note, "annotation": .annotation,
        "creator": .creator, "creator-initials": .creator, "sender-initials": .creator, "deletion": .deletion, "previous": .deletion, "tracked-changes": .tracked,
        "hidden-text": .hiddenText, "hidden-paragraph": .hiddenParagraph, "section": .section,
        "custom-shape": .shape, "rect": .shape, "ellipse": .shape, "circle": .shape, "polygon": .shape, "polyline": .shape, "path": .shape, "line": .shape,
        "connector": .shape, "caption": .shape, "regular-polygon": .shape, "measure": .shape, "frame": .shape, "control": .shape, "text-box": .textBox,
        "title": .alternativeText, "desc": .alternativeText, "a": .link, "image": .reference, "object": .reference, "object-ole": .reference, "plugin": .reference,
        "bookmark": .bookmark, "bookmark-start": .bookmark, "bookmark-end": .bookmark, "reference-mark": .bookmark, "reference-mark-start": .bookmark,
        "table": .table, "table-column": .column, "table-row": .row, "table-cell": .cell, "covered-table-cell": .coveredCell,
        "table-source": .externalSource, "cell-range-source": .externalSource, "dde-source": .externalSource, "external-data": .externalSource,
        "named-expressions": .names, "named-range": .name, "named-expression": .name, "content-validations": .validations,
        "data-pilot-tables": .pivots, "data-pilot-member": .pivotMember, "data-pilot-group-member": .pivotMember, "data-pilot-group": .pivotMember,
        "page": .slide, "notes": .notes, "header": .header, "header-left": .header, "header-first": .header, "footer": .footer, "footer-left": .footer,
        "footer-first": .footer, "header-decl": .header, "footer-decl": .footer, "date-time-decl": .footer, "master-page": .masterPage, "forms": .forms,
        "script": .scripts, "event-listener": .scripts, "ruby-text": .ruby, "font-face": .fontFace, "style": .style, "default-style": .properties, "page-layout": .properties,
        "page-layout-properties": .properties, "text-properties": .properties, "paragraph-properties": .properties, "table-cell-properties": .properties,
        "table-properties": .properties, "section-properties": .properties, "table-row-properties": .properties, "table-column-properties": .properties,
        "graphic-properties": .properties, "drawing-page-properties": .properties, "automatic-styles": .styles, "styles": .styles,
    ]

    /// Attributes that hold lengths, colours, numbers of the program: long ones look like more.
    static let plainAttributes: Set<XMLName> = [
        "id", "idref", "rsid", "paragraph-rsid", "continue-list", "font-name", "font-name-asian", "font-name-complex", "font-family", "font-family-asian",
        "font-family-complex", "font-style-name", "d", "points", "viewBox", "enhanced-path", "transform", "x", "y", "width", "height", "x1", "y1", "x2", "y2",
        "path-stretchpoint-x", "modifiers", "glue-points", "text-areas", "creation-date", "time-value", "start-value", "end-cell-address", "cell-address",
        "row-height", "column-width", "min-row-height", "list-id", "change-id", "number-rows-repeated", "number-columns-repeated",
    ]

    /// Attributes that name a style.
    static let styleReferences: Set<XMLName> = [
        "style-name", "parent-style-name", "next-style-name", "list-style-name", "master-page-name", "page-layout-name", "data-style-name", "apply-style-name",
        "default-cell-style-name", "text-style-name", "class-names", "cond-style-name", "visited-style-name", "fill-image-name", "fill-gradient-name",
        "percentage-data-style-name", "presentation-page-layout-name", "marker-start", "marker-end", "stroke-dash",
    ]
}
