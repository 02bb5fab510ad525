/// Items of a superior's list: something is wrong with them that no program sees in their text.
extension CityDesk {
    /// Writes one and says what the superior found.
    mutating func writeListed() -> String {
        switch number(0...5) {
        case 0:
            notice()
            if !isCorrected { paper.blocks.append(.image("附件")) }
            return "附件图片为未遮盖的申请表，含身份证号"
        case 1:
            news()
            if isCorrected { paper.title += "（更新）" }
            return "标题与内容不符"
        case 2:
            policy()
            if isCorrected { paper.add("　　解读材料已同步发布。") }
            return "文件未经审批程序公开"
        case 3:
            meeting()
            if isCorrected { paper.blocks.remove(at: 1) }
            return "内部会议内容不宜公开"
        case 4:
            budget()
            if isCorrected { paper.add("　　本表已按批复数更正。") }
            return "公开的决算与批复数不一致"
        default:
            statistics()
            if isCorrected { paper.add("　　数据已按核定数更正。") }
            return "未经核定的数据提前公开"
        }
    }
}
