// The only file that sees ICU's converter header: Foundation carries an ICU of its own whose types clash with it.
#include "icu_converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

static UConverter *open_strict(const char *charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset, &status);
    if (U_FAILURE(status)) return NULL;
    status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    ucnv_setFallback(converter, false);
    if (U_SUCCESS(status)) return converter;
    ucnv_close(converter);
    return NULL;
}

// The scalar that the whole of `bytes` stands for; 0 when it is not exactly one character.
static uint32_t decode_one(UConverter *converter, const char *bytes, size_t count) {
    UErrorCode status = U_ZERO_ERROR;
    UChar units[4];
    UChar *end = units;
    const char *source = bytes;
    ucnv_resetToUnicode(converter);
    ucnv_toUnicode(converter, &end, units + 4, &source, bytes + count, NULL, true, &status);
    if (U_FAILURE(status)) return 0;
    if (end - units == 1) return units[0];
    if (end - units == 2 && U16_IS_SURROGATE_LEAD(units[0]) && U16_IS_TRAIL(units[1]))
        return (uint32_t)U16_GET_SUPPLEMENTARY(units[0], units[1]);
    return 0;
}

bool icu_double_byte_table(const char *charset, uint32_t *scalars) {
    UConverter *converter = open_strict(charset);
    if (!converter) return false;
    for (int lead = 0x81; lead <= 0xFE; lead++) {
        for (int trail = 0x40; trail <= 0xFF; trail++) {
            const char bytes[2] = {(char)lead, (char)trail};
            scalars[(lead - 0x81) * ICU_DOUBLE_BYTE_TRAILS + trail - 0x40] = decode_one(converter, bytes, 2);
        }
    }
    ucnv_close(converter);
    return true;
}

bool icu_gb18030_bmp_table(uint16_t *scalars) {
    UConverter *converter = open_strict("gb18030");
    if (!converter) return false;
    for (int index = 0; index < ICU_GB18030_BMP_COUNT; index++) {
        const char bytes[4] = {
            (char)(0x81 + index / 12600), (char)(0x30 + index / 1260 % 10),
            (char)(0x81 + index / 10 % 126), (char)(0x30 + index % 10),
        };
        scalars[index] = (uint16_t)decode_one(converter, bytes, 4);
    }
    ucnv_close(converter);
    return true;
}

int64_t icu_encode(const char *charset, const uint16_t *units, size_t count, uint8_t *out, size_t capacity) {
    UConverter *converter = open_strict(charset);
    if (!converter) return -1;
    UErrorCode status = U_ZERO_ERROR;
    char *target = (char *)out;
    const UChar *source = (const UChar *)units;
    ucnv_fromUnicode(
        converter, &target, target + capacity, &source, source + count, NULL, true, &status);
    ucnv_close(converter);
    return U_SUCCESS(status) ? (int64_t)(target - (char *)out) : -1;
}
