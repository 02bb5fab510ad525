// The objects of a document that say anything. The structure of a table of 6,000 rows has 100,000 objects that do not.
#include "document.h"

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>

#include <cctype>
#include <cstring>

using Handle = QPDFObjectHandle;

namespace {

/// Elements of the structure are short.
constexpr size_t longestElement = 4096;

/// Whether an object is an element of the structure without any string but such as programs make: its bytes tell that
/// faster than it is read. What is in doubt is none.
class PlainElement {
public:
    PlainElement(const uint8_t *bytes, size_t count) : bytes(bytes), count(count) {}

    bool isAt(size_t at, QPDFObjGen id) {
        i = at;
        end = at < count ? at + std::min(count - at, longestElement) : at;
        return number(id.getObj()) && number(id.getGen()) && word("obj") && body();
    }

private:
    const uint8_t *bytes;
    size_t count, i = 0, end = 0;

    bool has(const char *text) const { return end - i >= strlen(text) && memcmp(bytes + i, text, strlen(text)) == 0; }
    bool word(const char *text) {
        if (!has(text)) return false;
        i += strlen(text);
        return true;
    }

    bool number(int value) {
        long read = 0;
        const size_t start = i;
        for (; i < end && isdigit(bytes[i]) && i - start < 10; ++i) read = read * 10 + (bytes[i] - '0');
        const bool isIt = i > start && read == value && i < end && isspace(bytes[i]);
        while (i < end && isspace(bytes[i])) ++i;
        return isIt;
    }

    bool body() {
        enum { nothing, string, list, inList } next = nothing;
        bool isElement = false;
        while (i < end) {
            const uint8_t c = bytes[i];
            if (isspace(c)) {
                ++i;
                continue;
            }
            if (c == '/') {
                const size_t start = ++i;
                while (i < end && !isspace(bytes[i]) && !strchr("()<>[]{}/%", bytes[i])) {
                    if (bytes[i++] == '#') return false;
                }
                const std::string name(reinterpret_cast<const char *>(bytes) + start, i - start);
                isElement = isElement || name == "StructElem";
                next = name == "ID" || name == "Lang" ? string : name == "Headers" ? list : nothing;
            } else if (c == '(') {
                if (next != string && next != inList) return false;
                while (++i < end && bytes[i] != ')') {
                    if (bytes[i] == '(' || bytes[i] == '\\') return false;
                }
                ++i;
                if (next == string) next = nothing;
            } else if (c == '<' || c == '>') {
                // Twice: a dictionary; once: a string.
                if (i + 1 >= end || bytes[i + 1] != c) return false;
                i += 2;
                next = nothing;
            } else if (c == '[' || c == ']') {
                next = c == '[' && next == list ? inList : nothing;
                ++i;
            } else if (has("endobj")) {
                return isElement;
            } else if (isdigit(c) || c == '-' || c == '.' || c == 'R') {
                ++i;
                next = nothing;
            } else if (!word("null") && !word("true") && !word("false")) {
                return false;
            }
        }
        return false;
    }
};

} // namespace

QPDF *moyin_pdf::open() {
    if (objects) return objects.get();
    auto qpdf = QPDF::create();
    qpdf->setSuppressWarnings(true);
    qpdf->processMemoryFile("pdf", reinterpret_cast<const char *>(bytes), count);
    objects = qpdf;
    return objects.get();
}

const std::vector<Handle> &moyin_pdf::telling() {
    if (!listed.empty()) return listed;
    QPDF &qpdf = *open();
    const std::map<QPDFObjGen, QPDFXRefEntry> table = qpdf.getXRefTable();
    PlainElement plain(bytes, count);
    for (const auto &[id, entry] : table) {
        if (entry.getType() == 1 && entry.getOffset() > 0 && plain.isAt(size_t(entry.getOffset()), id)) {
            const size_t number = size_t(id.getObj());
            if (silent.size() <= number) silent.resize(number + 1);
            silent[number] = true;
            continue;
        }
        listed.push_back(qpdf.getObject(id));
        // Now it is read.
        listed.back().isStream();
    }
    // What is damaged is mended while it is read, and has other objects then.
    if (qpdf.anyWarnings() || qpdf.getXRefTable().size() != table.size()) silent.clear(), listed = qpdf.getAllObjects();
    return listed;
}
