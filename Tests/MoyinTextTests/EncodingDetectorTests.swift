import MoyinText
import Testing

@Suite struct EncodingDetectorTests {
    static let simplified = [
        "根据《中华人民共和国政府信息公开条例》有关规定，现将有关事项公告如下：",
        "经研究，拟任命张某某同志为市财政局副局长，现予公示。",
        "当事人李某，身份证号110101190003070010，住某省某市某区某街道。",
        "序号\t姓名\t手机号码\n1\t王伟\t13800138000\n2\t刘芳\t13900139000\n",
        "被告人陈某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币二千元。",
        "低保对象名单公示", "行政处罚决定书", "身份证号", "王小明，男，汉族", "第一条",
    ]
    static let traditional = [
        "依據個人資料保護法第十五條規定，本機關為執行法定職務必要範圍內蒐集個人資料。",
        "主旨：檢送本府辦理低收入戶審核結果名冊一份，請查照。",
        "申請人陳大文，香港身份證號碼A123456(3)，地址為九龍某道某號。",
        "立法會秘書處現公布下列人士獲委任為委員會成員。",
        "姓名,身分證字號,電話\n林某,A123456789,0912345678\n", "國民身分證", "行政院公報", "戶籍謄本", "王小明先生",
    ]

    @Test(arguments: simplified, [TextEncoding.utf8, .gb18030, .utf16le, .utf16be])
    func `simplified text`(text: String, encoding: TextEncoding) throws {
        try expectDetected(text, encoding)
    }

    @Test(arguments: traditional, TextEncoding.allCases)
    func `traditional text`(text: String, encoding: TextEncoding) throws {
        try expectDetected(text, encoding)
    }

    private func expectDetected(_ text: String, _ encoding: TextEncoding) throws {
        let raw = try encode(text, encoding)
        let guess = EncodingDetector.detect(raw.span, isWhole: true)
        #expect(guess.encoding == encoding && guess.byteOrderMarkLength == 0, "\(guess)")
        if text.unicodeScalars.count >= 20 { #expect(guess.confidence >= 70) }
        let mark = encoding.byteOrderMark
        if !mark.isEmpty {
            let marked = EncodingDetector.detect((mark + raw).span, isWhole: true)
            #expect(marked == EncodingGuess(encoding: encoding, byteOrderMarkLength: mark.count, confidence: 100))
        }
        if text.unicodeScalars.count >= 20 {
            // Prefixes cut anywhere from twelve Han characters on.
            for length in min(36, raw.count)...raw.count {
                let prefix = EncodingDetector.detect(raw.span.extracting(0..<length), isWhole: false)
                #expect(prefix.encoding == encoding, "prefix of \(length): \(prefix)")
            }
        }
    }

    /// What a text says of itself decides where its bytes say little, and nothing else.
    @Test func `hints yield to evidence`() throws {
        func detected(_ bytes: [UInt8], _ hint: TextEncoding?) -> TextEncoding {
            EncodingDetector.detect(bytes.span, isWhole: true, hint: hint).encoding
        }
        // One character of either encoding.
        let short: [UInt8] = [0xB3, 0xAF]
        #expect(detected(short, .big5hkscs) == .big5hkscs && detected(short, .gb18030) == .gb18030)
        #expect(detected(try encode("公告公示", .gb18030), .big5hkscs) == .gb18030)
        for text in Self.simplified.prefix(5) {
            #expect(detected(Array(text.utf8), .gb18030) == .utf8)
            #expect(detected(try encode(text, .gb18030), .big5hkscs) == .gb18030)
            #expect(detected(try encode(text, .gb18030), .utf8) == .gb18030)
        }
        #expect(detected([0xFF, 0xFE] + (try encode("公告", .utf16le)), .gb18030) == .utf16le)
    }

    @Test(
        arguments: [
            ([], TextEncoding.utf8, 100), (Array("plain, 13800138000\r\n".utf8), .utf8, 100),
            (Array("a·b café 中".utf8), .utf8, 99), ([0xC1, 0xAA, 0xCD, 0xA8], .gb18030, 0),
            ([0xD5, 0xC5, 0xCE, 0xB0], .gb18030, 0),
            (Array("Привет, мир".utf8), .utf8, 0), (Array("阿不都·买买提".utf8.prefix(4)), .utf8, 0),
            // U+00B7 alone among ASCII is also a GBK pair.
            (Array("J·Smith".utf8), .utf8, 0), ([0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0], .utf16le, 0),
            (Array("13800138000\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), .utf16le, 80),
            (Array("13800138000\r\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }), .utf16be, 80),
        ] as [([UInt8], TextEncoding, Int)])
    func `special cases`(raw: [UInt8], encoding: TextEncoding, atLeast: Int) {
        let guess = EncodingDetector.detect(raw.span, isWhole: false)
        #expect(guess.encoding == encoding)
        #expect(guess.confidence >= atLeast)
    }

    @Test func `damaged UTF-8 stays UTF-8`() {
        let text = Array(Self.simplified.joined().utf8)
        for position in 0..<text.count {
            var broken = text
            broken[position] = 0xFF
            broken.insert(0xC0, at: position / 2)
            #expect(EncodingDetector.detect(broken.span, isWhole: true).encoding == .utf8, "at \(position)")
        }
    }

    @Test func `damaged GB18030 and Big5 stay what they are`() throws {
        for (text, encoding) in [
            (Self.simplified.joined(), TextEncoding.gb18030), (Self.traditional.joined(), .big5hkscs),
        ] {
            let raw = try encode(text, encoding)
            for position in 0..<raw.count {
                var broken = raw
                broken.remove(at: position)
                #expect(EncodingDetector.detect(broken.span, isWhole: true).encoding == encoding, "at \(position)")
            }
        }
    }

    @Test func `Chinese far below ASCII is seen`() throws {
        for encoding in [TextEncoding.utf8, .gb18030] {
            let raw = [UInt8](repeating: 0x2C, count: 200_001) + (try encode(Self.simplified[0], encoding))
            #expect(EncodingDetector.detect(raw.span, isWhole: true).encoding == encoding)
        }
    }
}
