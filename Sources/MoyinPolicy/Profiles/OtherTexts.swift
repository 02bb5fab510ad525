internal import MoyinRules

/// Texts that are none of the notices but speak of them: statutes, news, speeches, summaries, guides, decrees. They
/// compete with the profiles; when they win the text is `general`.
enum OtherTexts {
    static var recognition: Profile.Recognition {
        func words(_ list: KeyValuePairs<String, Int>) -> [Profile.Recognition.Word] {
            list.map { word, points in
                word.hasSuffix("$") ? .init(String(word.dropLast()), points: points, isEnding: true) : .init(word, points: points)
            }
        }
        return Profile.Recognition(
            title: words([
                // What lays down rules.
                "条例$": 90, "办法$": 90, "规定$": 90, "细则$": 90, "规则$": 90, "规范$": 80, "标准化": 40, "法$": 80, "暂行办法": 60, "制度$": 80, "章程$": 90,
                "意见$": 60, "批复$": 90, "请示$": 100, "决议$": 60, "函$": 100, "复函$": 100, "裁量基准": 60, "征求意见稿": 40, "立法": 30,
                // What tells.
                "讲话": 90, "致辞$": 90, "总结$": 80, "工作总结": 80, "工作报告$": 80, "调研报告": 80, "简报": 80, "会议纪要": 90, "会议记录": 90, "解读": 90,
                "问答": 90, "答记者问": 90, "新闻发布": 90, "召开": 80, "举行": 70, "举办": 70, "开展": 50, "启动": 50, "推进": 50, "调研": 60, "走访": 60, "慰问": 60, "出席": 60,
                "举措": 60, "加强": 40, "出台": 60, "典型案例": 80, "警情通报": 80, "情况通报": 60, "新闻": 60, "消息$": 50, "故事$": 60, "如何": 50, "怎么": 50, "哪些": 60,
                // What asks or offers.
                "指南": 90, "须知": 70, "流程": 50, "募捐": 90, "倡议书": 90, "启事$": 80, "声明$": 80, "讣告": 90, "招聘公告$": 80, "招聘工作人员公告$": 90, "招生": 60,
                "目录$": 60, "值班": 40, "通讯录": 70, "笔录": 90, "审批表": 60, "考核": 30, "测评": 40, "考勤": 40, "工资表": 60, "预告$": 60,
            ]),
            body: words(["本报讯": 50, "本网讯": 50, "本报记者": 50, "记者": 20, "通讯员": 20, "日前": 15, "近日": 15, "第一条": 40, "第二条": 20, "会议强调": 40, "会议指出": 40]))
    }
}
