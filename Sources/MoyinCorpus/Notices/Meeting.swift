/// 会议通知 with a list of those who attend.
enum Meeting {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let day = desk.day()
        let withID = desk.chance(40)
        var roster = Roster(headers: ["单位", "姓名", "职务", desk.label("手机号码")] + (withID ? [desk.label("身份证号")] : []))
        for _ in 0..<desk.number(3...9) {
            let person = desk.person()
            var row: [LabelledText] = [
                "\(desk.pick("水利局", "应急管理局", "柳溪镇", "松岭镇", "气象局", "融媒体中心"))", "\(Piece(person.name, .personName))",
                "\(desk.pick("局长", "副镇长", "科员", "办公室主任"))", "\(desk.value(.mobile))",
            ]
            if withID { row.append("\(desk.id(person))") }
            roster.rows.append(row)
        }
        let above: LabelledText =
            "经研究，定于\(day.han)（星期\(desk.pick("一", "二", "三", "四", "五"))）上午9:00在行政中心\(desk.number(2...9))楼第\(desk.pick("一", "二", "三"))会议室召开\(desk.pick("防汛工作调度会", "政务公开培训会", "项目推进会"))，参会人员\(desk.number(110...122))人，请提前10分钟入场，每单位领取材料\(desk.number(2...12))份。"
        let below: LabelledText = "会务联系：\(desk.place.county)政府办公室，电话\(desk.officePhone())，传真\(desk.officePhone())。"
        return .around(roster, above: above, below: below, title: "关于召开会议的通知", at: &desk)
    }
}
