/// 涉案物品清单、电子数据勘验: numbers of devices and of the network.
enum SeizedDevices {
    static func write(at desk: inout Desk) -> Paper {
        let owner = desk.person()
        var text: LabelledText = """
            \(desk.place.county)公安局
            \(desk.pick("扣押物品清单", "电子数据现场勘验笔录", "涉案财物认领公告"))

            持有人：\(Piece(owner.name, .personName))，\(desk.label("身份证号"))\(desk.id(owner))
            1. 手机一部，黑色，IMEI：\(desk.value(.imei))，内有SIM卡一张，ICCID：\(desk.value(.iccid))，手机号\(desk.value(.mobile))；
            2. 笔记本电脑一台，型号XJ-\(desk.number(1000...9999))，MAC地址：\(desk.value(.hardwareAddress))，勘验时登录IP地址：\(desk.value(.networkAddress))；

            """
        if desk.chance(60) { text += "3. 电动自行车一辆；小型轿车一辆，车牌号：\(desk.value(.plate))，车架号：\(desk.value(.vin))；\n" }
        if desk.chance(40) { text += "4. 物联网设备一套，IMSI：\(desk.value(.imsi))，软件版本v\(desk.number(1...5)).\(desk.number(0...20)).\(desk.number(0...9)).1；\n" }
        if desk.chance(40) { text += "5. 银行卡一张，\(desk.label("卡号"))：\(desk.value(.bankCard))；支付宝账号：\(desk.value(.payment))；\n" }
        if desk.chance(30) { text += "6. 现场定位坐标：\(desk.value(.coordinates))。\n" }
        text += "见证人：\(desk.name())　办案民警：\(desk.name())（执法证号：\(desk.value(.certificate))）\n\(desk.day().han)\n"
        return Paper(text: text)
    }
}
