// What of a document does not stand on its pages, by qpdf: every string of every dictionary that is not technical, every
// stream that holds text, every file within.
#include "document.h"
#include "readable.h"

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <cstring>
#include <unordered_set>

using Handle = QPDFObjectHandle;

namespace {

/// More objects than that are not looked at: qpdf needs some hundred bytes for each.
constexpr size_t objectLimit = 3'000'000;

/// Strings that say nothing to a person, by their key.
const std::unordered_set<std::string> technicalKeys = {
    "/ID", "/DA", "/DS", "/Panose", "/Registry", "/Ordering", "/Lookup", "/CharSet", "/FontFamily", "/CreationDate", "/ModDate", "/M", "/NM", "/O",
    "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/LastModified", "/Lang", "/OutputConditionIdentifier", "/RegistryName", "/OutputCondition",
    "/ByteRange", "/Cert", "/Style", "/DigestValue", "/SourceModified", "/IT", "/Headers",
};

/// Streams that hold no text of their own, by the key that leads to them.
const std::unordered_set<std::string> technicalStreams = {
    "/ToUnicode", "/CIDToGIDMap", "/FontFile", "/FontFile2", "/FontFile3", "/Contents", "/Encoding", "/SMask", "/Mask", "/Function", "/Functions",
    "/TR", "/TR2", "/BG", "/BG2", "/UCR", "/UCR2", "/HT", "/ColorSpace", "/DestOutputProfile", "/JBIG2Globals", "/UseCMap", "/CIDSet", "/Thumb",
    "/Group", "/CharProcs", "/Alternates", "/Shading", "/Pattern", "/N", "/D", "/R", "/Lookup",
};

struct Context {
    uint8_t kind = MOYIN_PDF_CUSTOM;
    uint32_t page = 0;
    uint32_t number = 0;
    bool hidden = false;
    std::string key;
};

using Entries = std::map<std::string, Handle>;

class Visit {
public:
    Visit(moyin_pdf &pdf, QPDF &qpdf, moyin_pdf_visitor visitor, void *context) : pdf(pdf), qpdf(qpdf), visitor(visitor), context(context) {}

    int run() {
        if (qpdf.getXRefTable().size() > objectLimit) return MOYIN_PDF_TOO_LARGE;
        std::vector<Handle> all = pdf.telling();
        prepare(all);
        // Dictionaries first: they say what the strings and streams are that they lead to.
        Handle trailer = qpdf.getTrailer();
        Handle info = trailer.getKey("/Info");
        if (info.isDictionary()) {
            Context here;
            here.kind = MOYIN_PDF_PROPERTY;
            here.number = 1;
            if (info.isIndirect()) seen.insert(info.getObjGen());
            entries(info, info.getDictAsMap(), here, 0);
        }
        for (Handle &object : all) {
            if (!seen.count(object.getObjGen()) && object.isDictionary()) dictionary(object, Context(), 0);
        }
        for (Handle &object : all) {
            if (!seen.count(object.getObjGen()) && object.isStream()) {
                Handle dict = object.getDict();
                entries(dict, dict.getDictAsMap(), Context(), 0);
                stream(object, Context());
            }
        }
        for (Handle &object : all) {
            if (!seen.count(object.getObjGen()) && (object.isString() || object.isArray())) value(Handle(), "", -1, object, Context(), 0);
        }
        return status;
    }

private:
    moyin_pdf &pdf;
    QPDF &qpdf;
    moyin_pdf_visitor visitor;
    void *context;
    std::set<QPDFObjGen> seen;
    std::map<QPDFObjGen, std::pair<uint32_t, uint32_t>> notes;
    std::map<QPDFObjGen, std::string> fileNames;
    std::set<QPDFObjGen> technical;
    uint32_t outlines = 0, fields = 0, layers = 0;
    int status = MOYIN_PDF_OK;

    /// What only others say of an object: which page its annotation is on, what its file is called, that it is technical.
    void prepare(std::vector<Handle> &all) {
        uint32_t page = 0;
        for (Handle p : qpdf.getAllPages()) {
            ++page;
            Handle list = p.getKey("/Annots");
            if (!list.isArray()) continue;
            uint32_t number = 0;
            for (int i = 0; i < list.getArrayNItems(); ++i) {
                Handle note = list.getArrayItem(i);
                ++number;
                if (note.isIndirect()) notes.emplace(note.getObjGen(), std::make_pair(page, number));
            }
        }
        for (Handle &object : all) {
            Handle dict = object.isStream() ? object.getDict() : object;
            if (dict.isDictionary()) mark(dict, 0);
        }
    }

