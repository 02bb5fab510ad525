/// 低保公示: householder, people and amount within the village.
enum SubsistenceAllowance {
    static func write(at desk: inout Desk) -> Paper {
        desk.isInTable = true
        let columns = desk.generator.shuffled(["身份证号码", "联系电话", "一卡通账号", "家庭住址"]).prefix(desk.number(0...4))
        var roster = Roster(headers: ["序号", "户主姓名"])
        for column in columns { roster.headers.append(desk.label(column)) }
        roster.headers += ["保障人口", "月保障金（元）", "备注"]
        for index in 1...desk.number(4...14) {
            let person = desk.person()
            var row: [LabelledText] = ["\(index)", "\(Piece(person.name, .personName))"]
            for column in columns {
                switch column {
                case "身份证号码": row.append("\(desk.id(person))")
                case "联系电话": row.append("\(desk.value(.mobile))")
                case "一卡通账号": row.append("\(desk.value(.bankCard))")
                default: row.append("\(desk.home(person))")
                }
            }
            let people = desk.number(1...5)
            row += ["\(people)", "\(people * desk.number(420...760))", "\(desk.pick("", "", "新增", "动态调整"))"]
            roster.rows.append(row)
        }
        let day = desk.day()
        let town = desk.generator.pick(Locality.towns)
        let above: LabelledText =
            "经入户调查、民主评议、乡镇审核，\(town)\(day.year)年\(day.month)月拟纳入最低生活保障\(roster.rows.count)户，现在村务公开栏公示七天。"
        let below: LabelledText = "\(town)人民政府监督电话：\(desk.officePhone())，\(desk.place.county)民政局举报电话：\(desk.officePhone())。"
        return .around(roster, above: above, below: below, title: "\(town)最低生活保障对象公示", at: &desk)
    }
}
