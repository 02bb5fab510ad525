#ifndef MOYIN_BYTE_KERNELS_H
#define MOYIN_BYTE_KERNELS_H
// 64 bytes in, one 64-bit mask per class out. See README.md beside this folder for how.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which three consecutive bytes belong to a bucket: bucket b fires at position i when bit b is set in all six tables,
/// looked up with the low and high halves of the bytes at i-2, i-1 and i. Bytes before the text count as 0.
///
/// A bucket therefore holds a product of six sets of half bytes, a superset of the sequences put into it.
typedef struct {
    uint8_t low[3][16];
    uint8_t high[3][16];
} mbk_triples;

typedef struct {
    /// Table whose `wide_buckets` count as `wide` and whose others count as `sign`.
    mbk_triples symbols;
    uint8_t wide_buckets;
    /// Tables of which any bucket counts as `sign`.
    mbk_triples cues;
    mbk_triples rare;
    /// Single ASCII bytes that count as `sign`, by their halves.
    uint8_t punctuation_low[16];
    uint8_t punctuation_high[16];
    /// Likewise those that count as `delimiter`.
    uint8_t delimiter_low[16];
    uint8_t delimiter_high[16];
} mbk_tables;

/// One bit a byte, bit 0 of word 0 for the first. Each array has (length + 63) / 64 words.
typedef struct {
    uint64_t *digit;      ///< ASCII 0–9
    uint64_t *letter;     ///< ASCII A–Z and a–z
    uint64_t *wide;       ///< a wide bucket of `symbols` ends here
    uint64_t *sign;       ///< another bucket of `symbols`, a bucket of `cues` or `rare`, or a punctuation mark ends here
    uint64_t *han;        ///< E4–E9: the first byte of an ideograph
    uint64_t *newline;    ///< line feed
    uint64_t *delimiter;  ///< one of the delimiters, or the end of an ideographic space
} mbk_masks;

/// A set of characters of three bytes, in two times eight buckets. A character is in a bucket when its bit is set in all
/// five tables of a half: by the low half of the first byte and by both halves of the second and third. A bucket holds a
/// product of five sets of half bytes, a superset of what was put into it, and the first byte may be any with that low
/// half: whoever asks has to look again.
typedef struct {
    uint8_t first[2][16];
    uint8_t low[2][2][16];   ///< [half][second or third byte]
    uint8_t high[2][2][16];
} mbk_characters;

/// Adds a character of three bytes to a bucket (0–15).
void mbk_add_character(mbk_characters *set, unsigned bucket, const uint8_t *character);

/// One bit a byte, set where a character of the set ends. Bytes before the text count as 0; `mask` has
/// (length + 63) / 64 words. Reads nothing outside the text.
void mbk_find(const uint8_t *text, size_t length, const mbk_characters *set, uint64_t *mask);

/// Adds a sequence of one to three bytes to a bucket (0–7). Shorter sequences do not care what stands before them.
void mbk_add(mbk_triples *table, unsigned bucket, const uint8_t *sequence, unsigned length);

/// Adds the sequences first…, whose last byte lies between `from` and `to`.
void mbk_add_range(mbk_triples *table, unsigned bucket, const uint8_t *first, unsigned length, uint8_t from, uint8_t to);

/// Classifies `length` bytes. Reads nothing outside them.
void mbk_classify(const uint8_t *text, size_t length, const mbk_tables *tables, const mbk_masks *out);

/// Offset of the first byte that is not part of well-formed UTF-8, or `length`.
size_t mbk_utf8_error(const uint8_t *text, size_t length);

/// Bytes that begin a character; a damaged byte that continues nothing is not counted.
size_t mbk_count_code_points(const uint8_t *text, size_t length);

/// Digits among the characters, ASCII or full-width; of one that is cut off at the beginning nothing counts.
size_t mbk_count_digits(const uint8_t *text, size_t length);

