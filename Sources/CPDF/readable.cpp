// qpdf asks how its old smart pointer is meant; it is not used here.
#define POINTERHOLDER_TRANSITION 4
#include "readable.h"

#include <qpdf/QUtil.hh>

#include <iconv.h>

#include <algorithm>

namespace {

bool isValidUTF8(const std::string &s) {
    for (size_t i = 0; i < s.size();) {
        const unsigned char c = s[i];
        const size_t n = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
        if (n == 0 || i + n > s.size()) return false;
        for (size_t k = 1; k < n; ++k) {
            if ((static_cast<unsigned char>(s[i + k]) & 0xc0) != 0x80) return false;
        }
        i += n;
    }
    return true;
}

bool convert(const char *from, const std::string &in, std::string &out) {
    const iconv_t converter = iconv_open("UTF-8", from);
    if (converter == iconv_t(-1)) return false;
    out.assign(in.size() * 2 + 8, 0);
    char *source = const_cast<char *>(in.data()), *target = out.data();
    size_t left = in.size(), room = out.size();
    const bool ok = iconv(converter, &source, &left, &target, &room) != size_t(-1) && left == 0;
    iconv_close(converter);
    out.resize(out.size() - room);
    return ok;
}

} // namespace

std::string readable(const std::string &s) {
    if (s.size() >= 2 && static_cast<unsigned char>(s[0]) == 0xfe && static_cast<unsigned char>(s[1]) == 0xff) return QUtil::utf16_to_utf8(s);
    if (s.size() >= 2 && static_cast<unsigned char>(s[0]) == 0xff && static_cast<unsigned char>(s[1]) == 0xfe) return QUtil::utf16_to_utf8(s);
    if (s.compare(0, 3, "\xef\xbb\xbf") == 0) return s.substr(3);
    if (std::none_of(s.begin(), s.end(), [](char c) { return c & 0x80; })) return s;
    if (isValidUTF8(s)) return s;
    std::string out;
    bool pairs = true;
    for (size_t i = 0; i < s.size() && pairs; ++i) {
        if (!(s[i] & 0x80)) continue;
        const unsigned char a = s[i], b = i + 1 < s.size() ? s[i + 1] : 0;
        pairs = a >= 0xa1 && a <= 0xf7 && b >= 0xa1;
        ++i;
    }
    if (pairs && convert("GB18030", s, out)) return out;
    return QUtil::pdf_doc_to_utf8(s);
}

bool isText(const std::string &utf8) {
    bool has = false;
    for (unsigned char c : utf8) {
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x0c && c != 0x1b) return false;
        has = has || c > 0x20;
    }
    return has;
}

bool isDate(const std::string &s) {
    return s.size() > 5 && s.compare(0, 2, "D:") == 0 && std::all_of(s.begin() + 2, s.begin() + 6, [](char c) { return c >= '0' && c <= '9'; });
}
