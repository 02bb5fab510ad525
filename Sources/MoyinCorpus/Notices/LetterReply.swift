/// 信箱回复: who wrote must not be told.
enum LetterReply {
    static func write(at desk: inout Desk) -> Paper {
        let person = desk.person()
        let day = desk.day()
        let channel: LabelledText = desk.chance(25) ? "\(Piece("12345", .hotline))热线工单" : "\(desk.pick("区长信箱", "书记信箱", "政民互动"))"
        var text: LabelledText = """
            【\(channel)】受理编号：\(day.compact)\(desk.number(100...999))
            来信标题：\(desk.pick("关于小区楼道照明损坏的反映", "咨询灵活就业人员参保", "反映路面积水问题"))

            """
        if desk.chance(80) {
            text += "来信人：\(Piece(person.name, .personName))　\(desk.label(desk.pick("联系方式", "手机号码", "联系电话")))：\(desk.value(.mobile))"
            if desk.chance(40) { text += "　电子邮箱：\(desk.value(.email))" }
            text += "\n"
        } else {
            text += "来信人：\(person.surname)\(desk.pick("先生", "女士"))\n"
        }
        text += "来信内容：本人住\(desk.home(person))，\(desk.pick("楼道照明长期损坏，物业一直未修", "门前道路雨后积水严重", "想了解参保所需材料"))，望尽快解决。"
        if desk.chance(45) { text += "我的\(desk.label("身份证号"))是\(desk.id(person))，随时可以核实。" }
        if desk.chance(30) { text += "也可以加我\(desk.pick("微信：", "微信号"))\(Piece(Online.wechat(using: &desk.generator), .wechat))。" }
        if desk.chance(20) { text += "QQ：\(Piece(Online.qq(using: &desk.generator), .qq))。" }
        text += """

            办理结果：您好！来信收悉。经\(desk.place.county)住房和城乡建设局核实，现答复如下：已于\(day.month)月\(day.day)日责成物业公司更换灯具\(desk.number(2...40))盏，清理排水口\(desk.number(1...9))处。感谢您对我们工作的关心和支持。如有疑问，请拨打\(desk.officePhone())或\(Piece("12345", .hotline))政务服务便民热线。

            """
        return Paper(text: text)
    }
}
