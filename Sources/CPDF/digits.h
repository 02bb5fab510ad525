// Whether the digits that a font draws are those that it says: what is certain of them is how many holes they have.
#pragma once
#include "collector.h"

#include <map>

struct moyin_pdf;

/// Digits of the fonts of one document, as far as they were met.
///
/// Fonts that say one digit and draw another are made so that nobody copies a number, or finds it.
class Digits {
public:
    /// Judges the fonts of a page anew that draw digits which were not met before, and marks what the untrue ones drew as of
    /// unknown reading: it is to be read as a picture.
    void judge(moyin_pdf &pdf, Collector &page);

private:
    struct Font {
        /// By digit, the bytes that show it.
        std::array<std::string, 10> codes;
        bool isUntrue = false;
    };
    /// By number of the font's object.
    std::map<int, Font> fonts;
};
