/// Sums, counts and figures.
enum FigureTraps {
    static func amounts(at desk: inout Desk) -> LabelledText {
        "全年完成投资1\(desk.number(3...9))\(TradeTraps.digits(2, &desk))0000000元，其中中央资金\(desk.number(1...9)),\(desk.number(100...999)),\(desk.number(100...999)).\(desk.number(10...99))元，占地13800138000平方米，贷款余额\(TradeTraps.digits(1, &desk))5\(TradeTraps.digits(9, &desk))元，人均可支配收入\(desk.number(30000...60000))元。\n"
    }

    static func counts(at desk: inout Desk) -> LabelledText {
        "全年公开信息114条，建成112个子站点，开展活动120余次，办结110件，回应122条，走访119户、12345人次，发放宣传册12366份，出动车辆\(desk.number(110...122))台次，化解矛盾\(desk.number(100...999))起，满意率\(desk.number(95...99)).\(desk.number(10...99))%。\n"
    }

    static func statistics(at desk: inout Desk) -> LabelledText {
        "系数0.13800138000，增长120.15%，其中第一产业30.28%；面积\(desk.number(100...999)).\(TradeTraps.digits(8, &desk))公顷，常数3.14159265358979，样本方差0.\(TradeTraps.digits(18, &desk))，森林覆盖率\(desk.number(20...80)).\(desk.number(10...99))%。\n"
    }

    static func ratios(at desk: inout Desk) -> LabelledText {
        "比例尺1:10000，图幅号H50G012034，师生比1:18.6，男女比105:100，坡度1:1.75，得分\(desk.number(60...99)):\(desk.number(60...99))，配比为\(desk.number(1...9)):\(desk.number(1...9)):\(desk.number(1...9))。\n"
    }

    static func articles(at desk: inout Desk) -> LabelledText {
        "依据《中华人民共和国民法典》第1034条、第一千零三十九条，《政府信息公开条例》（国务院令第711号）第14条至第16条、第20条第（十一）项，参见附表3-1-\(desk.number(2...12))，目录第5.15.\(desk.number(1...9))节。\n"
    }
}
