#include "carchive.h"
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

struct moyin_archive {
    struct archive *archive;
    struct archive_entry *entry;
    /// libarchive said that nothing more can be read: asked again, it reads what it has freed.
    int is_dead;
};

struct moyin_archive_writer {
    struct archive *archive;
    unsigned char *bytes;
    size_t count, room;
};

// libarchive passes names through the locale of the process, which here may be any: in its own, names are UTF-8.
static locale_t utf8(void) {
    static locale_t made;
    locale_t now = __atomic_load_n(&made, __ATOMIC_ACQUIRE);
    if (now) return now;
    locale_t fresh = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!fresh) return LC_GLOBAL_LOCALE;
    locale_t none = (locale_t)0;
    if (__atomic_compare_exchange_n(&made, &none, fresh, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return fresh;
    freelocale(fresh);
    return none;
}

moyin_archive *moyin_archive_open(const void *bytes, size_t count, enum moyin_archive_kind kind) {
    moyin_archive *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->archive = archive_read_new();
    if (!self->archive) {
        free(self);
        return NULL;
    }
    struct archive *archive = self->archive;
    // One filter, named: libarchive would go on to unpack what it finds within, uncounted.
    int filter = ARCHIVE_FILTER_NONE;
    switch (kind) {
    case MOYIN_ARCHIVE_GZIP: filter = ARCHIVE_FILTER_GZIP; break;
    case MOYIN_ARCHIVE_BZIP2: filter = ARCHIVE_FILTER_BZIP2; break;
    case MOYIN_ARCHIVE_XZ: filter = ARCHIVE_FILTER_XZ; break;
    default: break;
    }
    archive_read_append_filter(archive, filter);
    switch (kind) {
    case MOYIN_ARCHIVE_7ZIP: archive_read_support_format_7zip(archive); break;
    case MOYIN_ARCHIVE_RAR:
        archive_read_support_format_rar(archive);
        archive_read_support_format_rar5(archive);
        break;
    case MOYIN_ARCHIVE_TAR:
        archive_read_support_format_tar(archive);
        archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1");
        break;
    default:
        archive_read_support_format_raw(archive);
        archive_read_support_format_empty(archive);
    }
    locale_t before = uselocale(utf8());
    self->is_dead = archive_read_open_memory(archive, bytes, count) < ARCHIVE_WARN;
    uselocale(before);
    return self;
}

enum moyin_archive_result moyin_archive_next(moyin_archive *self, moyin_entry *out) {
    memset(out, 0, sizeof *out);
    if (self->is_dead) return MOYIN_ARCHIVE_DAMAGED;
    locale_t before = uselocale(utf8());
    int status = archive_read_next_header(self->archive, &self->entry);
    enum moyin_archive_result result = MOYIN_ARCHIVE_ENTRY;
    self->is_dead = status == ARCHIVE_FATAL;
    if (status == ARCHIVE_EOF) {
        result = MOYIN_ARCHIVE_END;
    } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        result = archive_read_has_encrypted_entries(self->archive) > 0 ? MOYIN_ARCHIVE_ENCRYPTED : MOYIN_ARCHIVE_DAMAGED;
    } else {
        out->name = archive_entry_pathname(self->entry);
        if (!out->name) out->name = archive_entry_pathname_utf8(self->entry);
        const char *hard = archive_entry_hardlink(self->entry);
        mode_t type = archive_entry_filetype(self->entry);
        out->is_encrypted = archive_entry_is_encrypted(self->entry);
        out->type = hard ? MOYIN_ENTRY_HARDLINK
            : type == AE_IFREG || type == 0 ? MOYIN_ENTRY_FILE
            : type == AE_IFDIR ? MOYIN_ENTRY_FOLDER
            : type == AE_IFLNK ? MOYIN_ENTRY_SYMLINK
            : MOYIN_ENTRY_OTHER;
        out->link = hard ? hard : type == AE_IFLNK ? archive_entry_symlink(self->entry) : NULL;
    }
    uselocale(before);
    return result;
}

ssize_t moyin_archive_read(moyin_archive *self, void *bytes, size_t count) {
    if (self->is_dead) return -1;
    locale_t before = uselocale(utf8());
    ssize_t read = archive_read_data(self->archive, bytes, count);
    self->is_dead = read == ARCHIVE_FATAL;
    if (read < 0) read = archive_entry_is_encrypted(self->entry) || archive_read_has_encrypted_entries(self->archive) > 0 ? -2 : -1;
    uselocale(before);
    return read;
}

int64_t moyin_archive_position(moyin_archive *self) { return self->is_dead ? -1 : archive_filter_bytes(self->archive, -1); }

void moyin_archive_close(moyin_archive *self) {
    archive_read_free(self->archive);
    free(self);
}

