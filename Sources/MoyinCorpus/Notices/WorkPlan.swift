/// 通知方案: offices and their telephones, and the mobiles that slip in.
enum WorkPlan {
    static func write(at desk: inout Desk) -> Paper {
        let year = desk.number(2020...2026)
        var text: LabelledText = """
            关于印发《\(desk.place.county)\(year)年\(desk.pick("防汛抗旱", "森林防灭火", "秸秆禁烧", "春季爱国卫生"))工作方案》的通知
            \(desk.documentNumber())

            各乡镇人民政府、街道办事处，\(desk.place.county)直有关单位：
            为切实做好今年工作，根据上级部署，结合实际，制定本方案。
            一、目标任务。到\(year)年底，排查整治隐患点\(desk.number(110...999))处，完成率达到98%以上，群众满意度明显提升。
            二、组织领导。成立工作领导小组，由\(desk.pick("副县长", "副区长", "局长"))\(desk.name())任组长，\(desk.name())、\(desk.name())任副组长，领导小组办公室设在应急管理局，\(desk.name())兼任办公室主任，值班电话\(desk.officePhone())。
            三、工作要求。各单位于每月\(desk.number(5...28))日前将进展情况报领导小组办公室（邮箱：\(desk.officeMail())）。

            """
        if desk.chance(80) {
            text += "联系人：\(desk.name())，\(desk.label(desk.pick("手机", "手机号", "联系电话")))：\(desk.value(.mobile))。\n"
        }
        if desk.chance(40) {
            let place = Piece(desk.pick("XX", "xx", "××"), .placeholder)
            let month = Piece(desk.pick("__", "××", "xx"), .placeholder)
            text += "（附：\(place)镇于\(year)年\(month)月完成整改情况，请核实后填报。）\n"
        }
        text += "\(desk.place.county)人民政府办公室\n\(desk.day().han)\n（此件主动公开）\n"
        return Paper(text: text)
    }
}
