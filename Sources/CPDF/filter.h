// One content stream, rewritten token by token.
#pragma once
#include "content.h"

#include <cmath>
#include <cstdio>

/// One stream at a time: operands are kept until their operator comes.
class StreamFilter : public QPDFObjectHandle::TokenFilter {
    using Handle = QPDFObjectHandle;
    using Token = QPDFTokenizer::Token;

public:
    StreamFilter(ContentWalk &walk, Handle resources, StreamFilter *parent) : walk(walk), resources(resources), parent(parent) {}

    void handleToken(Token const &token) override {
        switch (token.getType()) {
        case QPDFTokenizer::tt_space:
            if (afterImage) write(token.getRawValue());
            return;
        case QPDFTokenizer::tt_comment: return;
        case QPDFTokenizer::tt_eof: return;
        case QPDFTokenizer::tt_bad:
            walk.differs = true;
            return;
        case QPDFTokenizer::tt_inline_image:
            write(token.getRawValue());
            write("\n");
            return;
        case QPDFTokenizer::tt_word: operation(token); return;
        default:
            // More operands than any operator has: nobody draws that.
            if (operands.size() > 200'000) walk.differs = true;
            else operands.push_back(token);
        }
    }

    void handleEOF() override {
        if (inText) write("ET\n");
    }

    bool changed = false;
    int open = 0;
    /// Names of forms, pictures and patterns that it draws.
    std::set<std::string> used, patterns;
    std::map<std::string, Handle> twins;

    /// The resources with what this stream uses now.
    Handle ownResources() {
        Handle own = Handle::newDictionary();
        for (StreamFilter *level = this; level; level = level->parent) {
            if (!level->resources.isDictionary()) continue;
            own = level->resources.shallowCopy();
            break;
        }
        const auto keep = [&](const char *kind, const std::set<std::string> &names) {
            Handle kept = Handle::newDictionary();
            for (const std::string &name : names) {
                Handle object = find(kind, name);
                if (!object.isNull()) kept.replaceKey(name, object);
            }
            if (own.hasKey(kind) || kept.getKeys().size() > 0) own.replaceKey(kind, kept);
            return kept;
        };
        Handle forms = keep("/XObject", used);
        keep("/Pattern", patterns);
        if (!twins.empty()) own.replaceKey("/XObject", forms);
        for (const auto &twin : twins) forms.replaceKey(twin.first, twin.second);
        return own;
    }

    /// A stream without resources of its own uses those around it.
    void inherit() {
        if (!parent || resources.isDictionary()) return;
        parent->used.insert(used.begin(), used.end());
        parent->patterns.insert(patterns.begin(), patterns.end());
    }

    Handle find(const char *kind, const std::string &name) {
        for (StreamFilter *level = this; level; level = level->parent) {
            if (!level->resources.isDictionary()) continue;
            Handle entries = level->resources.getKey(kind);
            if (entries.isDictionary() && entries.hasKey(name)) return entries.getKey(name);
        }
        return Handle::newNull();
    }

private:
    ContentWalk &walk;
    Handle resources;
    StreamFilter *parent;
    std::vector<Token> operands;
    bool inText = false;
    bool afterImage = false;

    void keep(const std::string &name) {
        for (const Token &operand : operands) {
            write(operand.getRawValue());
            write(" ");
        }
        write(name);
        write("\n");
        operands.clear();
    }

    void operation(Token const &token) {
        const std::string &name = token.getValue();
        afterImage = false;
        if (name == "ID") {
            for (const Token &operand : operands) write(operand.getRawValue() + " ");
            write("ID");
            operands.clear();
            afterImage = true;
        } else if (name == "Tj" || name == "'" || name == "\"") {
            show(name);
        } else if (name == "TJ") {
            showArray();
        } else if (name == "Do") {
            draw();
        } else if (name == "BDC" || name == "DP") {
            if (walk.changes) unmark();
            keep(name);
        } else if (name == "q") {
            ++open;
            keep(name);
        } else if (name == "Q") {
            // Where nothing was saved there is nothing to go back to; it must not take what is put around the page.
            if (open == 0) operands.clear();
            else --open, keep(name);
        } else {
            if ((name == "scn" || name == "SCN") && !operands.empty() && operands.back().getType() == QPDFTokenizer::tt_name) patterns.insert(operands.back().getValue());
            if (name == "BT") inText = true;
            if (name == "ET") inText = false;
            keep(name);
        }
    }

    /// Meets the next string again. Null: it stays as it is.
    const std::vector<const PageChanges::Removal *> *meet(const std::string &bytes) {
        if (!walk.changes) return nullptr;
        const size_t number = walk.cursor++;
        if (number >= walk.changes->strings.size() || walk.changes->strings[number] != bytes) {
            walk.differs = true;
            return nullptr;
        }
        return walk.removals[number].empty() ? nullptr : &walk.removals[number];
    }

    static void hex(const std::string &bytes, size_t from, size_t to, std::string &out) {
        static const char digits[] = "0123456789abcdef";
        if (from >= to) return;
        out += '<';
        for (size_t i = from; i < to; ++i) out += digits[static_cast<unsigned char>(bytes[i]) >> 4], out += digits[bytes[i] & 15];
        out += '>';
    }

    static void number(double value, std::string &out) {
        if (!std::isfinite(value) || std::fabs(value) < 0.0005) return;
        char text[64];
        snprintf(text, sizeof text, " %.3f ", value);
        out += text;
    }

    /// A string without what leaves it, as elements of TJ's array.
    static void without(const std::string &bytes, const std::vector<const PageChanges::Removal *> &removals, std::string &out) {
        size_t at = 0;
        double moved = 0;
        for (const PageChanges::Removal *removal : removals) {
            if (removal->offset > at) {
                number(moved, out);
                moved = 0;
                hex(bytes, at, removal->offset, out);
            }
            moved += removal->advance;
            at = std::max(at, size_t(removal->offset) + removal->bytes);
        }
        number(moved, out);
        hex(bytes, std::min(at, bytes.size()), bytes.size(), out);
    }

    void show(const std::string &name) {
        if (operands.empty() || operands.back().getType() != QPDFTokenizer::tt_string) {
            // Nobody shows that; whether it leads elsewhere is another question.
            if (walk.changes) walk.differs = true;
            return keep(name);
        }
        const std::string bytes = operands.back().getValue();
        const auto *removals = meet(bytes);
        if (!removals) return keep(name);
        changed = true;
        std::string out;
        if (name == "\"" && operands.size() >= 3) {
            out += operands[operands.size() - 3].getRawValue() + " Tw " + operands[operands.size() - 2].getRawValue() + " Tc ";
        }
        if (name != "Tj") out += "T* ";
        out += "[";
        without(bytes, *removals, out);
        out += "] TJ\n";
        write(out);
        operands.clear();
    }

    void showArray() {
        std::string out;
        bool changes = false;
        for (const Token &operand : operands) {
            if (operand.getType() == QPDFTokenizer::tt_string) {
                const std::string &bytes = operand.getValue();
                if (const auto *removals = meet(bytes)) {
                    changes = true;
                    without(bytes, *removals, out);
                } else {
                    hex(bytes, 0, bytes.size(), out);
                }
            } else {
                out += " " + operand.getRawValue() + " ";
            }
        }
        if (!changes) return keep("TJ");
        changed = true;
        write(out + "TJ\n");
        operands.clear();
    }

    void draw() {
        if (operands.empty() || operands.back().getType() != QPDFTokenizer::tt_name) return keep("Do");
        const std::string name = operands.back().getValue();
        Handle object = find("/XObject", name);
        if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
            Handle twin = walk.form(object, this);
            if (twin.isStream()) {
                const std::string fresh = "/Moyin" + std::to_string(++walk.names);
                twins.emplace(fresh, twin);
                changed = true;
                write(fresh + " Do\n");
                operands.clear();
                return;
            }
        }
        used.insert(name);
        keep("Do");
    }

    /// What a marked part reads as goes: it is the text once more.
    void unmark() {
        std::vector<Token> kept;
        int level = 0;
        for (size_t i = 0; i < operands.size(); ++i) {
            const Token &t = operands[i];
            if (t.getType() == QPDFTokenizer::tt_dict_open) ++level;
            if (t.getType() == QPDFTokenizer::tt_dict_close) --level;
            const bool says = level == 1 && t.getType() == QPDFTokenizer::tt_name && (t.getValue() == "/ActualText" || t.getValue() == "/Alt" || t.getValue() == "/E");
            if (says && i + 1 < operands.size() && operands[i + 1].getType() == QPDFTokenizer::tt_string) {
                changed = true;
                ++i;
                continue;
            }
            kept.push_back(t);
        }
        operands.swap(kept);
    }
};
