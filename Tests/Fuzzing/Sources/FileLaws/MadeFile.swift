#if canImport(FuzzLaws)
import FuzzLaws
#endif
import Glibc
import OfficeSamples

/// A file that the fuzzer's bytes make: any bytes, or one of the samples with some of it different.
struct MadeFile {
    var name: [UInt8]
    var bytes: [UInt8]

    /// Names that decide what content alone does not.
    private static let names = ["a", "a.txt", "a.html", "a.eml", "a.svg", "a.mht", "a.gz", "a.csv"]

    init(name: [UInt8], bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    init(_ input: inout InputReader) {
        switch input.below(5) {
        case 0:
            name = Array(Self.names[input.below(Self.names.count)].utf8)
            bytes = input.rest()
        // Behind the checksums of the archive: another content of one part.
        case 1:
            let sample = SampleFile.packages[input.below(SampleFile.packages.count)]
            name = sample.name
            bytes = sample.file(part: input.below(64), input.rest())
        // The same with edits that leave the rest of the part as it is.
        case 2:
            let sample = SampleFile.packages[input.below(SampleFile.packages.count)]
            let part = input.below(64)
            name = sample.name
            bytes = sample.file(part: part, TokenEdits.apply(sample.tokens[part % sample.parts.count], among: sample.allTokens, &input))
        case 3:
            let sample = SampleFile.single[input.below(SampleFile.single.count)]
            name = sample.name
            bytes = TokenEdits.apply(sample.tokens[0], among: sample.allTokens, &input)
            if bytes.starts(with: Array("%PDF".utf8)) { bytes = CrossReferences.added(bytes) }
        default:
            name = Array("a.tar".utf8)
            bytes = TarSums.mended(input.rest())
        }
    }
}

/// Small well-made files. Inputs name them and their parts by number: lists only grow at their ends.
struct SampleFile {
    let name: [UInt8]
    let parts: [(name: String, content: [UInt8])]
    let tokens: [[[UInt8]]]
    let allTokens: [[UInt8]]

    init(_ name: String, _ parts: [(name: String, content: [UInt8])]) {
        self.name = Array(name.utf8)
        self.parts = parts
        tokens = parts.map { TokenEdits.tokens($0.content) }
        allTokens = tokens.flatMap(\.self)
    }

    static let packages: [SampleFile] =
        [("a.docx", PlantedFile.word()), ("a.xlsx", .sheet()), ("a.pptx", .slides())].map { SampleFile($0, unpacked($1.bytes)) }
        + ["opendocument/carriers.odt", "opendocument/carriers.ods", "opendocument/carriers.odp", "ofd/carriers.ofd", "ofd/tables.ofd", "archive/plain.zip"].map {
            SampleFile($0, unpacked(fixture($0)))
        }

    static let single: [SampleFile] =
        ["pdf/carriers.pdf", "pdf/forms.pdf", "pdf/tables.pdf", "pdf/revisions.pdf"].map { SampleFile($0, [($0, fixture($0))]) }
        + [("a.rtf", rtf), ("a.eml", mail)].map { SampleFile($0, [($0, Array($1.utf8))]) }

    /// The archive with one part of another content.
    func file(part: Int, _ content: [UInt8]) -> [UInt8] {
        var parts = parts
        parts[part % parts.count].content = content
        return archive(parts)
    }

    private static func fixture(_ path: String) -> [UInt8] {
        // This file is four folders down from there.
        let tests = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        let file = open("\(tests)/MoyinFormatsTests/Files/\(path)", O_RDONLY)
        precondition(file >= 0, path)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(file, &bytes, bytes.count)
        return Array(bytes[..<max(0, count)])
    }

    private static let rtf = #"""
        {\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1 Arial;}}{\colortbl;\red255\green255\blue255;}{\stylesheet{\s1 heading;}}
        {\info{\author Li}{\title 13800138000}}{\*\generator W;}{\header\pard h 13800138001\par}{\footnote n 13800138002}
        \pard\f0\fs24 \u30005?\'b5\'e7 138{\b 0013}8003\par{\v hidden 13800138004}{\cf1 white}\line\tab\bullet\emdash
        \trowd\cellx1000\cellx2000\intbl a\cell 13800138005\cell\row{\field{\*\fldinst HYPERLINK "tel:13800138006"}{\fldrslt link}}
        {\*\annotation{\*\atnauthor L}c 13800138007}{\pict\pngblip 89504e470d0a1a0a}{\object\objemb{\*\objdata 0105000002000000}{\result r}}
        {\*\bkmkstart b}{\*\bkmkend b}{\deleted d 13800138008}{\shp{\*\shpinst{\sp{\sn n}{\sv v 13800138009}}{\shptxt t}}}\uc2\u24352??\bin3 abc\sect}
        """#

    private static let mail = """
        From: =?utf-8?B?5p2O?= <li@example.com>\r\nTo: a@example.com, "b" <b@example.com>\r\nSubject: =?gb18030?Q?=B5=E7?= 13800138000\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r
        Message-ID: <1@example.com>\r\nReceived: from x by y\r\n  ; now\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\npreamble\r\n--B\r
        Content-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\nContent-Type: text/plain; charset=gbk; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=B5=E7 13800138001\r
        --C\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+MTM4MDAxMzgwMDI8L3A+\r\n--C--\r\n--B\r\nContent-Type: application/octet-stream; name*0*=utf-8''%E7; name*1="a.txt"\r
        Content-Disposition: attachment; filename="a.txt"; size=3\r\nContent-Transfer-Encoding: base64\r\n\r\nMTM4MDAxMzgwMDM=\r\n--B\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\nContent-Type: text/plain\r
        \r\n13800138004\r\n--B\r\nContent-Type: multipart/signed; protocol="application/pgp-signature"; boundary=D\r\n\r\n--D\r\n\r\n13800138005\r\n--D\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--D--\r\n--B--\r\nepilogue\r\n
        """
}

/// Headers of a tar archive with the sums they have to have: the fuzzer does not have to find them.
enum TarSums {
    static func mended(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        for start in stride(from: 0, to: bytes.count, by: 512) where bytes[start + 257..<start + 262].elementsEqual("ustar".utf8) {
            for index in start + 148..<start + 156 { bytes[index] = 0x20 }
            var sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
            for index in stride(from: start + 153, through: start + 148, by: -1) {
                bytes[index] = 0x30 + UInt8(sum & 7)
                sum >>= 3
            }
            bytes[start + 154] = 0
        }
        return bytes
    }
}
