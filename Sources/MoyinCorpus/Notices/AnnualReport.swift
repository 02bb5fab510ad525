/// 政府信息公开年报: figures, and nothing that is anybody's.
enum AnnualReport {
    static func write(at desk: inout Desk) -> Paper {
        let year = desk.number(2019...2025)
        let (found, assigned) = (desk.number(800...7000), desk.number(100...900))
        let text: LabelledText = """
            \(desk.place.county)\(year)年政府信息公开工作年度报告

            一、总体情况
            \(year)年，全\(desk.place.county.suffix(1))主动公开政府信息\(desk.number(8000...99999))条，其中门户网站\(desk.number(3000...7000))条，政务微博\(desk.number(110...990))条，微信公众号\(desk.number(112...990))条。召开新闻发布会\(desk.number(2...12))次，政策解读\(desk.number(110...129))余次。
            二、依申请公开
            共收到申请\(desk.number(12...122))件，上年结转\(desk.number(0...9))件，予以公开\(desk.number(5...60))件，占\(desk.number(30...70)).\(desk.number(10...99))%；行政复议\(desk.number(0...5))件，行政诉讼\(desk.number(0...3))件。
            三、隐私信息排查
            共自查发现涉及个人隐私信息\(found)条，交办\(assigned)条，整改\(found + assigned)条，整改率100%。
            四、财政公开
            一般公共预算收入\(desk.number(10...90)).\(desk.number(10...99))亿元，同比增长\(desk.number(1...12)).\(desk.number(1...9))%；支出\(desk.number(1_000_000_000...9_999_999_999))元。
            本报告电子版可从本机关网站（https://www.example.gov.cn/xxgk/\(year)/index.html）下载。如有疑问，请与\(desk.place.county)政务公开办联系，地址：\(desk.office(inFull: false))，电话：\(desk.officePhone())，邮箱：\(desk.officeMail())。

            """
        return Paper(text: text)
    }
}