    void mark(Handle dict, int depth) {
        if (depth > 20) return;
        const Entries entries = dict.getDictAsMap();
        // Of structure there is much, and nothing in it leads to a stream.
        if (entries.count("/P") && entries.count("/S")) return;
        if (entries.count("/EF")) {
            Handle name = dict.hasKey("/UF") ? dict.getKey("/UF") : dict.getKey("/F");
            Handle files = dict.getKey("/EF");
            if (files.isDictionary()) {
                for (const std::string &key : files.getKeys()) {
                    Handle file = files.getKey(key);
                    if (file.isStream()) fileNames.emplace(file.getObjGen(), name.isString() ? readable(name.getStringValue()) : std::string());
                }
            }
        }
        for (const auto &[key, item] : entries) {
            Handle value = item;
            if (pdf.isSilent(value)) continue;
            if (technicalStreams.count(key)) {
                if (value.isStream()) technical.insert(value.getObjGen());
                if (value.isArray()) {
                    for (int i = 0; i < std::min(value.getArrayNItems(), 100000); ++i) {
                        if (value.getArrayItem(i).isStream()) technical.insert(value.getArrayItem(i).getObjGen());
                    }
                }
                if (value.isDictionary() && key != "/Encoding") {
                    for (const std::string &name : value.getKeys()) {
                        if (value.getKey(name).isStream()) technical.insert(value.getKey(name).getObjGen());
                    }
                }
            }
            if (value.isArray()) {
                // [/ICCBased stream], [/Indexed base high stream] …
                for (int i = 0; i < std::min(value.getArrayNItems(), 8); ++i) {
                    if (value.getArrayItem(i).isStream() && value.getArrayItem(0).isName() && key != "/XFA") technical.insert(value.getArrayItem(i).getObjGen());
                }
            }
            if (value.isDictionary() && !value.isIndirect()) mark(value, depth + 1);
        }
    }

    static Handle get(const Entries &entries, const char *key) {
        const auto found = entries.find(key);
        return found == entries.end() ? Handle::newNull() : found->second;
    }

    static bool isName(const Entries &entries, const char *key, const char *name) {
        Handle value = get(entries, key);
        return value.isName() && value.getName() == name;
    }

    /// What the strings of a dictionary are.
    void dictionary(Handle dict, Context here, int depth) {
        if (depth > 50) return;
        if (dict.isIndirect() && !seen.insert(dict.getObjGen()).second) return;
        const Entries own = dict.getDictAsMap();
        const auto has = [&](const char *key) { return own.count(key) > 0; };
        const auto note = dict.isIndirect() ? notes.find(dict.getObjGen()) : notes.end();
        if (note != notes.end()) here.page = note->second.first, here.number = note->second.second;
        Handle flags = get(own, "/F");
        const bool isNote = has("/Rect") && get(own, "/Subtype").isName();
        if (isNote && flags.isInteger() && (flags.getIntValue() & (2 | 32))) here.hidden = true;
        if (has("/FT") || isName(own, "/Subtype", "/Widget") || (has("/T") && has("/Kids") && !has("/S"))) {
            here.kind = MOYIN_PDF_FIELD;
            if (here.number == 0) here.number = ++fields;
            if (isName(own, "/FT", "/Sig") && has("/V")) pdf.traits |= MOYIN_PDF_SIGNED;
        } else if (isNote) {
            here.kind = isName(own, "/Subtype", "/Link") ? MOYIN_PDF_LINK : MOYIN_PDF_NOTE;
        } else if (has("/Title") && (has("/Parent") || has("/Dest") || has("/A") || has("/First"))) {
            here.kind = MOYIN_PDF_OUTLINE;
            here.number = ++outlines;
        } else if (isName(own, "/Type", "/OCG") || isName(own, "/Type", "/OCMD")) {
            here.kind = MOYIN_PDF_LAYER;
            here.number = ++layers;
        } else if (isName(own, "/Type", "/Sig") || isName(own, "/Type", "/DocTimeStamp") || has("/ByteRange")) {
            here.kind = MOYIN_PDF_SIGNATURE;
            pdf.traits |= MOYIN_PDF_SIGNED;
        } else if (has("/EF") || isName(own, "/Type", "/Filespec") || isName(own, "/Type", "/F")) {
            here.kind = MOYIN_PDF_FILE_NAME;
        } else if (has("/JS") || isName(own, "/S", "/JavaScript")) {
            here.kind = MOYIN_PDF_SCRIPT;
            pdf.traits |= MOYIN_PDF_SCRIPTED;
        } else if (get(own, "/P").isString()) {
            here.kind = MOYIN_PDF_BOOKMARK;
        } else if (has("/S") && (has("/P") || isName(own, "/Type", "/StructElem"))) {
            here.kind = MOYIN_PDF_ALTERNATIVE;
        } else if (has("/S") && (has("/URI") || has("/D") || has("/F"))) {
            here.kind = MOYIN_PDF_LINK;
        } else if (has("/Nums") || has("/Names") || has("/Limits") || has("/St")) {
            here.kind = MOYIN_PDF_BOOKMARK;
        } else if (!has("/S") && (has("/ActualText") || has("/Alt") || has("/E"))) {
            here.kind = MOYIN_PDF_ALTERNATIVE;
        }
        if (has("/Thumb")) pdf.traits |= MOYIN_PDF_THUMBNAILS;
        entries(dict, own, here, depth);
    }

