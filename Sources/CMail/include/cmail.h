// A mail through GMime: its parts as a list, what stands in them decoded, and the mail again with what was changed.
#ifndef MOYIN_CMAIL_H
#define MOYIN_CMAIL_H
#include <stddef.h>
#include <stdint.h>

typedef struct moyin_mail moyin_mail;

typedef enum {
    /// The mail itself: its headers. Always the first node.
    MOYIN_MAIL_MESSAGE,
    MOYIN_MAIL_PART,
    MOYIN_MAIL_MULTIPART,
    MOYIN_MAIL_SIGNED,
    MOYIN_MAIL_ENCRYPTED,
    /// Holds a mail.
    MOYIN_MAIL_ENCLOSED,
    /// A piece of a mail that is in another file.
    MOYIN_MAIL_PARTIAL,
} moyin_mail_kind;

typedef enum { MOYIN_MAIL_BASE64, MOYIN_MAIL_QUOTED, MOYIN_MAIL_PLAIN } moyin_mail_encoding;

/// Parses a mail. NULL when it is none; `status` is 1 when it has more or deeper parts than are read, else 0.
/// The bytes stay the caller's and must outlive the mail.
moyin_mail *moyin_mail_open(const uint8_t *bytes, size_t count, int most, int *status);
void moyin_mail_close(moyin_mail *mail);

/// Nodes in the order of the file.
int moyin_mail_count(const moyin_mail *mail);
moyin_mail_kind moyin_mail_node(const moyin_mail *mail, int node);
/// `text/plain`, in lower case; to be freed.
char *moyin_mail_type(const moyin_mail *mail, int node);

int moyin_mail_headers(const moyin_mail *mail, int node);
const char *moyin_mail_header_name(const moyin_mail *mail, int node, int header);
/// Decoded, UTF-8.
const char *moyin_mail_header_value(const moyin_mail *mail, int node, int header);
void moyin_mail_set_header(moyin_mail *mail, int node, int header, const char *value);
void moyin_mail_remove_header(moyin_mail *mail, int node, int header);

/// A parameter of Content-Type or, `of_disposition`, of Content-Disposition, decoded; NULL where there is none.
const char *moyin_mail_parameter(const moyin_mail *mail, int node, int of_disposition, const char *name);
void moyin_mail_set_parameter(moyin_mail *mail, int node, int of_disposition, const char *name, const char *value);
int moyin_mail_parameter_count(const moyin_mail *mail, int node, int of_disposition);
const char *moyin_mail_parameter_name(const moyin_mail *mail, int node, int of_disposition, int index);

/// What a part holds, decoded, or the mail that it encloses; to be freed. NULL when it holds nothing.
uint8_t *moyin_mail_content(const moyin_mail *mail, int node, size_t *count);
/// Returns 0, or -1.
int moyin_mail_set_content(moyin_mail *mail, int node, const uint8_t *bytes, size_t count, moyin_mail_encoding encoding);

/// What stands before the first and behind the last part; NULL where nothing does.
const char *moyin_mail_margin(const moyin_mail *mail, int node, int behind);
void moyin_mail_set_margin(moyin_mail *mail, int node, int behind, const char *text);

/// Makes a signed part one that is not, without its signature, whose node is gone: nothing but writing may follow.
void moyin_mail_unsign(moyin_mail *mail, int node);

/// The whole mail; to be freed.
uint8_t *moyin_mail_write(const moyin_mail *mail, size_t *count);
void moyin_mail_free(void *memory);
#endif
