/// How ordinary each character is in Chinese official prose, simplified or traditional: the sum over a text tells a
/// right reading of its bytes from a wrong one.
///
/// A wrong reading gives characters at random: most Han characters are rare, so a few frequent ones decide. Made at
/// first use, 64 KB.
struct ScalarWeights: Sendable {
    static let shared = ScalarWeights()

    static let invalid = -15
    /// ASCII in two bytes is what UTF-16 looks like, and nothing else does.
    static let wideASCII = 4
    private static let frequent: Int8 = 6
    private static let common: Int8 = 2
    private static let rareHan: Int8 = -1
    private static let punctuation: Int8 = 4
    private static let foreign: Int8 = -2
    private static let symbol: Int8 = -4
    private static let absurd: Int8 = -8

    private let basicPlane: [Int8]

    @inline(__always)
    subscript(scalar: UInt32) -> Int {
        scalar < 0x10000 ? Int(basicPlane[Int(scalar)]) : scalar < 0x40000 ? Int(Self.foreign) : Int(Self.absurd)
    }

    /// Line ends and tabs are neutral; other control characters are no text.
    func control(_ value: UInt32) -> Int { (9...13).contains(value) ? 0 : Int(Self.absurd) }

    private init() {
        var weights = [Int8](repeating: Self.symbol, count: 0x10000)
        func set(_ range: ClosedRange<Int>, _ weight: Int8) { for scalar in range { weights[scalar] = weight } }
        set(0x80...0x9F, Self.absurd)
        set(0xA0...0x52F, Self.foreign)
        set(0x3040...0x30FF, Self.foreign)
        set(0x4E00...0x9FFF, Self.rareHan)
        set(0xD800...0xF8FF, Self.absurd)
        set(0xFFF0...0xFFFF, Self.absurd)
        set(0xFF10...0xFF5A, Self.common)
        // The first level of both national sets: what their makers held to be in common use.
        for lead in UInt8(0xB0)...0xD7 {
            for trail in UInt8(0xA1)...0xFE {
                Self.mark(GB18030Tables.shared.doubleByte.entry(lead, trail), Self.common, &weights)
            }
        }
        for lead in UInt8(0xA4)...0xC6 {
            for trail in UInt8(0x40)...0xFE {
                Self.mark(DoubleByteTable.big5hkscs.entry(lead, trail), Self.common, &weights)
            }
        }
        for scalar in Self.punctuationMarks.unicodeScalars { weights[Int(scalar.value)] = Self.punctuation }
        for scalar in Self.frequentCharacters.unicodeScalars { weights[Int(scalar.value)] = Self.frequent }
        basicPlane = weights
    }

    private static func mark(_ packed: UInt32, _ weight: Int8, _ weights: inout [Int8]) {
        let scalar = packed == 0 ? 0 : unpackUTF8(packed)
        if (0x4E00...0x9FFF).contains(scalar) { weights[Int(scalar)] = weight }
    }

    private static let punctuationMarks = "　、。·，；：？！（）《》〈〉【】「」『』〔〕“”‘’—…～％＋－／＝○〇×℃￥①②③④⑤"

    /// The characters of everyday and official prose in rough order of frequency, then numerals, places and surnames.
    private static let frequentCharacters = """
        的一是不了在有人这上大来和我个中地为们到说国时要就出会可也你对生能而子那得于着下自之年过发后作里
        用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从
        想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向
        头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东
        声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再
        感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光
        放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院
        让识候带导争运笔政府机关单位部门办公室通知关于印发意见决定公告公示名单批准申请审核审批登记证书号码
        身份居民户籍地址电话手机联系人姓名性别出生日期籍贯民族职务职称学历毕业学校专业现任拟任职人选
        处罚行政执法监督检查违法行为事实依据条款规定缴纳罚款元银行账户费用财政预算项目招标投标采购中标供应商
        公司有限责任股份企业法定代表注册资本社会信用代码纳税人民法院检察判决裁定原告被告诉讼案件仲裁委员会
        省市县区镇乡村街道路栋楼室号组小区社区居委会低保救助困难家庭残疾补贴发放标准金额医疗保险养老就业创业
        根据按照经研究现将如下特此附件请示复函报告会议纪要工作情况加强完善落实推进改革发展建设服务管理
        〇零二六七八九百千亿壹贰叁肆伍陆柒捌玖拾甲乙丙丁
        京沪津渝苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新蒙辽吉黑冀晋港澳台湾州江河湖广福香上海深圳杭武汉
        李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶
        阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚
        伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞刚玲桂英华玉兰红明建文志国荣春秀美珍梅凤鹏宇浩婷雪慧
        這個們來說國時會過發後種學經麼對沒動還進樣裡裏開從實軍無長機與關點業將兩間問並應戰頭體見產話內
        員門東聲條處義論氣題爾別變總電數報結務場計資許統區隊決書則聽達強難權設記類據邊張該規萬領確傳師
        觀讓識候帶導爭運筆辦證號碼聯繫戶籍職稱歷畢執監檢違為實項標採購應商責任註冊資本稅納訴訟判罰
        縣鎮鄉村樓組補貼發準額醫療險養創請復議紀況強完善進設務臺灣灣價銀帳賬單據協會團體課組織調查劃
        劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾陸顧龍錢湯賀賴龔廖歐鄺關嚴葉
        偉麗靜軍豔傑濤剛蘭紅國榮鳳鵬
        香港特別行政區政府立法會九龍新界街道地址電話傳真收據申請表格填寫簽署日期先生女士台端貴公司敬啟者
        主旨說明依據辦理受文者發文字號密等附件正本副本機關承辦人
        """
}