    void entries(Handle dict, const Entries &own, const Context &here, int depth) {
        for (const auto &[key, value] : own) {
            if (status != MOYIN_PDF_OK) return;
            Handle item = value;
            if (pdf.isSilent(item)) continue;
            if (technicalKeys.count(key) && !(here.kind == MOYIN_PDF_PROPERTY && key == "/O")) continue;
            if (here.kind == MOYIN_PDF_SIGNATURE && key == "/Contents") continue;
            Context next = here;
            next.key = key;
            if (item.isStream()) {
                if (key == "/JS" || key == "/RC" || key == "/RV" || key == "/V" || key == "/DV" || key == "/XFA") {
                    if (!seen.insert(item.getObjGen()).second) continue;
                    if (key == "/JS") next.kind = MOYIN_PDF_SCRIPT;
                    if (key == "/XFA") next.kind = MOYIN_PDF_FORM_DATA;
                    textStream(item, next, key == "/RC" || key == "/RV" || key == "/XFA");
                }
                continue;
            }
            if (key == "/RC" || key == "/RV") next.number = here.number;
            if (key == "/XFA") next.kind = MOYIN_PDF_FORM_DATA;
            if (key == "/URI") next.kind = MOYIN_PDF_LINK;
            if (here.kind == MOYIN_PDF_CUSTOM && key == "/Names") next.kind = MOYIN_PDF_BOOKMARK;
            this->value(dict, key, -1, item, next, depth);
        }
    }

    void value(Handle parent, const std::string &key, int index, Handle item, const Context &here, int depth) {
        if (depth > 50 || status != MOYIN_PDF_OK) return;
        if (item.isString()) {
            if (item.isIndirect() && !seen.insert(item.getObjGen()).second) return;
            string(parent, key, index, item, here);
        } else if (item.isArray()) {
            if (item.isIndirect() && !seen.insert(item.getObjGen()).second) return;
            const int count = item.getArrayNItems();
            // Names of structure elements are made by programs.
            const bool isNames = key == "/Names" || key == "/Limits";
            Handle names = isNames && parent.isDictionary() ? parent.getKey("/Names") : Handle::newNull();
            if (names.isArray() && names.getArrayNItems() > 1 && names.getArrayItem(1).isDictionary() && names.getArrayItem(1).hasKey("/S") && names.getArrayItem(1).hasKey("/P")) return;
            for (int i = 0; i < count && status == MOYIN_PDF_OK; ++i) {
                Handle element = item.getArrayItem(i);
                if (pdf.isSilent(element)) continue;
                // What structure leads to is met by itself.
                if (here.kind == MOYIN_PDF_ALTERNATIVE && element.isIndirect()) continue;
                if (element.isStream()) {
                    if (here.kind == MOYIN_PDF_FORM_DATA && seen.insert(element.getObjGen()).second) textStream(element, here, true);
                } else if (element.isString() || element.isArray() || (element.isDictionary() && !element.isIndirect())) {
                    value(item, "", i, element, here, depth + 1);
                }
            }
        } else if (item.isDictionary() && !item.isIndirect()) {
            Context next = here;
            if (here.kind != MOYIN_PDF_FIELD && here.kind != MOYIN_PDF_NOTE) next.kind = MOYIN_PDF_CUSTOM;
            dictionary(item, next, depth + 1);
        }
    }

    int ask(const Context &here, const std::string &text, bool xml, std::string &replacement) {
        moyin_pdf_text t {};
        t.kind = here.kind;
        t.xml = xml;
        t.hidden = here.hidden;
        t.page = here.page;
        t.number = here.number;
        const size_t skip = !here.key.empty() && here.key[0] == '/' ? 1 : 0;
        t.name = { reinterpret_cast<const uint8_t *>(here.key.data()) + skip, here.key.size() - skip };
        t.text = { reinterpret_cast<const uint8_t *>(text.data()), text.size() };
        moyin_pdf_bytes out { nullptr, 0 };
        const int answer = visitor(context, &t, &out);
        if (!pdf.isChanging) return 0;
        if (answer == 1 && out.bytes) replacement.assign(reinterpret_cast<const char *>(out.bytes), out.count);
        return answer;
    }

