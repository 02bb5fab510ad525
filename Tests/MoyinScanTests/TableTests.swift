import MoyinRules
import MoyinScan
import MoyinTypes
import Testing

/// Headers type the cells below them, however the table is written and however long it is.
@Suite struct TableTests {
    static let engine = try! ScanEngine(try! RuleCatalog.builtin(examples: false))

    /// `KIND text` of what is found.
    static func found(_ text: String) -> [String] {
        var scanner = Scanner(engine)
        var findings: [Finding] = []
        scanner.scan(text.utf8Span.span, into: &findings)
        let bytes = Array(text.utf8)
        return findings.map { "\($0.kind) \(String(decoding: bytes[$0.start..<$0.end], as: UTF8.self))" }
    }

    @Test(arguments: [
        "姓名,住址,座机\n张三,竹海镇西河村,8000124\n",
        "姓名\t住址\t座机\n张三\t竹海镇西河村\t8000124\n",
        "姓名 | 住址 | 座机\n--- | --- | ---\n张三 | 竹海镇西河村 | 8000124\n",
        "| 姓名 | 住址 | 座机 |\n|:--|:--|:--|\n| 张三 | 竹海镇西河村 | 8000124 |\n",
        "姓名　　住址　　　　　座机\n张三　　竹海镇西河村　8000124\n",
        "姓名  住址          座机\n张三  竹海镇西河村  8000124\n",
        "姓名 住址 座机\n张三 竹海镇西河村 8000124\n",
        "姓名,联系方式,\n,住址,座机\n张三,竹海镇西河村,8000124\n",
        "姓名,\"住址\n（到村）\",\"座机\n（办公）\"\n张三,\"竹海镇西河村\",\"8000124\"\n",
        "姓名,住址,座机\n张三,\"竹海镇西河村\",8000124,多出的,一二\n",
        "名单如下：\n姓名,住址（到村）,座机\n张三,竹海镇西河村,8000124\n以上公示。",
    ])
    func cellsAreTyped(table: String) {
        #expect(Self.found(table) == ["PERSON_NAME 张三", "ADDRESS 竹海镇西河村", "CN_LANDLINE 8000124"])
    }

    @Test("a value in the header line does not hide the header from its rows")
    func headerWithAValue() {
        let table = "姓名\t出生年月\t座机（总机0556-8000124）\n张三\t1905.06\t8000125\n"
        #expect(Self.found(table) == ["CN_LANDLINE 0556-8000124", "PERSON_NAME 张三", "BIRTH_DATE 1905.06", "CN_LANDLINE 8000125"])
    }

    @Test("a row that holds a header's word is a row")
    func rowWithAHeaderWord() {
        let table = "姓名,与户主关系,住址,金额\n张三,户主,竹海镇西河村,1200元\n李四,配偶,竹海镇西河村,800元\n"
        #expect(Self.found(table) == ["PERSON_NAME 张三", "ADDRESS 竹海镇西河村", "PERSON_NAME 李四", "ADDRESS 竹海镇西河村"])
    }

    @Test("figures under a header of amounts are no telephones")
    func amounts() {
        #expect(Self.found("年度,受理件数,办结件数\n2020,12345,12315\n").isEmpty)
    }

    @Test("cells without figures are found in every segment of a long table")
    func longTable() {
        let rows = 20_000
        let table = "姓名,住址,备注\n" + String(repeating: "张三,竹海镇西河村,无\n", count: rows)
        let found = Self.found(table)
        for value in ["ADDRESS 竹海镇西河村", "PERSON_NAME 张三"] { #expect(found.filter { $0 == value }.count == rows, "\(value)") }
        var count = 0
        var rest = Array(table.utf8)[...]
        Self.engine.scan(
            jobs: 2,
            read: { buffer in
                let piece = rest.prefix(min(buffer.count, 7777))
                buffer.copyBytes(from: piece)
                rest = rest.dropFirst(piece.count)
                return piece.count
            }
        ) { count += $0.count }
        #expect(count == 2 * rows)
    }
}
