/// 登记表: labelled fields, so that every kind of the mainland occurs.
enum RegistrationForm {
    /// Kinds of the mainland with the labels forms print for them.
    static let fields: [(kind: ValueKind, labels: [String])] = [
        (.residentID15, ["原身份证号", "老身份证号"]), (.foreignPermanentResident, ["外国人永久居留身份证号码", "永居证"]),
        (.hongKongMacauPermit, ["港澳居民来往内地通行证号码", "回乡证号"]), (.taiwanPermit, ["台胞证号", "台湾居民来往大陆通行证号码"]),
        (.residencePermit, ["港澳台居民居住证号码", "居住证号"]), (.passport, ["护照号码", "护照号"]), (.military, ["军官证号", "士兵证"]),
        (.driverFile, ["驾驶证档案编号", "档案编号"]), (.disabilityCard, ["残疾人证号", "残疾证号"]),
        (.socialSecurity, ["社保卡号", "个人编号", "医保编号"]), (.household, ["户号", "户编号", "低保证号"]), (.taxNumber, ["纳税人识别号", "税号"]),
        (.studentNumber, ["准考证号", "学籍号"]), (.medical, ["住院号", "病历号", "门诊号"]), (.certificate, ["执法证号"]),
        (.organisationCode, ["组织机构代码"]), (.creditCode, ["统一社会信用代码"]), (.spreadsheetDamage, ["身份证号", "身份证号码"]),
        (.bankCard, ["银行卡号", "工资卡号"]), (.bankAccount, ["存折账号", "一卡通账号"]), (.iban, ["IBAN"]), (.mobile, ["手机", "联系电话"]),
        (.landline, ["家庭电话", "固定电话"]), (.email, ["电子邮箱", "E-mail"]), (.qq, ["QQ", "QQ号"]), (.wechat, ["微信号", "微信"]),
        (.payment, ["支付宝账号"]), (.url, ["个人主页", "查询链接"]), (.credential, ["登录密码", "系统初始密码"]), (.address, ["家庭住址", "户籍地址", "现住址"]),
        (.nativePlace, ["籍贯"]), (.birthDate, ["出生日期", "出生年月"]), (.age, ["年龄"]), (.realEstate, ["不动产权证号", "房产证号"]),
        (.plate, ["车牌号", "号牌号码"]), (.vin, ["车架号", "车辆识别代号"]), (.imei, ["手机串号", "IMEI"]), (.imsi, ["IMSI"]),
        (.iccid, ["ICCID", "物联网卡号"]), (.hardwareAddress, ["MAC地址"]), (.networkAddress, ["IP地址", "登录IP"]), (.coordinates, ["坐标", "经纬度"]),
    ]

    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let chosen = desk.generator.shuffled(fields).prefix(desk.number(6...12))
        let colon = desk.pick("：", "：", ":", " ")
        var text: LabelledText = """
            \(desk.pick("人员信息登记表", "申请人基本情况表", "信息采集表", "申报登记表"))
            姓名\(colon)\(Piece(person.name, .personName))
            性别\(colon)\(person.sex)
            \(desk.label("身份证号"))\(colon)\(desk.id(person))

            """
        for field in chosen {
            text += "\(desk.label(desk.generator.pick(field.labels)))\(colon)\(desk.value(field.kind))\n"
        }
        text += "填表日期\(colon)\(desk.day().han)\n"
        return Paper(text: text)
    }
}