    void string(Handle parent, const std::string &key, int index, Handle item, const Context &here) {
        const std::string text = readable(item.getStringValue());
        if (!isText(text) || isDate(text)) return;
        // What marked parts of pages say was passed with them.
        const bool isMark = here.kind == MOYIN_PDF_ALTERNATIVE && (key == "/ActualText" || key == "/Alt" || key == "/E") && !parent.hasKey("/S");
        if (isMark && pdf.marks.count(text)) {
            if (pdf.isChanging) parent.removeKey(key);
            return;
        }
        std::string replacement;
        const int answer = ask(here, text, (key == "/RC" || key == "/RV") && text.compare(0, 1, "<") == 0, replacement);
        if (answer == 0) return;
        Handle changed = Handle::newUnicodeString(answer == 1 ? replacement : "");
        if (item.isIndirect()) qpdf.replaceObject(item.getObjGen(), changed);
        if (index >= 0) parent.setArrayItem(index, changed);
        else if (!key.empty() && answer == 1) parent.replaceKey(key, changed);
        else if (!key.empty()) parent.removeKey(key);
    }

    void textStream(Handle item, const Context &here, bool xml) {
        std::string data;
        if (!unpack(item, pdf.limits.stream_bytes, data)) {
            pdf.traits |= MOYIN_PDF_UNREAD;
            return;
        }
        const std::string text = xml ? data : readable(data);
        std::string replacement;
        const int answer = ask(here, text, xml, replacement);
        if (answer == 0) return;
        if (here.kind == MOYIN_PDF_FORM_DATA) pdf.dropsForms = true;
        item.replaceStreamData(replacement, Handle::newNull(), Handle::newNull());
    }

    void stream(Handle item, Context here) {
        const QPDFObjGen id = item.getObjGen();
        Handle dict = item.getDict();
        const Entries own = dict.getDictAsMap();
        here.number = uint32_t(id.getObj());
        const auto file = fileNames.find(id);
        if (file != fileNames.end() || isName(own, "/Type", "/EmbeddedFile")) {
            std::string data, replacement;
            if (!unpack(item, pdf.limits.stream_bytes, data)) {
                pdf.traits |= MOYIN_PDF_UNREAD;
                return;
            }
            here.kind = MOYIN_PDF_FILE;
            here.key = file != fileNames.end() ? file->second : "";
            const int answer = ask(here, data, false, replacement);
            if (answer == 0) return;
            item.replaceStreamData(replacement, Handle::newNull(), Handle::newNull());
            // Size and checksum of what it was.
            dict.removeKey("/Params");
            return;
        }
        if (isName(own, "/Type", "/Metadata") || isName(own, "/Subtype", "/XML")) {
            here.kind = MOYIN_PDF_METADATA;
            here.key = "XMP";
            textStream(item, here, true);
            return;
        }
        if (technical.count(id)) return;
        Handle type = dict.getKey("/Type"), subtype = dict.getKey("/Subtype");
        const std::string t = type.isName() ? type.getName() : "", s = subtype.isName() ? subtype.getName() : "";
        for (const char *known : { "/XObject", "/ObjStm", "/XRef", "/Pattern", "/CMap", "/Halftone", "/Font" }) {
            if (t == known) return;
        }
        if (s == "/Image" || s == "/Form") return;
        // Hints of a file that is arranged for the web.
        if (dict.getKey("/S").isInteger()) return;
        for (const char *key : { "/FunctionType", "/ShadingType", "/PatternType", "/Length1", "/BitsPerCoordinate", "/Alternate", "/HalftoneType" }) {
            if (own.count(key)) return;
        }
        std::string data;
        if (!unpack(item, pdf.limits.stream_bytes, data)) {
            pdf.traits |= MOYIN_PDF_UNREAD;
            return;
        }
        if (data.empty()) return;
        const std::string text = readable(data);
        if (!isText(text)) {
            pdf.traits |= MOYIN_PDF_UNREAD;
            return;
        }
        here.kind = MOYIN_PDF_UNUSED;
        std::string replacement;
        if (ask(here, text, false, replacement) != 0) item.replaceStreamData(replacement, Handle::newNull(), Handle::newNull());
    }
};

} // namespace

extern "C" int moyin_pdf_visit(moyin_pdf *pdf, int changes, moyin_pdf_visitor visitor, void *context) {
    try {
        pdf->isChanging = changes != 0;
        QPDF *qpdf = pdf->open();
        return Visit(*pdf, *qpdf, visitor, context).run();
    } catch (...) {
        return MOYIN_PDF_DAMAGED;
    }
}

extern "C" uint32_t moyin_pdf_traits(moyin_pdf *pdf) { return pdf->traits; }
