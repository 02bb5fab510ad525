#define _GNU_SOURCE
#include "czip.h"
#include <stdlib.h>
#include <string.h>

zip_t *moyin_zip_open(const void *bytes, size_t count, int *error) {
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &problem);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : NULL;
    if (!archive) {
        if (source) zip_source_free(source);
        if (error) *error = zip_error_code_zip(&problem);
    }
    zip_error_fini(&problem);
    return archive;
}

zip_t *moyin_zip_create(zip_source_t **out) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) return NULL;
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    if (!archive) {
        zip_source_free(source);
        return NULL;
    }
    // The archive owns it; it is to outlive it.
    zip_source_keep(source);
    *out = source;
    return archive;
}

// The time of every entry: when the copy was made is nobody's business, and equal input gives equal output.
static int settle(zip_t *archive, zip_int64_t index) {
    // 1 January 1980, the first day that the format knows.
    if (zip_file_set_dostime(archive, (zip_uint64_t)index, 0, 0x21, 0) != 0) return -1;
    return zip_file_extra_fields_count(archive, (zip_uint64_t)index, ZIP_FL_LOCAL) < 0 ? -1 : 0;
}

int moyin_zip_copy(zip_t *to, zip_t *from, uint64_t index, const char *name) {
    zip_source_t *source = zip_source_zip(to, from, index, ZIP_FL_COMPRESSED | ZIP_FL_UNCHANGED, 0, -1);
    if (!source) return -1;
    zip_int64_t added = zip_file_add(to, name, source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return -1;
    }
    // What is stored stays so: in some formats the first entry has to be.
    zip_stat_t status;
    if (zip_stat_index(from, index, ZIP_FL_UNCHANGED, &status) == 0 && (status.valid & ZIP_STAT_COMP_METHOD) && status.comp_method == ZIP_CM_STORE
        && zip_set_file_compression(to, (zip_uint64_t)added, ZIP_CM_STORE, 0) != 0)
        return -1;
    return settle(to, added);
}

int moyin_zip_add(zip_t *to, const char *name, const void *bytes, size_t count, int store) {
    void *copy = malloc(count ? count : 1);
    if (!copy) return -1;
    memcpy(copy, bytes, count);
    zip_source_t *source = zip_source_buffer(to, copy, count, 1);
    if (!source) {
        free(copy);
        return -1;
    }
    zip_int64_t added = zip_file_add(to, name, source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return -1;
    }
    if (zip_set_file_compression(to, (zip_uint64_t)added, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0) return -1;
    return settle(to, added);
}

void *moyin_zip_finish(zip_t *archive, zip_source_t *source, size_t *count) {
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        zip_source_free(source);
        return NULL;
    }
    void *bytes = NULL;
    zip_stat_t status;
    if (zip_source_open(source) == 0) {
        if (zip_source_stat(source, &status) == 0 && (bytes = malloc(status.size ? status.size : 1))) {
            zip_int64_t read = zip_source_read(source, bytes, status.size);
            if (read < 0 || (zip_uint64_t)read != status.size) {
                free(bytes);
                bytes = NULL;
            } else {
                *count = status.size;
            }
        }
        zip_source_close(source);
    }
    zip_source_free(source);
    return bytes;
}

// The upper half of the attributes is the mode of the file where the archive was made on a system that has one.
static int mode(zip_t *archive, uint64_t index, zip_uint8_t *system, zip_uint32_t *attributes) {
    return zip_file_get_external_attributes(archive, index, 0, system, attributes) == 0 && *system == ZIP_OPSYS_UNIX;
}

int moyin_zip_is_link(zip_t *archive, uint64_t index) {
    zip_uint8_t system;
    zip_uint32_t attributes;
    return mode(archive, index, &system, &attributes) && (attributes >> 16 & 0170000) == 0120000;
}

void moyin_zip_keep_mode(zip_t *to, zip_t *from, uint64_t index) {
    zip_uint8_t system;
    zip_uint32_t attributes;
    if (!mode(from, index, &system, &attributes)) return;
    (void)zip_file_set_external_attributes(to, (zip_uint64_t)zip_get_num_entries(to, 0) - 1, 0, system, attributes);
}

const void *moyin_find(const void *bytes, size_t count, const void *word, size_t length) { return memmem(bytes, count, word, length); }
