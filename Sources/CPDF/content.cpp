#include "filter.h"

#include <qpdf/Pl_QPDFTokenizer.hh>
#include <qpdf/Pl_String.hh>

#include <algorithm>
#include <cmath>
#include <cstdio>

using Handle = QPDFObjectHandle;

ContentWalk::ContentWalk(QPDF &qpdf, const moyin_pdf_limits &limits, PageChanges *changes, const Deadline &deadline)
    : qpdf(qpdf), limits(limits), changes(changes), deadline(deadline) {
    if (!changes) return;
    removals.resize(changes->strings.size());
    for (const PageChanges::Removal &removal : changes->removals) {
        if (removal.string < removals.size()) removals[removal.string].push_back(&removal);
    }
    for (auto &list : removals) std::sort(list.begin(), list.end(), [](auto *a, auto *b) { return a->offset < b->offset; });
}

bool ContentWalk::isProved() const { return !differs && cursor == changes->strings.size(); }

namespace {

/// The content of a page, streams joined as readers join them.
bool contents(Handle page, size_t limit, std::string &out) {
    Handle item = page.getKey("/Contents");
    out.clear();
    if (item.isStream()) return unpack(item, limit, out);
    if (!item.isArray()) return true;
    for (int i = 0; i < item.getArrayNItems(); ++i) {
        Handle part = item.getArrayItem(i);
        std::string text;
        if (!part.isStream()) continue;
        if (!unpack(part, limit - std::min(limit, out.size()), text)) return false;
        out += text;
        out += "\n";
    }
    return true;
}

void filter(const std::string &in, StreamFilter &filter, std::string &out) {
    Pl_String sink("content", nullptr, out);
    Pl_QPDFTokenizer tokens("content", &filter, &sink);
    tokens.write(reinterpret_cast<const unsigned char *>(in.data()), in.size());
    tokens.finish();
}

} // namespace

Handle ContentWalk::form(Handle stream, StreamFilter *parent) {
    if (depth > 60 || deadline.passed() || !active.insert(stream.getObjGen()).second) return Handle::newNull();
    ++depth;
    Handle dict = stream.getDict(), resources = dict.getKey("/Resources"), twin = Handle::newNull();
    std::string in, out;
    StreamFilter content(*this, resources.isDictionary() ? resources : Handle::newNull(), parent);
    if (!unpack(stream, limits.stream_bytes, in)) {
        differs = true;
    } else if (dict.getKey("/BBox").isArray()) {
        filter(in, content, out);
        for (; content.open > 0; --content.open) out += "Q\n";
        if (content.changed) {
            changesForms = true;
            twin = qpdf.newStream(out);
            Handle fresh = twin.getDict();
            for (const std::string &key : dict.getKeys()) {
                // A private copy of what it was made of would be it once more.
                if (key == "/Length" || key == "/Filter" || key == "/DecodeParms" || key == "/PieceInfo" || key == "/Metadata" || key == "/LastModified") continue;
                fresh.replaceKey(key, dict.getKey(key));
            }
            if (!content.twins.empty()) fresh.replaceKey("/Resources", content.ownResources());
        }
    }
    if (twin.isNull() || content.twins.empty()) content.inherit();
    active.erase(stream.getObjGen());
    --depth;
    return twin;
}

void ContentWalk::rewrite(Handle page) {
    std::string in, out;
    Handle resources = page.getKey("/Resources");
    StreamFilter content(*this, resources, nullptr);
    if (!contents(page, limits.stream_bytes, in)) {
        differs = true;
        return;
    }
    filter(in, content, out);
    for (; content.open > 0; --content.open) out += "Q\n";
    annotations(page, &content);
    if (!content.twins.empty()) page.replaceKey("/Resources", content.ownResources());

    std::string boxes = "q 0 g\n";
    const std::array<double, 6> &m = changes->frame.fromPage;
    for (const moyin_pdf_box &box : changes->boxes) {
        const double x0 = box.x0 * m[0] + box.y0 * m[2] + m[4], y0 = box.x0 * m[1] + box.y0 * m[3] + m[5];
        const double x1 = box.x1 * m[0] + box.y1 * m[2] + m[4], y1 = box.x1 * m[1] + box.y1 * m[3] + m[5];
        char text[160];
        snprintf(text, sizeof text, "%.2f %.2f %.2f %.2f re f\n", std::min(x0, x1), std::min(y0, y1), std::fabs(x1 - x0), std::fabs(y1 - y0));
        boxes += text;
    }
    page.replaceKey("/Contents", qpdf.newStream("q\n" + out + "Q\n" + boxes + "Q\n"));
}

void ContentWalk::annotations(Handle page, StreamFilter *around) {
    Handle list = page.getKey("/Annots");
    if (!list.isArray()) return;
    for (int i = 0; i < list.getArrayNItems(); ++i) {
        Handle note = list.getArrayItem(i);
        if (!note.isDictionary()) continue;
        Handle appearances = note.getKey("/AP"), rect = note.getKey("/Rect");
        if (!appearances.isDictionary() || !rect.isRectangle()) continue;
        Handle fresh = appearances.shallowCopy();
        bool changed = false;
        for (const char *key : { "/N", "/D", "/R" }) {
            Handle appearance = appearances.getKey(key);
            if (appearance.isStream()) {
                Handle twin = form(appearance, around);
                if (twin.isStream()) fresh.replaceKey(key, twin), changed = true;
            } else if (appearance.isDictionary()) {
                Handle states = appearance.shallowCopy();
                bool any = false;
                for (const std::string &state : appearance.getKeys()) {
                    if (!appearance.getKey(state).isStream()) continue;
                    Handle twin = form(appearance.getKey(state), around);
                    if (twin.isStream()) states.replaceKey(state, twin), any = true;
                }
                if (any) fresh.replaceKey(key, states), changed = true;
            }
        }
        if (changed) note.replaceKey("/AP", fresh);
    }
}

void ContentWalk::prune(Handle page) {
    std::string in, out;
    Handle resources = page.getKey("/Resources");
    if (!resources.isDictionary() || !(resources.hasKey("/XObject") || resources.hasKey("/Pattern"))) return;
    StreamFilter content(*this, resources, nullptr);
    if (!contents(page, limits.stream_bytes, in)) return;
    filter(in, content, out);
    annotations(page, &content);
    page.replaceKey("/Resources", content.ownResources());
}
