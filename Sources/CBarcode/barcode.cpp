#define ZX_USE_UTF8 1
#include "include/barcode.h"
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

struct moyin_barcodes {
    struct Code {
        std::string text;
        int left, top, right, bottom;
    };
    std::vector<Code> codes;
};

moyin_barcodes *moyin_barcodes_read(const uint8_t *gray, int width, int height) {
    try {
        using namespace ZXing;
        DecodeHints hints;
        // What notices, waybills and certificates have. Of the other kinds of lines, those of tables and texts pass for some.
        // Micro QR codes are not asked for: looking for them, ZXing 1.4 ends the process at some black boxes of copies.
        hints.setFormats(BarcodeFormat::QRCode | BarcodeFormat::DataMatrix | BarcodeFormat::Aztec | BarcodeFormat::PDF417 | BarcodeFormat::Code128);
        hints.setTryHarder(true).setTryRotate(true).setTryDownscale(true);
        auto out = std::make_unique<moyin_barcodes>();
        for (const Result &result : ReadBarcodes(ImageView(gray, width, height, ImageFormat::Lum), hints)) {
            const Position &corners = result.position();
            moyin_barcodes::Code code { result.text(), corners[0].x, corners[0].y, corners[0].x, corners[0].y };
            if (code.text.empty()) continue;
            for (int i = 1; i < 4; ++i) {
                code.left = std::min(code.left, corners[i].x), code.right = std::max(code.right, corners[i].x);
                code.top = std::min(code.top, corners[i].y), code.bottom = std::max(code.bottom, corners[i].y);
            }
            // Codes of lines are found by a few rows of theirs: as high as a tenth of their width is all that is known.
            const int across = code.right - code.left, down = code.bottom - code.top;
            const int marginX = 2 + std::max(across / 16, result.format() == BarcodeFormat::Code128 && down > across ? down / 3 : 0);
            const int marginY = 2 + std::max(down / 16, result.format() == BarcodeFormat::Code128 && across >= down ? across / 3 : 0);
            code.left = std::max(0, code.left - marginX), code.top = std::max(0, code.top - marginY);
            code.right = std::min(width, code.right + marginX + 1), code.bottom = std::min(height, code.bottom + marginY + 1);
            out->codes.push_back(std::move(code));
        }
        return out.release();
    } catch (...) {
        return nullptr;
    }
}

size_t moyin_barcodes_count(const moyin_barcodes *codes) { return codes->codes.size(); }

moyin_barcode moyin_barcodes_at(const moyin_barcodes *codes, size_t index) {
    const moyin_barcodes::Code &code = codes->codes[index];
    return { code.left, code.top, code.right, code.bottom, code.text.data(), code.text.size() };
}

void moyin_barcodes_free(moyin_barcodes *codes) { delete codes; }
