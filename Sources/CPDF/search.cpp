// Values sought in bytes.
#include "include/cpdf.h"
#include "needles.h"

extern "C" ptrdiff_t moyin_pdf_find(const uint8_t *bytes, size_t count, size_t from, const uint8_t *wanted, size_t wanted_count) {
    if (from >= count) return -1;
    const void *hit = memmem(bytes + from, count - from, wanted, wanted_count);
    return hit ? static_cast<const uint8_t *>(hit) - bytes : -1;
}

extern "C" void moyin_pdf_find_all(const uint8_t *bytes, size_t count, const moyin_pdf_bytes *values, size_t value_count, uint8_t *found) {
    try {
        Needles needles;
        for (size_t i = 0; i < value_count; ++i) needles.add(std::string(reinterpret_cast<const char *>(values[i].bytes), values[i].count), uint32_t(i));
        needles.find(reinterpret_cast<const char *>(bytes), count, [&](uint32_t number) {
            found[number] = 1;
            return true;
        });
    } catch (...) {
        // What is not known to stand elsewhere is looked for in the copy.
    }
}
