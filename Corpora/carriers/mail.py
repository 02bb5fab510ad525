"""Letters, by Python's `email`, and one in the bytes of a program that used GB18030."""
import base64
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import ofd
import parts
from planting import Planted


def letter(p):
    message = EmailMessage(policy=SMTP)
    message["Date"] = "Mon, 05 Jan 2026 09:00:00 +0800"
    message["From"] = Address("经办 电话" + p.mobile("name of the sender", "邮件头"), "office", "example.com")
    message["To"] = f"<{p.mobile('address of the receiver', '邮件头')}@example.com>"
    message["Cc"] = Address("电话" + p.mobile("name of a copy's receiver", "邮件头"), "b", "example.com")
    message["Subject"] = "关于拟聘用人员的公示 电话" + p.mobile("subject", "邮件头")
    message["X-Contact"] = "电话" + p.mobile("header of one's own", "邮件头")
    message["Message-ID"] = f"<{p.mobile('Message-ID', '邮件头')}@example.com>"
    message["References"] = f"<{p.mobile('References', '邮件头')}@example.com>"
    message["Received"] = f"from 电话{p.mobile('Received', '邮件头')} by mail.example.com; Mon, 05 Jan 2026 09:00:00 +0800"
    message.set_content("本人电话" + p.mobile("text, base64") + "\n", charset="utf-8", cte="base64")
    message.add_alternative(f"<p>本人电话<b>{(v := p.mobile('alternative HTML, quoted-printable'))[:4]}</b>{v[4:]}</p><!-- 电话{p.mobile('comment in HTML')} -->\n", subtype="html", charset="utf-8", cte="quoted-printable")
    name = p.mobile("name of an attachment", "附件名")
    message.add_attachment(parts.workbook(["姓名", "手机"], ["张某", p.mobile("attachment, workbook")]), maintype="application", subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename=f"电话{name}.xlsx")
    message.add_attachment(ofd.small("电话" + p.mobile("attachment, OFD")), maintype="application", subtype="ofd", filename="公示.ofd")
    message.add_attachment("姓名,手机\n张某," + p.mobile("attachment, text") + "\n", subtype="csv", filename="名单.csv")
    inner = EmailMessage(policy=SMTP)
    inner["Subject"] = "转发 电话" + p.mobile("subject of a nested letter", "邮件头")
    inner["From"] = "a@example.com"
    inner.set_content("电话" + p.mobile("nested letter") + "\n")
    message.add_attachment(inner)
    message.get_payload()[1]["Content-Description"] = "电话" + p.mobile("description of an attachment", "邮件头")
    message.preamble = "tel " + p.mobile("before the first part")
    message.epilogue = "tel " + p.mobile("after the last part")
    return message


def old(p):
    """GB18030 in encoded words, in a quoted-printable and in a plain body."""
    def words(text):
        return b"=?GB18030?B?" + base64.b64encode(text.encode("gb18030")) + b"?="

    def quoted(text):
        return "".join("=%02X" % byte for byte in text.encode("gb18030")).encode()

    def broken(text):
        data = base64.b64encode(text.encode("gb18030"))
        return b"\r\n".join(data[i:i + 16] for i in range(0, len(data), 16))

    value = p.identity("encoded words, broken over two", "邮件头")
    lines = [
        b"From: " + words("经办电话" + p.mobile("encoded word", "邮件头")) + b" <a@example.com>", b"To: b@example.com",
        b"Subject: " + words("公示 身份证号" + value[:8]) + b"\r\n " + words(value[8:]), b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="b"', b"",
        b"--b", b"Content-Type: text/plain; charset=gb2312", b"Content-Transfer-Encoding: quoted-printable", b"",
        quoted("电话") + (v := p.mobile("quoted-printable, broken over lines"))[:6].encode() + b"=\r\n" + v[6:].encode() + b"=20",
        b"--b", b"Content-Type: text/plain; charset=gb18030", b"Content-Transfer-Encoding: 8bit", b"", ("电话" + p.mobile("plain GB18030")).encode("gb18030"),
        b"--b", b"Content-Type: text/plain; charset=gbk; name=\"" + words("电话" + p.mobile("name as an encoded word", "附件名") + ".txt") + b"\"", b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; filename*=GB18030''" + "".join("%%%02X" % byte for byte in ("电话" + p.mobile("name by RFC 2231", "附件名") + ".txt").encode("gb18030")).encode(), b"",
        broken("电话" + p.mobile("attachment in base64")), b"--b--", b""]
    return b"\r\n".join(lines)


def make():
    p = Planted("mail.eml", 12)
    message = letter(p)
    for part in message.walk():
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary({"multipart/mixed": "=mixed=", "multipart/alternative": "=alternative="}[part.get_content_type()])
    p.path.write_bytes(message.as_bytes())
    p.save()
    p = Planted("mail-gb18030.eml", 13)
    p.path.write_bytes(old(p))
    p.save()


if __name__ == "__main__":
    make()
