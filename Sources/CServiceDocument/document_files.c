#include "document_files.h"

// Every file of api/, twice: its bytes and its entry. A test compares this list with the folder.
// (#embed cannot stand behind a macro.)

static const unsigned char about_yaml[] = {
#embed "api/about.yaml"
};
static const unsigned char guide_yaml[] = {
#embed "api/guide.yaml"
};
static const unsigned char paths_review_yaml[] = {
#embed "api/paths-review.yaml"
};
static const unsigned char paths_record_yaml[] = {
#embed "api/paths-record.yaml"
};
static const unsigned char paths_jobs_yaml[] = {
#embed "api/paths-jobs.yaml"
};
static const unsigned char paths_audit_yaml[] = {
#embed "api/paths-audit.yaml"
};
static const unsigned char paths_service_yaml[] = {
#embed "api/paths-service.yaml"
};
static const unsigned char paths_presidio_yaml[] = {
#embed "api/paths-presidio.yaml"
};
static const unsigned char options_yaml[] = {
#embed "api/options.yaml"
};
static const unsigned char answers_yaml[] = {
#embed "api/answers.yaml"
};
static const unsigned char problems_yaml[] = {
#embed "api/problems.yaml"
};
static const unsigned char codes_yaml[] = {
#embed "api/codes.yaml"
};
static const unsigned char docs_css[] = {
#embed "api/docs.css"
};

static const moyin_document_file files[] = {
    {"about.yaml", about_yaml, sizeof about_yaml},
    {"guide.yaml", guide_yaml, sizeof guide_yaml},
    {"paths-review.yaml", paths_review_yaml, sizeof paths_review_yaml},
    {"paths-record.yaml", paths_record_yaml, sizeof paths_record_yaml},
    {"paths-jobs.yaml", paths_jobs_yaml, sizeof paths_jobs_yaml},
    {"paths-audit.yaml", paths_audit_yaml, sizeof paths_audit_yaml},
    {"paths-service.yaml", paths_service_yaml, sizeof paths_service_yaml},
    {"paths-presidio.yaml", paths_presidio_yaml, sizeof paths_presidio_yaml},
    {"options.yaml", options_yaml, sizeof options_yaml},
    {"answers.yaml", answers_yaml, sizeof answers_yaml},
    {"problems.yaml", problems_yaml, sizeof problems_yaml},
    {"codes.yaml", codes_yaml, sizeof codes_yaml},
    {"docs.css", docs_css, sizeof docs_css},
};

const moyin_document_file *moyin_document_files(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
