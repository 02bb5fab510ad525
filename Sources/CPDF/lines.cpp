// Lines and words of a page, in the order that Poppler finds.
#include "collector.h"

#include <UTF.h>

#include <algorithm>

namespace {

// Poppler keeps which code drew each character of a word to itself. An explicit instantiation may name a private member;
// that is the one way of the language to it.
template <typename Tag, typename Tag::type Member>
struct Opener {
    friend typename Tag::type open(Tag) { return Member; }
};
struct WordPositions {
    using type = int *TextWord::*;
    friend type open(WordPositions);
};
template struct Opener<WordPositions, &TextWord::charPos>;

} // namespace

void Collector::finish() {
    text->endPage();
    if (page.status == MOYIN_PDF_OK) {
        text->coalesce(false, 0, false);
        applyMarks();
        readLines();
        findTwins();
    }
    for (size_t i = 0; i < marks.size(); ++i) marks[i].text = { reinterpret_cast<const uint8_t *>(markTexts[i].data()), markTexts[i].size() };
    page.width = float(pageWidth), page.height = float(pageHeight);
    page.chars = chars.data(), page.char_count = uint32_t(chars.size());
    page.texts = texts.data();
    page.glyphs = glyphs.data(), page.glyph_count = uint32_t(glyphs.size());
    page.words = words.data(), page.word_count = uint32_t(words.size());
    page.lines = lines.data(), page.line_count = uint32_t(lines.size());
    page.rules = rules.data(), page.rule_count = uint32_t(rules.size());
    page.pictures = pictures.data(), page.picture_count = uint32_t(pictures.size());
    page.marks = marks.data(), page.mark_count = uint32_t(marks.size());
}

/// Fonts of browsers say of a character that it is a radical that looks alike, and the mark around it what it is. Only
/// where a font says nothing better than such, the mark is believed: else it might hide what is shown.
void Collector::applyMarks() {
    const auto isVague = [](Unicode u) {
        return u < 0x20 || u == 0xfffd || (u >= 0x2e80 && u <= 0x2fdf) || (u >= 0xe000 && u <= 0xfaff) || (u >= 0xfb00 && u <= 0xfb4f) || (u >= 0xff00 && u <= 0xffef);
    };
    for (size_t i = 0; i < marks.size(); ++i) {
        moyin_pdf_mark &mark = marks[i];
        if (mark.kind != 0 || mark.end <= mark.first || mark.end > chars.size()) continue;
        Unicode *u = nullptr;
        const int count = utf8ToUCS4(markTexts[i].c_str(), &u);
        const uint32_t span = mark.end - mark.first;
        bool believed = count > 0 && (span == 1 || uint32_t(count) == span);
        for (uint32_t c = mark.first; c < mark.end && believed; ++c) {
            believed = !chars[c].hiding && (chars[c].text_count == 0 || isVague(texts[chars[c].text]));
        }
        if (believed) {
            mark.kind = 3;
            for (int k = 0; k < count; ++k) readings[mark.first + (span == 1 ? 0 : k)].push_back(u[k]);
        }
        gfree(u);
    }
}

void Collector::readLines() {
    uint32_t block = 0;
    for (const TextFlow *flow = text->getFlows(); flow; flow = flow->getNext()) {
        for (const TextBlock *b = flow->getBlocks(); b; b = b->getNext(), ++block) {
            for (const TextLine *l = b->getLines(); l; l = l->getNext()) {
                moyin_pdf_line line { { 1e30f, 1e30f, -1e30f, -1e30f }, uint32_t(words.size()), 0, block, 0 };
                for (const TextWord *w = l->getWords(); w; w = w->getNext()) {
                    const int *positions = w->*open(WordPositions());
                    double x0, y0, x1, y1;
                    w->getBBox(&x0, &y0, &x1, &y1);
                    moyin_pdf_word word { { float(x0), float(y0), float(x1), float(y1) }, uint32_t(glyphs.size()), 0, uint8_t(w->getSpaceAfter()) };
                    for (int i = 0; i < w->getLength(); ++i) {
                        if (positions[i] < 0 || size_t(positions[i]) >= chars.size()) continue;
                        chars[positions[i]].flags |= MOYIN_PDF_IN_LINE;
                        const auto said = readings.find(uint32_t(positions[i]));
                        if (said == readings.end()) {
                            glyphs.push_back({ *w->getChar(i), uint32_t(positions[i]) });
                        } else {
                            for (const Unicode u : said->second) glyphs.push_back({ u, uint32_t(positions[i]) });
                            said->second.clear();
                        }
                    }
                    word.count = uint32_t(glyphs.size()) - word.first;
                    if (word.count == 0) continue;
                    line.rotation = uint8_t(w->getRotation());
                    line.box = { std::min(line.box.x0, word.box.x0), std::min(line.box.y0, word.box.y0), std::max(line.box.x1, word.box.x1), std::max(line.box.y1, word.box.y1) };
                    words.push_back(word);
                }
                line.count = uint32_t(words.size()) - line.first;
                if (line.count > 0) lines.push_back(line);
            }
        }
    }
}

/// What is drawn more than once to make it bold stands in the lines once.
void Collector::findTwins() {
    std::unordered_map<uint64_t, std::vector<uint32_t>> shown;
    std::vector<uint32_t> left;
    for (uint32_t i = 0; i < chars.size(); ++i) {
        const moyin_pdf_char &c = chars[i];
        if (!c.hiding && !(c.flags & (MOYIN_PDF_IN_LINE | MOYIN_PDF_SPACE)) && c.text_count > 0) left.push_back(i);
    }
    if (left.empty()) return;
    const auto key = [&](const moyin_pdf_char &c) { return uint64_t(texts[c.text]) << 32 | cell((c.box.x0 + c.box.x1) / 2, (c.box.y0 + c.box.y1) / 2); };
    for (uint32_t i = 0; i < chars.size(); ++i) {
        if (chars[i].flags & MOYIN_PDF_IN_LINE && chars[i].text_count > 0) shown[key(chars[i])].push_back(i);
    }
    for (uint32_t i : left) {
        moyin_pdf_char &c = chars[i];
        const double size = std::max(1.0, double(c.box.y1 - c.box.y0)) * 0.3;
        moyin_pdf_char probe = c;
        for (int side = 0; side < 9 && !(c.flags & MOYIN_PDF_IN_LINE); ++side) {
            const float sx = float((side % 3 - 1) * size), sy = float((side / 3 - 1) * size);
            probe.box = { c.box.x0 + sx, c.box.y0 + sy, c.box.x1 + sx, c.box.y1 + sy };
            const auto found = shown.find(key(probe));
            if (found == shown.end()) continue;
            for (uint32_t j : found->second) {
                if (++effort > 4 * effortLimit) return;
                moyin_pdf_char &other = chars[j];
                if (std::fabs(other.box.x0 - c.box.x0) > size || std::fabs(other.box.y0 - c.box.y0) > size) continue;
                c.twin = other.twin;
                other.twin = i + 1;
                c.flags |= MOYIN_PDF_IN_LINE;
                break;
            }
        }
    }
}
