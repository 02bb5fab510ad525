#include "console_files.h"

// Every file of web/, twice: its bytes and its entry. A test compares this list with the folder.
// (#embed cannot stand behind a macro.)

static const unsigned char audit_act_js[] = {
#embed "web/audit-act.js"
};
static const unsigned char audit_case_js[] = {
#embed "web/audit-case.js"
};
static const unsigned char audit_enter_js[] = {
#embed "web/audit-enter.js"
};
static const unsigned char audit_figures_js[] = {
#embed "web/audit-figures.js"
};
static const unsigned char audit_list_js[] = {
#embed "web/audit-list.js"
};
static const unsigned char audit_words_js[] = {
#embed "web/audit-words.js"
};
static const unsigned char audit_css[] = {
#embed "web/audit.css"
};
static const unsigned char audit_html[] = {
#embed "web/audit.html"
};
static const unsigned char audit_js[] = {
#embed "web/audit.js"
};
static const unsigned char base_css[] = {
#embed "web/base.css"
};
static const unsigned char card_js[] = {
#embed "web/card.js"
};
static const unsigned char dom_js[] = {
#embed "web/dom.js"
};
static const unsigned char draft_js[] = {
#embed "web/draft.js"
};
static const unsigned char embed_js[] = {
#embed "web/embed.js"
};
static const unsigned char export_js[] = {
#embed "web/export.js"
};
static const unsigned char files_js[] = {
#embed "web/files.js"
};
static const unsigned char findings_js[] = {
#embed "web/findings.js"
};
static const unsigned char icon_svg[] = {
#embed "web/icon.svg"
};
static const unsigned char index_html[] = {
#embed "web/index.html"
};
static const unsigned char jobs_css[] = {
#embed "web/jobs.css"
};
static const unsigned char jobs_html[] = {
#embed "web/jobs.html"
};
static const unsigned char jobs_js[] = {
#embed "web/jobs.js"
};
static const unsigned char key_js[] = {
#embed "web/key.js"
};
static const unsigned char keyboard_js[] = {
#embed "web/keyboard.js"
};
static const unsigned char language_js[] = {
#embed "web/language.js"
};
static const unsigned char main_js[] = {
#embed "web/main.js"
};
static const unsigned char pieces_js[] = {
#embed "web/pieces.js"
};
static const unsigned char preview_js[] = {
#embed "web/preview.js"
};
static const unsigned char record_sheet_html[] = {
#embed "web/record-sheet.html"
};
static const unsigned char record_js[] = {
#embed "web/record.js"
};
static const unsigned char review_css[] = {
#embed "web/review.css"
};
static const unsigned char review_js[] = {
#embed "web/review.js"
};
static const unsigned char service_js[] = {
#embed "web/service.js"
};
static const unsigned char sheet_css[] = {
#embed "web/sheet.css"
};
static const unsigned char store_js[] = {
#embed "web/store.js"
};
static const unsigned char theme_js[] = {
#embed "web/theme.js"
};
static const unsigned char verdict_js[] = {
#embed "web/verdict.js"
};
static const unsigned char views_js[] = {
#embed "web/views.js"
};
static const unsigned char words_js[] = {
#embed "web/words.js"
};

static const moyin_console_file files[] = {
    {"audit-act.js", audit_act_js, sizeof audit_act_js},
    {"audit-case.js", audit_case_js, sizeof audit_case_js},
    {"audit-enter.js", audit_enter_js, sizeof audit_enter_js},
    {"audit-figures.js", audit_figures_js, sizeof audit_figures_js},
    {"audit-list.js", audit_list_js, sizeof audit_list_js},
    {"audit-words.js", audit_words_js, sizeof audit_words_js},
    {"audit.css", audit_css, sizeof audit_css},
    {"audit.html", audit_html, sizeof audit_html},
    {"audit.js", audit_js, sizeof audit_js},
    {"base.css", base_css, sizeof base_css},
    {"card.js", card_js, sizeof card_js},
    {"dom.js", dom_js, sizeof dom_js},
    {"draft.js", draft_js, sizeof draft_js},
    {"embed.js", embed_js, sizeof embed_js},
    {"export.js", export_js, sizeof export_js},
    {"files.js", files_js, sizeof files_js},
    {"findings.js", findings_js, sizeof findings_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"index.html", index_html, sizeof index_html},
    {"jobs.css", jobs_css, sizeof jobs_css},
    {"jobs.html", jobs_html, sizeof jobs_html},
    {"jobs.js", jobs_js, sizeof jobs_js},
    {"key.js", key_js, sizeof key_js},
    {"keyboard.js", keyboard_js, sizeof keyboard_js},
    {"language.js", language_js, sizeof language_js},
    {"main.js", main_js, sizeof main_js},
    {"pieces.js", pieces_js, sizeof pieces_js},
    {"preview.js", preview_js, sizeof preview_js},
    {"record-sheet.html", record_sheet_html, sizeof record_sheet_html},
    {"record.js", record_js, sizeof record_js},
    {"review.css", review_css, sizeof review_css},
    {"review.js", review_js, sizeof review_js},
    {"service.js", service_js, sizeof service_js},
    {"sheet.css", sheet_css, sizeof sheet_css},
    {"store.js", store_js, sizeof store_js},
    {"theme.js", theme_js, sizeof theme_js},
    {"verdict.js", verdict_js, sizeof verdict_js},
    {"views.js", views_js, sizeof views_js},
    {"words.js", words_js, sizeof words_js},
};

const moyin_console_file *moyin_console_files(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
