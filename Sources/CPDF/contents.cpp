#include "contents.h"

#include <zlib.h>

namespace {

/// Larger contents are unpacked by Poppler, piece by piece.
constexpr size_t keptLimit = 32 << 20;

std::string raw(Stream *stream, size_t limit) {
    std::string out;
    unsigned char bytes[16384];
    stream->reset();
    while (const int n = stream->doGetChars(sizeof bytes, bytes)) {
        if (n < 0 || out.size() > limit) break;
        out.append(reinterpret_cast<const char *>(bytes), size_t(n));
    }
    stream->close();
    return out;
}

/// False where Poppler is better asked: bytes that are none of the alphabet.
bool ascii85(const std::string &in, std::string &out) {
    out.reserve(in.size() / 5 * 4 + 8);
    uint32_t word = 0;
    int digits = 0;
    const auto put = [&](int bytes) {
        for (int i = 0; i < bytes; ++i) out += char(word >> (24 - 8 * i));
        word = 0, digits = 0;
    };
    for (const unsigned char c : in) {
        if (c == '~') break;
        if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0) {
            if (c == 0 || c == '\v') return false;
            continue;
        }
        if (c == 'z' && digits == 0) {
            out.append(4, '\0');
            continue;
        }
        if (c < '!' || c > 'u') return false;
        word = word * 85 + (c - '!');
        if (++digits == 5) put(4);
    }
    if (digits == 1) return false;
    if (digits > 1) {
        const int bytes = digits - 1;
        for (; digits < 5; ++digits) word = word * 85 + 84;
        put(bytes);
    }
    return true;
}

/// False where the stream is not whole, or is more than the limit.
bool inflated(const std::string &in, size_t limit, std::string &out) {
    z_stream z {};
    if (inflateInit(&z) != Z_OK) return false;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
    z.avail_in = uInt(in.size());
    int status = Z_OK;
    size_t count = 0;
    out.resize(std::min(limit, in.size() * 4 + 1024));
    while (status == Z_OK) {
        if (count == out.size()) {
            if (count >= limit) break;
            out.resize(std::min(limit, 2 * count));
        }
        z.next_out = reinterpret_cast<Bytef *>(&out[count]);
        z.avail_out = uInt(out.size() - count);
        status = inflate(&z, Z_NO_FLUSH);
        count = out.size() - z.avail_out;
    }
    inflateEnd(&z);
    out.resize(count);
    return status == Z_STREAM_END;
}

} // namespace

PageContents::PageContents(Page *page, size_t limit, const Deadline &deadline) : left(limit), deadline(deadline) {
    contents = page->getContents();
    if (contents.isStream()) {
        contents = unpacked(std::move(contents));
    } else if (contents.isArray()) {
        auto *array = new Array(nullptr);
        for (int i = 0; i < contents.arrayGetLength() && !isTooLarge; ++i) array->add(unpacked(contents.arrayGet(i)));
        contents = Object(array);
    }
}

/// The same stream from memory, where that is certain; else itself, counted.
Object PageContents::unpacked(Object &&part) {
    if (!part.isStream()) return std::move(part);
    Stream *stream = part.getStream();
    Stream *source = stream;
    bool deflate = false, ascii = false;
    if (source->getKind() == strFlate && source->getNextStream() && source->getDict()->lookup("DecodeParms").isNull() && source->getDict()->lookup("DP").isNull()) {
        deflate = true;
        source = source->getNextStream();
        if (source->getKind() == strASCII85 && source->getNextStream()) {
            ascii = true;
            source = source->getNextStream();
        }
    }
    if (deflate && kept < keptLimit) {
        std::string bytes = raw(source, keptLimit);
        auto text = std::make_unique<std::string>();
        bool isWhole = true;
        if (ascii) {
            std::string binary;
            isWhole = ascii85(bytes, binary);
            bytes.swap(binary);
        }
        if (isWhole && inflated(bytes, std::min(left, keptLimit - kept), *text)) {
            left -= text->size();
            kept += text->size();
            const auto length = Goffset(text->size());
            parts.push_back(std::move(text));
            return Object(static_cast<Stream *>(new MemStream(parts.back()->data(), 0, length, Object(new Dict(static_cast<XRef *>(nullptr))))));
        }
    }
    isTooLarge = !count(stream);
    return std::move(part);
}

bool PageContents::count(Stream *stream) {
    const size_t suspicious = 200'000;
    const Object length = stream->getDict()->lookup("Length"), filter = stream->getDict()->lookup("Filter");
    const bool isSmall = length.isInt() && length.getInt() >= 0 && size_t(length.getInt()) < suspicious;
    if (isSmall && !(filter.isArray() && filter.arrayGetLength() > 1)) return true;
    unsigned char bytes[4096];
    stream->reset();
    while (const int n = stream->doGetChars(sizeof bytes, bytes)) {
        if (n < 0) break;
        if (size_t(n) > left || deadline.passed()) return false;
        left -= size_t(n);
    }
    stream->close();
    return true;
}

void PageContents::draw(Gfx &gfx) {
    if (contents.isNull()) return;
    gfx.saveState();
    gfx.display(&contents);
    gfx.restoreState();
}
