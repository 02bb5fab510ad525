#include "cmail.h"
#include <gmime/gmime.h>
#include <string.h>

struct moyin_mail {
    GMimeMessage *message;
    GPtrArray *nodes;
    int most;
    gboolean has_more;
};

static const int deepest = 64;

static void collect(moyin_mail *mail, GMimeObject *object, int depth) {
    if (!object) return;
    if (depth > deepest || (int)mail->nodes->len >= mail->most) {
        mail->has_more = TRUE;
        return;
    }
    g_ptr_array_add(mail->nodes, object);
    if (!GMIME_IS_MULTIPART(object)) return;
    GMimeMultipart *multipart = GMIME_MULTIPART(object);
    for (int index = 0; index < g_mime_multipart_get_count(multipart); index++) collect(mail, g_mime_multipart_get_part(multipart, index), depth + 1);
}

static GMimeParserOptions *options(void) {
    GMimeParserOptions *options = g_mime_parser_options_new();
    // What is written in headers without saying in which character set.
    const char *charsets[] = {"utf-8", "gb18030", "big5", NULL};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    return options;
}

moyin_mail *moyin_mail_open(const uint8_t *bytes, size_t count, int most, int *status) {
    static gsize is_ready = 0;
    if (g_once_init_enter(&is_ready)) {
        g_mime_init();
        g_once_init_leave(&is_ready, 1);
    }
    *status = 0;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *parsing = options();
    GMimeMessage *message = g_mime_parser_construct_message(parser, parsing);
    g_mime_parser_options_free(parsing);
    g_object_unref(parser);
    g_object_unref(stream);
    if (!message) return NULL;
    moyin_mail *mail = g_new0(moyin_mail, 1);
    mail->message = message;
    mail->nodes = g_ptr_array_new();
    mail->most = most;
    g_ptr_array_add(mail->nodes, message);
    collect(mail, g_mime_message_get_mime_part(message), 0);
    if (mail->has_more) {
        *status = 1;
        moyin_mail_close(mail);
        return NULL;
    }
    return mail;
}

void moyin_mail_close(moyin_mail *mail) {
    if (!mail) return;
    g_ptr_array_free(mail->nodes, TRUE);
    g_object_unref(mail->message);
    g_free(mail);
}

static GMimeObject *object(const moyin_mail *mail, int node) { return g_ptr_array_index(mail->nodes, node); }

int moyin_mail_count(const moyin_mail *mail) { return (int)mail->nodes->len; }

moyin_mail_kind moyin_mail_node(const moyin_mail *mail, int node) {
    GMimeObject *at = object(mail, node);
    if (GMIME_IS_MESSAGE(at)) return MOYIN_MAIL_MESSAGE;
    if (GMIME_IS_MESSAGE_PARTIAL(at)) return MOYIN_MAIL_PARTIAL;
    if (GMIME_IS_MESSAGE_PART(at)) return MOYIN_MAIL_ENCLOSED;
    if (GMIME_IS_MULTIPART_ENCRYPTED(at)) return MOYIN_MAIL_ENCRYPTED;
    if (GMIME_IS_MULTIPART_SIGNED(at)) return MOYIN_MAIL_SIGNED;
    return GMIME_IS_MULTIPART(at) ? MOYIN_MAIL_MULTIPART : MOYIN_MAIL_PART;
}

char *moyin_mail_type(const moyin_mail *mail, int node) {
    GMimeContentType *type = g_mime_object_get_content_type(object(mail, node));
    char *name = type ? g_mime_content_type_get_mime_type(type) : NULL;
    char *lower = g_ascii_strdown(name ? name : "text/plain", -1);
    g_free(name);
    return lower;
}

// MARK: headers

int moyin_mail_headers(const moyin_mail *mail, int node) { return g_mime_header_list_get_count(g_mime_object_get_header_list(object(mail, node))); }

static GMimeHeader *header_at(const moyin_mail *mail, int node, int header) {
    return g_mime_header_list_get_header_at(g_mime_object_get_header_list(object(mail, node)), header);
}

const char *moyin_mail_header_name(const moyin_mail *mail, int node, int header) { return g_mime_header_get_name(header_at(mail, node, header)); }

const char *moyin_mail_header_value(const moyin_mail *mail, int node, int header) { return g_mime_header_get_value(header_at(mail, node, header)); }

void moyin_mail_set_header(moyin_mail *mail, int node, int header, const char *value) {
    // As it is, not as addresses: what takes the place of one need not be one.
    char *plain = g_strdup(value);
    g_strdelimit(plain, "\r\n", ' ');
    char *encoded = g_mime_utils_header_encode_text(NULL, plain, "utf-8");
    char *line = g_strdup_printf("X: %s", encoded);
    char *folded = g_mime_utils_unstructured_header_fold(NULL, NULL, line);
    g_mime_header_set_raw_value(header_at(mail, node, header), folded + 2);
    g_free(folded);
    g_free(line);
    g_free(encoded);
    g_free(plain);
}

void moyin_mail_remove_header(moyin_mail *mail, int node, int header) { g_mime_header_list_remove_at(g_mime_object_get_header_list(object(mail, node)), header); }