static ssize_t append(struct archive *archive, void *context, const void *bytes, size_t count) {
    moyin_archive_writer *self = context;
    if (self->room - self->count < count) {
        size_t room = self->room * 2 > self->count + count ? self->room * 2 : self->count + count;
        unsigned char *more = realloc(self->bytes, room);
        if (!more) {
            archive_set_error(archive, -1, "no memory");
            return -1;
        }
        self->bytes = more;
        self->room = room;
    }
    memcpy(self->bytes + self->count, bytes, count);
    self->count += count;
    return (ssize_t)count;
}

static void discard(moyin_archive_writer *self) {
    archive_write_free(self->archive);
    free(self->bytes);
    free(self);
}

moyin_archive_writer *moyin_archive_create(enum moyin_archive_kind kind) {
    moyin_archive_writer *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->archive = archive_write_new();
    if (!self->archive) {
        free(self);
        return NULL;
    }
    struct archive *archive = self->archive;
    int status = ARCHIVE_OK;
    switch (kind) {
    case MOYIN_ARCHIVE_7ZIP: status = archive_write_set_format_7zip(archive); break;
    case MOYIN_ARCHIVE_RAR: status = ARCHIVE_FATAL; break;
    case MOYIN_ARCHIVE_TAR: status = archive_write_set_format_pax_restricted(archive); break;
    default: status = archive_write_set_format_raw(archive);
    }
    if (status == ARCHIVE_OK) {
        switch (kind) {
        case MOYIN_ARCHIVE_GZIP:
            status = archive_write_add_filter_gzip(archive);
            // When the copy was made is nobody's business.
            archive_write_set_filter_option(archive, "gzip", "timestamp", NULL);
            break;
        case MOYIN_ARCHIVE_BZIP2: status = archive_write_add_filter_bzip2(archive); break;
        case MOYIN_ARCHIVE_XZ: status = archive_write_add_filter_xz(archive); break;
        default: break;
        }
    }
    archive_write_set_bytes_per_block(archive, 10240);
    archive_write_set_bytes_in_last_block(archive, 1);
    locale_t before = uselocale(utf8());
    if (status == ARCHIVE_OK) status = archive_write_open(archive, self, NULL, append, NULL);
    uselocale(before);
    if (status != ARCHIVE_OK) {
        discard(self);
        return NULL;
    }
    return self;
}

int moyin_archive_add(
    moyin_archive_writer *self, moyin_archive *from, const char *name, const char *link, const void *bytes, size_t count, int cleans) {
    struct archive_entry *entry = archive_entry_clone(from->entry);
    if (!entry) return -1;
    locale_t before = uselocale(utf8());
    archive_entry_set_pathname(entry, name);
    if (archive_entry_hardlink(entry)) {
        archive_entry_set_hardlink(entry, link);
    } else if (archive_entry_filetype(entry) == AE_IFLNK) {
        archive_entry_set_symlink(entry, link);
    }
    if (archive_entry_filetype(entry) == 0) archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (int64_t)count);
    archive_entry_sparse_clear(entry);
    // What a Mac keeps beside a file, and attributes: nobody has read them.
    archive_entry_copy_mac_metadata(entry, NULL, 0);
    archive_entry_xattr_clear(entry);
    if (cleans) {
        archive_entry_unset_atime(entry);
        archive_entry_unset_ctime(entry);
        archive_entry_unset_birthtime(entry);
        archive_entry_set_mtime(entry, 0, 0);
        archive_entry_set_uid(entry, 0);
        archive_entry_set_gid(entry, 0);
        archive_entry_set_uname(entry, NULL);
        archive_entry_set_gname(entry, NULL);
        archive_entry_acl_clear(entry);
    }
    int status = archive_write_header(self->archive, entry);
    const unsigned char *next = bytes;
    while ((status == ARCHIVE_OK || status == ARCHIVE_WARN) && count > 0) {
        ssize_t written = archive_write_data(self->archive, next, count);
        if (written <= 0) {
            status = ARCHIVE_FATAL;
            break;
        }
        next += written;
        count -= (size_t)written;
    }
    archive_entry_free(entry);
    uselocale(before);
    return status == ARCHIVE_OK || status == ARCHIVE_WARN ? 0 : -1;
}

int moyin_archive_add_empty(moyin_archive_writer *self, const char *name, int is_folder) {
    struct archive_entry *entry = archive_entry_new();
    if (!entry) return -1;
    locale_t before = uselocale(utf8());
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, is_folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, is_folder ? 0755 : 0644);
    archive_entry_set_size(entry, 0);
    archive_entry_set_mtime(entry, 0, 0);
    int status = archive_write_header(self->archive, entry);
    archive_entry_free(entry);
    uselocale(before);
    return status == ARCHIVE_OK || status == ARCHIVE_WARN ? 0 : -1;
}

void *moyin_archive_finish(moyin_archive_writer *self, size_t *count) {
    locale_t before = uselocale(utf8());
    int status = archive_write_close(self->archive);
    uselocale(before);
    void *bytes = NULL;
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
        bytes = self->bytes ? self->bytes : malloc(1);
        *count = self->count;
        self->bytes = NULL;
    }
    discard(self);
    return bytes;
}
