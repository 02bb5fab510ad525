// libarchive over memory: archives are read entry by entry and written anew.
#ifndef MOYIN_CARCHIVE_H
#define MOYIN_CARCHIVE_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum moyin_archive_kind {
    MOYIN_ARCHIVE_TAR,
    /// Packed streams of one file, which may be a tar archive.
    MOYIN_ARCHIVE_GZIP,
    MOYIN_ARCHIVE_BZIP2,
    MOYIN_ARCHIVE_XZ,
    MOYIN_ARCHIVE_7ZIP,
    MOYIN_ARCHIVE_RAR,
};

enum moyin_archive_result {
    MOYIN_ARCHIVE_ENTRY,
    MOYIN_ARCHIVE_END,
    MOYIN_ARCHIVE_DAMAGED,
    MOYIN_ARCHIVE_ENCRYPTED,
};

enum moyin_entry_type { MOYIN_ENTRY_FILE, MOYIN_ENTRY_FOLDER, MOYIN_ENTRY_SYMLINK, MOYIN_ENTRY_HARDLINK, MOYIN_ENTRY_OTHER };

typedef struct moyin_archive moyin_archive;
typedef struct moyin_archive_writer moyin_archive_writer;

typedef struct {
    /// As the archive says it, where it says bytes; UTF-8 where it says characters. Valid until the next entry. May be NULL.
    const char *name;
    /// Where a link leads; NULL for others.
    const char *link;
    enum moyin_entry_type type;
    int is_encrypted;
} moyin_entry;

/// Opens an archive that is in memory and stays there. NULL when there is no memory.
moyin_archive *moyin_archive_open(const void *bytes, size_t count, enum moyin_archive_kind kind);
enum moyin_archive_result moyin_archive_next(moyin_archive *archive, moyin_entry *entry);
/// Content of the entry at hand. Returns how many bytes, 0 at its end, -1 when it is damaged, -2 when it is encrypted.
ssize_t moyin_archive_read(moyin_archive *archive, void *bytes, size_t count);
/// Bytes of the archive that were passed so far.
int64_t moyin_archive_position(moyin_archive *archive);
void moyin_archive_close(moyin_archive *archive);

/// A new archive in memory. NULL when this kind cannot be written.
moyin_archive_writer *moyin_archive_create(enum moyin_archive_kind kind);
/// Adds the entry that `from` is at with another name, link and content; `cleans` leaves out times and owners.
/// Returns 0, or -1.
int moyin_archive_add(
    moyin_archive_writer *writer, moyin_archive *from, const char *name, const char *link, const void *bytes, size_t count, int cleans);

/// Adds a folder, or a file of no content.
int moyin_archive_add_empty(moyin_archive_writer *self, const char *name, int is_folder);
/// Closes it and hands out its bytes, to be freed by the caller. NULL when it cannot be written.
void *moyin_archive_finish(moyin_archive_writer *writer, size_t *count);
#endif
