public import MoyinDocuments
internal import MoyinReports

extension FileFailure {
    /// Why the file does not count as reviewed, and what to do.
    ///
    /// - Parameter type: of the file, as far as it is known.
    public func words(_ type: FileType) -> String {
        let part = part.isEmpty ? "" : say("（\(part)）", " (\(part))")
        switch code {
        case .unsupported:
            // Nothing else could be told of it, and it is none either.
            let name = (type == .text ? FileType.unknown : type).name
            return say("不能读\(name)；请另存为 docx、xlsx、pdf 或文本后再查", "\(name) is not read; save it as docx, xlsx, pdf or text")
        case .encrypted: return say("有密码，读不了；请去掉密码后再查", "it has a password; remove it and check again")
        case .damaged: return say("文件损坏或不完整\(part)；请重新保存一份再查", "damaged or incomplete\(part); save it anew and check again")
        case .tooLarge: return say("超出大小限制\(part)；请拆成几份再查", "beyond the size limits\(part); split it and check the parts")
        case .tooDeep: return say("压缩包套得太深；请解开后再查", "archives within archives too deep; unpack them and check the files")
        case .tooSlow: return say("超出时限，没有读完；请拆成几份再查", "not read within the time limit; split it and check the parts")
        case .hostile: return say("文件的构造不正常\(part)，可能是攻击；请用原来的程序另存一份再查", "made in a way that no program does\(part), perhaps an attack; save it anew with its own program")
        case .readerMissing:
            return say("缺少读取这种文件的程序\(part)；装上后再查", "the program that reads such files is not installed\(part); install it and check again")
        case .crashed: return say("读取时出错，没有读完；请用原来的程序另存一份再查", "reading it failed; save it anew with its own program and check again")
        case .illegible: return say("图片中的文字认不清\(part)；请换清晰的扫描件，或人工核对", "text in pictures is not legible enough\(part); use a clearer scan, or check by hand")
        case .cannotWrite: return say("这种文件里的内容无法可靠地去掉\(part)；请在原来的程序里改好再查", "what is in it cannot be removed reliably\(part); edit it in its own program")
        }
    }
}

extension FileType {
    /// What people call such files.
    public var name: String {
        switch self {
        case .unknown: say("未知格式的文件", "a file of unknown format")
        case .other: say("程序、字体之类的二进制文件", "a program or another binary file")
        case .text: say("文本", "text")
        case .rar: say("RAR 压缩包", "a RAR archive")
        case .doc, .xls, .ppt: say("旧版 Office 文档", "an old Office document")
        case .png, .jpeg, .tiff, .gif, .bmp, .webp, .emf, .wmf, .svg: say("图片", "an image")
        case .zip, .sevenZip, .tar, .gzip, .bzip2, .xz: say("压缩包", "an archive")
        case .mail, .msg: say("邮件", "mail")
        case .ole: say("嵌入的对象", "an embedded object")
        case .wordXML, .sheetXML: say("Office 2003 的 XML 文档", "an XML document of Office 2003")
        case .uofText, .uofSheet, .uofSlides: say("UOF 文档", "a UOF document")
        default: extensions.first?.uppercased() ?? say("文件", "a file")
        }
    }
}

extension FileRemark {
    /// What a person should know.
    public var words: String {
        switch code {
        case .misnamed: say("扩展名与内容不符", "its name says another type than its content")
        case .macros: say("含有宏；宏里的文字已查，宏会做什么没有查", "it has macros: their text was reviewed, what they do was not")
        case .rawBytes: say("有不认识的二进制内容，只查了其中看得出的文字，请看一眼", "it holds binary content that is not known, of which only the texts in it were reviewed: look at it")
        case .signed: say("有电子签名；脱敏后的副本不再带签名", "it is signed; a redacted copy no longer is")
        case .recognised: say("文字由图片识别而来，可能有误，请核对", "text was read from pictures: mistakes are to be expected")
        case .unreadPictures: say("有没识别的图片，请看一眼", "some pictures were not read: look at them")
        case .foreignBytes: say("文件前后夹带了别的内容", "other content before or behind the file")
        case .revisions: say("文件里还存着以前的版本", "earlier states of the document are kept in it")
        case .unsafeNames: say("压缩包里有越出文件夹、重名或链接之类的条目", "the archive has entries that lead out of their folder, stand twice, or are links")
        case .externalLinks: say("链接到别的文件", "it links to other files")
        }
    }
}