enum {
    MBK_TAB = 1,
    MBK_BAR = 2,
    MBK_COMMA = 4,
    MBK_GAP = 8,     ///< two spaces, or an ideographic one
    MBK_COLON = 16,  ///< in either width
};

/// Which signs a line has that part the cells of a row or the fields of a form.
uint32_t mbk_line_signs(const uint8_t *line, size_t length);

/// Offset of the last line feed, or `length`.
size_t mbk_last_newline(const uint8_t *text, size_t length);

enum { MBK_BESIDE_WORDS = 8, MBK_PAIR_WORDS = 1024 };

/// Where in a set of MBK_BESIDE_WORDS words a character of three bytes has its bit; others may share it.
static inline uint32_t mbk_beside_place(uint32_t scalar) { return (scalar ^ scalar >> 9) & (MBK_BESIDE_WORDS * 64 - 1); }

/// What is known of a trigger's words.
enum {
    MBK_LEFT = 1,         ///< some have something to the left of it
    MBK_RIGHT = 2,        ///< some begin with it
    MBK_LEFT_LEFT = 4,    ///< some have two characters to the left of it
    MBK_LEFT_RIGHT = 8,   ///< some have one on both sides
    MBK_RIGHT_RIGHT = 16, ///< some begin with it and have two more
    MBK_SHORT = 32,       ///< some have no such pair
};

/// Where in the set of pairs two characters beside a trigger have their bit, the one nearer to it first (or the left one);
/// `kind` is one of the three above.
static inline uint32_t mbk_pair_place(uint32_t number, uint32_t kind, uint32_t first, uint32_t second) {
    uint32_t mixed = ((first << 16 | second) ^ (number << 8 | kind) * 0x9e3779b1u) * 0x85ebca6bu;
    return mixed >> 16 & (MBK_PAIR_WORDS * 64 - 1);
}

/// Characters that betray words, and what stands beside them in those words. Numbers of triggers are from 1 to 255.
typedef struct {
    const mbk_characters *characters;
    /// By character below 0x10000: the number of the trigger that it stands for, or 0.
    const uint8_t *numbers;
    /// By trigger: MBK_LEFT and the others.
    const uint8_t *sides;
    /// By trigger, MBK_BESIDE_WORDS words each: the characters to the left of it, and those to the right in words that
    /// begin with it.
    const uint64_t *left;
    const uint64_t *right;
    /// MBK_PAIR_WORDS words: pairs of characters beside triggers.
    const uint64_t *pairs;
} mbk_triggers;

/// Places of triggers in text[start…end) that may stand in one of their words, counted from `start`, where the character
/// begins: beside them stands a character of such a word or something that is passed over in words. `length` is how much of
/// the text may be read; `mask` has (end - start + 63) / 64 words, `places` room for
/// end - start and two more. Returns how many there are.
size_t mbk_trigger_places(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *triggers,
                          uint64_t *mask, uint32_t *places);

/// Folds up to `most` characters from `*position` on, which moves on: one unit each, and where the character begins.
/// `plain` has, by scalar below 0x10000, what a character folds to, or 0 where a closer look is needed: there, at bytes
/// that are not UTF-8 and at characters of two or four bytes it stops. Returns how many were folded.
size_t mbk_fold(const uint8_t *text, size_t *position, size_t end, size_t most, const uint16_t *plain, uint16_t *units,
                size_t *starts);

/// Takes whole blocks of 64 bytes into a state of SHA-256 (FIPS 180-4) with the processor's own instructions for it. False:
/// it has none, and nothing was done.
bool mbk_sha256_mix(uint32_t state[8], const uint8_t *blocks, size_t count);

/// Names of the kernels this machine can run, best first, ending with "scalar" and a null pointer.
const char *const *mbk_kernels(void);

/// Uses the kernel with this name from now on, for tests and measurements; null: the best. Returns whether it exists.
/// Not to be called while another thread scans.
bool mbk_use_kernel(const char *name);

#endif
