// Legacy Chinese encodings through ICU's converters, without any ICU header: see icu_converter.c.
#ifndef CICU_ICU_CONVERTER_H
#define CICU_ICU_CONVERTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A table row holds one entry for each second byte 0x40...0xFF, although 0xFF is never one.
#define ICU_DOUBLE_BYTE_TRAILS 192
/// Lead bytes lie in 0x81...0xFE.
#define ICU_DOUBLE_BYTE_LEADS 126
/// Four-byte GB18030 sequences 0x81308130...0x8431A439, which stand for the rest of the BMP.
#define ICU_GB18030_BMP_COUNT 39420

/// Fills `scalars[(lead - 0x81) * ICU_DOUBLE_BYTE_TRAILS + trail - 0x40]` with the scalar of every two-byte sequence of
/// `charset`, 0 where it has none. About 2 ms. False when this ICU lacks the converter.
bool icu_double_byte_table(const char *charset, uint32_t *scalars);

/// Fills `scalars` with the BMP scalars of GB18030's four-byte sequences, in linear order; 0 where there is none.
/// About 1 ms. False when this ICU lacks the converter.
bool icu_gb18030_bmp_table(uint16_t *scalars);

/// Encodes UTF-16 into `charset`, exact mappings only. Returns the number of bytes written, or -1 when a character has
/// no representation, `capacity` is too small, or this ICU lacks the converter.
int64_t icu_encode(const char *charset, const uint16_t *units, size_t count, uint8_t *out, size_t capacity);

#endif