static GMimeParamList *parameters(const moyin_mail *mail, int node, int of_disposition) {
    if (of_disposition) {
        GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(object(mail, node));
        return disposition ? g_mime_content_disposition_get_parameters(disposition) : NULL;
    }
    GMimeContentType *type = g_mime_object_get_content_type(object(mail, node));
    return type ? g_mime_content_type_get_parameters(type) : NULL;
}

const char *moyin_mail_parameter(const moyin_mail *mail, int node, int of_disposition, const char *name) {
    GMimeParamList *list = parameters(mail, node, of_disposition);
    GMimeParam *parameter = list ? g_mime_param_list_get_parameter(list, name) : NULL;
    return parameter ? g_mime_param_get_value(parameter) : NULL;
}

void moyin_mail_set_parameter(moyin_mail *mail, int node, int of_disposition, const char *name, const char *value) {
    if (of_disposition) {
        g_mime_object_set_content_disposition_parameter(object(mail, node), name, value);
    } else {
        g_mime_object_set_content_type_parameter(object(mail, node), name, value);
    }
}

int moyin_mail_parameter_count(const moyin_mail *mail, int node, int of_disposition) {
    GMimeParamList *list = parameters(mail, node, of_disposition);
    return list ? g_mime_param_list_length(list) : 0;
}

const char *moyin_mail_parameter_name(const moyin_mail *mail, int node, int of_disposition, int index) {
    return g_mime_param_get_name(g_mime_param_list_get_parameter_at(parameters(mail, node, of_disposition), index));
}

// MARK: content

static uint8_t *taken(GMimeStream *stream, size_t *count) {
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    *count = bytes->len;
    uint8_t *copy = g_malloc(bytes->len + 1);
    memcpy(copy, bytes->data, bytes->len);
    g_object_unref(stream);
    return copy;
}

uint8_t *moyin_mail_content(const moyin_mail *mail, int node, size_t *count) {
    GMimeObject *at = object(mail, node);
    *count = 0;
    GMimeStream *stream = g_mime_stream_mem_new();
    if (GMIME_IS_MESSAGE_PART(at)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(at));
        if (message && g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream) >= 0) return taken(stream, count);
    } else if (GMIME_IS_PART(at)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(at));
        if (content && g_mime_data_wrapper_write_to_stream(content, stream) >= 0) return taken(stream, count);
    }
    g_object_unref(stream);
    return NULL;
}

int moyin_mail_set_content(moyin_mail *mail, int node, const uint8_t *bytes, size_t count, moyin_mail_encoding encoding) {
    GMimeObject *at = object(mail, node);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    int status = -1;
    if (GMIME_IS_MESSAGE_PART(at)) {
        GMimeParser *parser = g_mime_parser_new_with_stream(stream);
        GMimeParserOptions *parsing = options();
        GMimeMessage *message = g_mime_parser_construct_message(parser, parsing);
        if (message) {
            g_mime_message_part_set_message(GMIME_MESSAGE_PART(at), message);
            g_object_unref(message);
            status = 0;
        }
        g_mime_parser_options_free(parsing);
        g_object_unref(parser);
    } else if (GMIME_IS_PART(at)) {
        GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
        g_mime_part_set_content(GMIME_PART(at), content);
        g_mime_part_set_content_encoding(
            GMIME_PART(at), encoding == MOYIN_MAIL_BASE64   ? GMIME_CONTENT_ENCODING_BASE64
                            : encoding == MOYIN_MAIL_QUOTED ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
                                                            : GMIME_CONTENT_ENCODING_7BIT);
        g_object_unref(content);
        // A sum over the old content.
        g_mime_object_remove_header(at, "Content-MD5");
        status = 0;
    }
    g_object_unref(stream);
    return status;
}

const char *moyin_mail_margin(const moyin_mail *mail, int node, int behind) {
    GMimeMultipart *at = GMIME_MULTIPART(object(mail, node));
    return behind ? g_mime_multipart_get_epilogue(at) : g_mime_multipart_get_prologue(at);
}

void moyin_mail_set_margin(moyin_mail *mail, int node, int behind, const char *text) {
    GMimeMultipart *at = GMIME_MULTIPART(object(mail, node));
    if (behind) {
        g_mime_multipart_set_epilogue(at, text);
    } else {
        g_mime_multipart_set_prologue(at, text);
    }
}

void moyin_mail_unsign(moyin_mail *mail, int node) {
    GMimeMultipart *at = GMIME_MULTIPART(object(mail, node));
    // The content comes first, its signature second.
    while (g_mime_multipart_get_count(at) > 1) g_object_unref(g_mime_multipart_remove_at(at, 1));
    GMimeContentType *type = g_mime_content_type_new("multipart", "mixed");
    g_mime_content_type_set_parameter(type, "boundary", g_mime_multipart_get_boundary(at));
    g_mime_object_set_content_type(GMIME_OBJECT(at), type);
    g_object_unref(type);
}

uint8_t *moyin_mail_write(const moyin_mail *mail, size_t *count) {
    GMimeStream *stream = g_mime_stream_mem_new();
    if (g_mime_object_write_to_stream(GMIME_OBJECT(mail->message), NULL, stream) >= 0) return taken(stream, count);
    g_object_unref(stream);
    return NULL;
}

void moyin_mail_free(void *memory) { g_free(memory); }
