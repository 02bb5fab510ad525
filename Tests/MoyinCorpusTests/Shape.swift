@testable import MoyinCorpus

/// What an undisguised value of a kind looks like: a plain description of its own, to hold the generators to.
struct Shape {
    private let description: Regex<AnyRegexOutput>?

    static func of(_ kind: ValueKind) -> Shape { Shape(description: (try? table[kind].map { try Regex($0) }) ?? nil) }

    func matches(_ value: String) -> Bool {
        guard let description else { return false }
        return value.wholeMatch(of: description) != nil
    }

    private static let table: [ValueKind: String] = [
        .residentID: #"\d{6}19[0-3]\d[01]\d[0-3]\d{4}[0-9X]"#, .residentID15: #"\d{15}"#,
        .foreignPermanentResident: #"9\d{16}[0-9X]|[A-Z]{3}\d{12}"#, .hongKongMacauPermit: #"[HM]\d{8}(00)?|[HM]A\d{7}"#,
        .taiwanPermit: #"\d{8}(01\(B\))?"#, .residencePermit: #"8[123]0000\d{11}[0-9X]"#, .passport: #"[A-Z]{1,2}\d{7,8}"#,
        .military: #"[军士文]字第\d{7}号"#, .driverFile: #"\d{12}"#, .disabilityCard: #"\d{17}[0-9X][1-7][1-4](B1)?"#,
        .socialSecurity: #"[ABC]\d{8}|\d{12}"#, .household: #"(DB)?\d{12,14}"#, .creditCode: #"[0-9A-HJ-NP-RTUWXY]{18}"#,
        .organisationCode: #"[0-9A-Z]{8}-[0-9X]"#, .taxNumber: #"\d{17}[0-9X]0[0-2]|L\d{17}[0-9X]"#,
        .studentNumber: #"G\d{17}[0-9X]|\d{12}"#, .medical: #"[A-Z]{0,2}\d{8}|T33\d{7}"#, .certificate: #"\d{11}"#,
        .caseNumber: #"（20\d\d）.\d{4}[民刑执行][初恢终]?\d+号"#, .documentNumber: #".+[〔字].*[号號]"#,
        .spreadsheetDamage: #"\d\.\d{5}E\+17|\d{15}000"#, .isbn: #"[0-9-]{13,17}"#, .bankCard: #"[46]\d{15,18}"#, .bankAccount: #"\d{14,21}"#,
        .iban: #"DE\d{20}"#, .mobile: #"1[3-9]\d000\d{5}"#, .landline: #"[（(]?0\d{2,3}[)）]?-?[2-8]\d{6,7}([转-]80\d\d)?"#,
        .serviceLine: #"[48]00-?\d{3}-?\d{4}"#, .hotline: #"12\d{3}"#, .email: #"[a-z0-9._]+@[a-z0-9.]*example\.[a-z.]+"#,
        .qq: #"1000\d{4,6}"#, .wechat: #"[a-z_-]+19\d\d"#, .payment: #"[a-z]+_[a-z]+19\d\d"#, .url: #"https://.+"#, .credential: #"\S{10,}"#,
        .address: #"(.{2,}[省市区區縣].+|.{2,6}[路街道巷])\d+[号號室樓](.+室|(政务大楼|行政中心)\d(号楼|楼))?|.+樓[A-D]室"#, .nativePlace: #"\p{Han}{2,8}"#,
        .birthDate: #"(19\d\d|民國\d+)[年.-].+"#, .age: #"\d{1,3}(岁|周岁)"#, .realEstate: #".（20\d\d）.+不动产权第\d{7}号|\d{12}GB\d{5}F\d{8}"#,
        .plate: #"\p{Han}[A-Z]·?[A-Z0-9]{4,6}挂?"#, .vin: #"[A-HJ-NPR-Z0-9]{17}"#, .imei: #"86\d{13}"#, .imsi: #"460\d{12}"#,
        .iccid: #"8986\d{16}"#, .hardwareAddress: #"00.00.5E.00.53.[0-9A-F]{2}"#, .networkAddress: #"\d+\.\d+\.\d+\.\d+"#,
        .coordinates: #"1\d\d\.\d{6},\d\d\.\d{6}"#, .personName: #"[\p{Han}·]{2,12}"#, .taiwanIdentity: #"[A-Z][12]\d{8}"#,
        .taiwanResident: #"[A-Z][89A-D]\d{8}"#, .taiwanBusiness: #"\d{8}"#, .taiwanMobile: #"09\d\d-?\d{3}-?\d{3}"#,
        .taiwanLandline: #"\(?0\d\)?-?\d{7,8}(轉\d+)?"#, .taiwanPlate: #"[A-Z]{3}-\d{4}|\d{4}-[A-Z]{2}"#, .taiwanPassport: #"30\d{7}"#,
        .taiwanHealthCard: #"0000\d{8}"#, .hongKongIdentity: #"[A-Z]{1,2}\d{6}\([0-9A]\)"#, .hongKongPhone: #"\+852 \d{4} \d{4}"#,
        .macauIdentity: #"[157]\d{6}\(\d\)"#, .macauPhone: #"\+853 \d{4} \d{4}"#, .placeholder: #"xx|XX|××|__|○○"#,
    ]
}
