/// Characters of invented names; both scripts, place by place.
enum NameLists {
    static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦").map(String.init)
    static let traditionalSurnames = Array("王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋唐許鄧馮韓曹曾彭蕭蔡潘田董袁余葉蔣杜蘇魏程呂丁沈任姚盧傅鍾姜崔譚廖范汪陸金石戴賈韋夏邱方侯鄒熊孟秦").map(String.init)
    static let compoundSurnames = ["欧阳", "上官", "诸葛", "司徒", "司马", "慕容", "令狐"]
    static let traditionalCompoundSurnames = ["歐陽", "上官", "諸葛", "司徒", "司馬", "慕容", "令狐"]
    static let firstCharacters = Array("建国志文玉晓春秀明永海德家子思雨佳一俊世宗少光庆荣天新立成桂云梦若").map(String.init)
    static let traditionalFirstCharacters = Array("建國志文玉曉春秀明永海德家子思雨佳一俊世宗少光慶榮天新立成桂雲夢若").map(String.init)
    static let lastCharacters = Array("华强军平芳英兰梅霞燕涛辉鹏峰林超琳萍红娟杰伟敏静丽勇洋磊凤祥宁康安然轩涵").map(String.init)
    static let traditionalLastCharacters = Array("華強軍平芳英蘭梅霞燕濤輝鵬峰林超琳萍紅娟傑偉敏靜麗勇洋磊鳳祥寧康安然軒涵").map(String.init)
    /// Names with a middle dot and names without a surname.
    static let minority = [
        "阿依古丽·买合木提", "努尔江·阿不都", "古丽娜尔·卡德尔", "扎西次仁", "洛桑卓玛", "吉克阿牛", "巴特尔·乌恩", "迪丽娜·帕尔哈提",
    ]
}
