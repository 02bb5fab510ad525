/// 招聘通知: an office's contacts, and a clerk's own.
enum Vacancy {
    static func write(at desk: inout Desk) -> Paper {
        let year = desk.number(2020...2026)
        var text: LabelledText = """
            \(desk.place.county)\(desk.pick("人民医院", "城市管理局", "图书馆"))\(year)年公开招聘工作人员公告

            因工作需要，面向社会公开招聘\(desk.pick("编外", "合同制", "劳务派遣"))工作人员\(desk.number(2...30))名，现将有关事项公告如下。
            一、招聘条件：年龄18周岁以上、35周岁以下（\(year - 35)年1月1日以后出生），大专及以上学历，身体健康。
            二、报名时间：\(desk.day().han)至当月30日，上午8:30—11:30，下午14:30—17:00。
            三、报名方式：请将报名表、身份证和学历证书扫描件发送至\(desk.officeMail())，邮件主题注明“姓名+岗位代码（0\(desk.number(101...130))）”。
            四、薪酬待遇：试用期每月\(desk.number(2...5))\(desk.number(1...9))00元，转正后年薪约\(desk.number(6...12))万元。
            五、咨询电话：\(desk.officePhone())（工作时间）。

            """
        if desk.chance(70) {
            let clerk = desk.person()
            text += "联系人：\(Piece(clerk.name, .personName))（\(desk.label("手机"))：\(desk.value(.mobile))"
            if desk.chance(40) { text += "，微信号：\(Piece(Online.wechat(using: &desk.generator), .wechat))" }
            if desk.chance(30) { text += "，QQ：\(Piece(Online.qq(using: &desk.generator), .qq))" }
            text += "）。\n"
        }
        return Paper(text: text)
    }
}
