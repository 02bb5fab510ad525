public import MoyinDocuments
public import Moyin
internal import MoyinReports

extension FilePlaces {
    /// A place in words an officer knows: 第2页, 工作表“名单”!C7, 批注3.
    ///
    /// - Parameter engine: names of sheets that hold what must not be shown are left out.
    public func words(_ place: Place, _ engine: Engine) -> String {
        var words = position(place, engine)
        if let hiding = Self.words(place.hiding) { words += say("（\(hiding)）", " (\(hiding))") }
        return words
    }

    private func position(_ place: Place, _ engine: Engine) -> String {
        let name = say(place.carrier.words.chinese, place.carrier.words.english)
        switch place.carrier {
        case .cell: return sheet(place, engine) + cell(place)
        case .cellComment: return sheet(place, engine) + cell(place) + say("的批注", ", comment")
        case .body, .insertion:
            guard place.row > 0 else { return name }
            let paragraph = place.number > 0
                ? say("第\(place.number)个表格第\(place.row)行第\(place.column)格", "table \(place.number), row \(place.row), cell \(place.column)")
                : say("第\(place.row)段", "paragraph \(place.row)")
            return place.carrier == .body ? paragraph : paragraph + say("（\(name)）", " (\(name))")
        case .page, .slide: return place.number > 0 ? say("第\(place.number)\(place.carrier == .page ? "页" : "张幻灯片")", "\(name) \(place.number)") : name
        case .notes, .annotation, .formField, .picture, .code:
            guard place.number > 0 else { return name }
            let holder = place.carrier == .notes ? say("第\(place.number)张幻灯片", "slide \(place.number)") : say("第\(place.number)页", "page \(place.number)")
            return say("\(holder)的\(name)", "\(holder), \(name)")
        case .sheetName, .header, .footer, .validation, .fieldCode, .link, .customData:
            return place.label > 0 ? sheet(place, engine) + say("的\(name)", ", \(name)") : name
        default:
            var words = place.number > 0 ? say("\(name)\(place.number)", "\(name) \(place.number)") : name
            if let label = label(place, engine) { words += say("“\(label)”", " '\(label)'") }
            return words
        }
    }

    private func sheet(_ place: Place, _ engine: Engine) -> String {
        if let label = label(place, engine) { return say("工作表“\(label)”", "sheet '\(label)'") }
        return say("第\(place.number)个工作表", "sheet \(place.number)")
    }

    private func cell(_ place: Place) -> String {
        guard place.row > 0, place.column > 0 else { return "" }
        var letters = ""
        var column = Int(place.column)
        while column > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (column - 1) % 26))) + letters
            column = (column - 1) / 26
        }
        return "!\(letters)\(place.row)"
    }

    /// nil where there is none, or none that may be shown.
    private func label(_ place: Place, _ engine: Engine) -> String? {
        guard place.label > 0, Int(place.label) <= labels.count else { return nil }
        let label = labels[Int(place.label) - 1]
        guard !label.isEmpty, label.count <= 120, !engine.check(utf8: label).findings.contains(where: { $0.disposition != .keep }) else { return nil }
        return displayed(String(decoding: label, as: UTF8.self))
    }

    private static func words(_ hiding: Hiding) -> String? {
        switch hiding {
        case .none: nil
        case .hidden: say("隐藏", "hidden")
        case .veryHidden: say("深度隐藏", "very hidden")
        case .invisibleColour: say("文字颜色看不见", "in an invisible colour")
        case .tiny: say("字极小", "tiny")
        case .offPage: say("在页面之外", "off the page")
        case .covered: say("被遮住", "covered")
        case .disguised: say("显示格式遮住", "hidden by its number format")
        }
    }
}

extension Carrier {
    /// What an officer calls it.
    var words: (chinese: String, english: String) {
        switch self {
        case .body: ("正文", "text")
        case .header: ("页眉", "header")
        case .footer: ("页脚", "footer")
        case .footnote: ("脚注", "footnote")
        case .endnote: ("尾注", "endnote")
        case .textBox: ("文本框", "text box")
        case .comment: ("批注", "comment")
        case .deletion: ("修订中删除的文字", "tracked deletion")
        case .insertion: ("修订中插入的文字", "tracked insertion")
        case .fieldCode: ("域代码或公式", "field code or formula")
        case .link: ("链接", "link")
        case .alternativeText: ("图片的替代文字", "alternative text")
        case .bookmark: ("书签", "bookmark")
        case .property: ("文档属性", "document property")
        case .customData: ("自定义数据", "custom data")
        case .formData: ("表单内容", "form content")
        case .template: ("模板", "template")
        case .signature: ("签章", "signature")
        case .script: ("脚本", "script")
        case .styleName: ("样式名", "style name")
        case .cell: ("单元格", "cell")
        case .sheetName: ("名称", "name")
        case .definedName: ("定义的名称", "defined name")
        case .cellComment: ("批注", "comment")
        case .validation: ("数据验证", "data validation")
        case .pivotCache: ("数据透视表的缓存", "pivot cache")
        case .externalLink: ("外部链接的缓存", "cache of an external link")
        case .numberFormat: ("数字格式", "number format")
        case .chart: ("图表", "chart")
        case .slide: ("幻灯片", "slide")
        case .notes: ("备注", "notes")
        case .master: ("母版", "master")
        case .page: ("页面", "page")
        case .annotation: ("注释", "annotation")
        case .formField: ("表单域", "form field")
        case .layer: ("图层", "layer")
        case .outline: ("目录书签", "outline")
        case .earlierRevision: ("以前的版本", "earlier revision")
        case .metadata: ("元数据", "metadata")
        case .picture: ("图片", "picture")
        case .exif: ("照片信息", "picture metadata")
        case .thumbnail: ("缩略图", "thumbnail")
        case .mailHeader: ("邮件头", "mail header")
        case .fileName: ("文件名", "file name")
        case .attachmentName: ("附件名", "attachment name")
        case .unusedPart: ("不显示的部分", "part that does not show")
        case .code: ("二维码", "QR code or bar code")
        }
    }
}
