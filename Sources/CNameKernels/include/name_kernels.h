#ifndef MOYIN_NAME_KERNELS_H
#define MOYIN_NAME_KERNELS_H
// Where a name may begin, many characters at a time.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What one character says about a name of a surname of one character and one or two others, in quarters of a nat: eight
/// signed bytes, the lowest first. Sums of five stay within a byte as long as none but `never` leaves -24…24.
enum {
    mnk_surname,       ///< as a surname here
    mnk_before_two,    ///< before a name of two characters; in the parts of a place: what stands before it
    mnk_before_three,  ///< likewise before one of three
    mnk_only,          ///< as the only given character
    mnk_first,         ///< as the first of two
    mnk_behind_two,    ///< behind a name of two
    mnk_last,          ///< as the last of two
    mnk_behind_three,  ///< behind a name of three
};

/// What else may begin with a character.
enum {
    mnk_is_surname = 1,
    mnk_strong = 2,           ///< a common surname
    mnk_leads = 4,            ///< begins a compound surname
    mnk_follows = 8,          ///< the second character of one
    mnk_titles = 16,          ///< begins a title of two characters or more
    mnk_goes_on = 32,         ///< the second character of one
    mnk_title = 64,           ///< a title by itself
    mnk_transliterates = 128, ///< begins a transliterated name
    mnk_continues = 256,      ///< may go on in one
    mnk_special = 512,        ///< a dot, a mask, 小 老 阿, a capital
    mnk_apart = 1024,         ///< stands apart from the character before
};

/// Places of 64 characters, a bit each.
typedef struct {
    uint64_t *two;    ///< a name of two characters may begin here
    uint64_t *three;  ///< one of three
    uint64_t *other;  ///< something else may, or a name whose characters stand apart
} mnk_hits;

/// Looks at `blocks` times 64 places. Three more of both arrays must be readable.
void mnk_find(const uint64_t *parts, const uint16_t *traits, size_t blocks, int8_t two, int8_t three, mnk_hits out);

/// What is known about a character, in one place of memory.
typedef struct {
    uint64_t parts;
    uint16_t traits;
    /// The folded character; 0 where a closer look is needed.
    uint16_t unit;
    uint32_t unused;
} mnk_character;

/// Where what is read goes.
typedef struct {
    uint16_t *units;
    uint32_t *starts;
    uint64_t *parts;
    uint16_t *traits;
} mnk_places;

/// Reads up to `most` characters that need no closer look, from `*position` on, which moves on; `characters` go by scalar. `*last` has the parts of
/// the unit before and gets those of the last one read. Returns how many were read.
size_t mnk_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                mnk_places out, uint64_t *last);

/// Names of the kernels this machine can run, best first, ending with "scalar" and a null pointer.
const char *const *mnk_kernels(void);

/// Uses the kernel with this name from now on; null: the best. Not to be called while another thread searches.
bool mnk_use_kernel(const char *name);

#endif
