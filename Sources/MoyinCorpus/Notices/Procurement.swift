/// 政府采购: contacts and experts must be published.
enum Procurement {
    static func write(at desk: inout Desk) -> Paper {
        let day = desk.day()
        let experts = (0..<desk.number(3...5)).map { _ in desk.name() }
        var text: LabelledText = """
            \(desk.place.county)\(desk.pick("智慧校园设备", "公务用车维修服务", "污水管网检测", "办公家具"))采购项目\(desk.pick("中标", "成交"))公告

            一、项目编号：\(desk.place.region)-\(day.year)-\(desk.number(1000...9999))
            二、采购计划备案号：\(day.compact)\(desk.number(1000...9999))
            三、\(desk.pick("中标", "成交"))信息
            供应商名称：\(desk.company())
            供应商地址：\(desk.office())
            统一社会信用代码：\(Piece(Organisations.creditCode("91", using: &desk.generator), .creditCode))
            中标金额：\(desk.amount(98000...9_860_000))元
            四、评审专家名单：
            """
        for (index, expert) in experts.enumerated() { text += index == 0 ? "\(expert)（组长）" : "、\(expert)" }
        text += """

            五、公告期限：自本公告发布之日起1个工作日。
            六、凡对本次公告内容提出询问，请按以下方式联系：
            1. 采购人：\(desk.place.county)教育局　联系方式：\(desk.officePhone())
            2. 采购代理机构：\(desk.company())　联系人：\(desk.name())　\(desk.label("手机"))：\(desk.value(.mobile))
            3. 质疑函接收邮箱：\(desk.officeMail())，客服热线：\(Piece(Telephones.service(using: &desk.generator), .serviceLine))
            \(day.han)

            """
        if desk.chance(40) {
            let expert = desk.person()
            text += "附件：专家劳务费发放表\n\(Piece(expert.name, .personName))　\(desk.label("身份证号"))：\(desk.id(expert))　开户行：某银行城南支行　\(desk.label("账号"))：\(desk.value(.bankCard))　金额：\(desk.number(5...15))00元\n"
        }
        return Paper(text: text)
    }
}
