#include "builtin_data.h"

// Every file of Patterns/, twice: its bytes and its entry. A test compares this list with the folder.
// (#embed cannot stand behind a macro.)

static const unsigned char clauses_documents[] = {
#embed "../../Patterns/clauses/documents.yaml"
};
static const unsigned char clauses_hong_kong_macau_taiwan[] = {
#embed "../../Patterns/clauses/hong-kong-macau-taiwan.yaml"
};
static const unsigned char clauses_laws[] = {
#embed "../../Patterns/clauses/laws.yaml"
};
static const unsigned char certificates[] = {
#embed "../../Patterns/detectors/certificates.yaml"
};
static const unsigned char contact[] = {
#embed "../../Patterns/detectors/contact.yaml"
};
static const unsigned char device[] = {
#embed "../../Patterns/detectors/device.yaml"
};
static const unsigned char finance[] = {
#embed "../../Patterns/detectors/finance.yaml"
};
static const unsigned char hong_kong_macau[] = {
#embed "../../Patterns/detectors/hong-kong-macau.yaml"
};
static const unsigned char identity[] = {
#embed "../../Patterns/detectors/identity.yaml"
};
static const unsigned char location[] = {
#embed "../../Patterns/detectors/location.yaml"
};
static const unsigned char markings[] = {
#embed "../../Patterns/detectors/markings.yaml"
};
static const unsigned char names[] = {
#embed "../../Patterns/detectors/names.yaml"
};
static const unsigned char official_numbers[] = {
#embed "../../Patterns/detectors/official-numbers.yaml"
};
static const unsigned char online[] = {
#embed "../../Patterns/detectors/online.yaml"
};
static const unsigned char permits[] = {
#embed "../../Patterns/detectors/permits.yaml"
};
static const unsigned char property[] = {
#embed "../../Patterns/detectors/property.yaml"
};
static const unsigned char taiwan[] = {
#embed "../../Patterns/detectors/taiwan.yaml"
};
static const unsigned char rulings[] = {
#embed "../../Patterns/rulings.yaml"
};
static const unsigned char topics[] = {
#embed "../../Patterns/topics/topics.yaml"
};
static const unsigned char topic_kinds[] = {
#embed "../../Patterns/detectors/topics.yaml"
};
static const unsigned char note_kinds[] = {
#embed "../../Patterns/detectors/notes.yaml"
};
static const unsigned char vehicle[] = {
#embed "../../Patterns/detectors/vehicle.yaml"
};
static const unsigned char headers[] = {
#embed "../../Patterns/lexicon/headers.yaml"
};
static const unsigned char measure_words[] = {
#embed "../../Patterns/lexicon/measure-words.yaml"
};
static const unsigned char negative[] = {
#embed "../../Patterns/lexicon/negative.yaml"
};
static const unsigned char organisation[] = {
#embed "../../Patterns/lexicon/organisation.yaml"
};
static const unsigned char placeholders[] = {
#embed "../../Patterns/lexicon/placeholders.yaml"
};
static const unsigned char sums[] = {
#embed "../../Patterns/lexicon/sums.yaml"
};
static const unsigned char markings_case_file[] = {
#embed "../../Patterns/markings/case-file.yaml"
};
static const unsigned char markings_clearance[] = {
#embed "../../Patterns/markings/clearance.yaml"
};
static const unsigned char markings_credential[] = {
#embed "../../Patterns/markings/credential.yaml"
};
static const unsigned char markings_internal_affairs[] = {
#embed "../../Patterns/markings/internal-affairs.yaml"
};
static const unsigned char markings_internal[] = {
#embed "../../Patterns/markings/internal.yaml"
};
static const unsigned char markings_open_attribute[] = {
#embed "../../Patterns/markings/open-attribute.yaml"
};
static const unsigned char markings_process[] = {
#embed "../../Patterns/markings/process.yaml"
};
static const unsigned char markings_secret[] = {
#embed "../../Patterns/markings/secret.yaml"
};
static const unsigned char markings_security[] = {
#embed "../../Patterns/markings/security.yaml"
};
static const unsigned char markings_trade_secret[] = {
#embed "../../Patterns/markings/trade-secret.yaml"
};
static const unsigned char markings_triggers[] = {
#embed "../../Patterns/markings/triggers.yaml"
};
static const unsigned char markings_urgency[] = {
#embed "../../Patterns/markings/urgency.yaml"
};
static const unsigned char names_model[] = {
#embed "../../Patterns/names/names.model"
};
static const unsigned char profile_annual_report[] = {
#embed "../../Patterns/profiles/annual-report.yaml"
};
static const unsigned char profile_appointment[] = {
#embed "../../Patterns/profiles/appointment.yaml"
};
static const unsigned char profile_farm_subsidy[] = {
#embed "../../Patterns/profiles/farm-subsidy.yaml"
};
static const unsigned char profile_honours[] = {
#embed "../../Patterns/profiles/honours.yaml"
};
static const unsigned char profile_judgment[] = {
#embed "../../Patterns/profiles/judgment.yaml"
};
static const unsigned char profile_land_compensation[] = {
#embed "../../Patterns/profiles/land-compensation.yaml"
};
static const unsigned char profile_leader_profile[] = {
#embed "../../Patterns/profiles/leader-profile.yaml"
};
static const unsigned char profile_letter_reply[] = {
#embed "../../Patterns/profiles/letter-reply.yaml"
};
static const unsigned char profile_notice[] = {
#embed "../../Patterns/profiles/notice.yaml"
};
static const unsigned char profile_penalty[] = {
#embed "../../Patterns/profiles/penalty.yaml"
};
static const unsigned char profile_procurement[] = {
#embed "../../Patterns/profiles/procurement.yaml"
};
static const unsigned char profile_recruitment[] = {
#embed "../../Patterns/profiles/recruitment.yaml"
};
static const unsigned char profile_student_aid[] = {
#embed "../../Patterns/profiles/student-aid.yaml"
};
static const unsigned char profile_subsistence_allowance[] = {
#embed "../../Patterns/profiles/subsistence-allowance.yaml"
};
static const unsigned char record_chains[] = {
#embed "../../Patterns/records/chains.yaml"
};
static const unsigned char area_codes[] = {
#embed "../../Patterns/tables/area-codes.tsv"
};
static const unsigned char bank_bins[] = {
#embed "../../Patterns/tables/bank-bins.tsv"
};
static const unsigned char countries[] = {
#embed "../../Patterns/tables/countries.tsv"
};
static const unsigned char hotlines[] = {
#embed "../../Patterns/tables/hotlines.tsv"
};
static const unsigned char iban_lengths[] = {
#embed "../../Patterns/tables/iban-lengths.tsv"
};
static const unsigned char mobile_segments[] = {
#embed "../../Patterns/tables/mobile-segments.tsv"
};
static const unsigned char places[] = {
#embed "../../Patterns/tables/places.tsv"
};
static const unsigned char regions[] = {
#embed "../../Patterns/tables/regions.tsv"
};
static const unsigned char traditional_simplified[] = {
#embed "../../Patterns/tables/traditional-simplified.tsv"
};

static const moyin_builtin_file files[] = {
    {"clauses/documents.yaml", clauses_documents, sizeof clauses_documents},
    {"clauses/hong-kong-macau-taiwan.yaml", clauses_hong_kong_macau_taiwan, sizeof clauses_hong_kong_macau_taiwan},
    {"clauses/laws.yaml", clauses_laws, sizeof clauses_laws},
    {"detectors/certificates.yaml", certificates, sizeof certificates},
    {"detectors/contact.yaml", contact, sizeof contact},
    {"detectors/device.yaml", device, sizeof device},
    {"detectors/finance.yaml", finance, sizeof finance},
    {"detectors/hong-kong-macau.yaml", hong_kong_macau, sizeof hong_kong_macau},
    {"detectors/identity.yaml", identity, sizeof identity},
    {"detectors/location.yaml", location, sizeof location},
    {"detectors/markings.yaml", markings, sizeof markings},
    {"detectors/names.yaml", names, sizeof names},
    {"detectors/notes.yaml", note_kinds, sizeof note_kinds},
    {"detectors/official-numbers.yaml", official_numbers, sizeof official_numbers},
    {"detectors/online.yaml", online, sizeof online},
    {"detectors/permits.yaml", permits, sizeof permits},
    {"detectors/property.yaml", property, sizeof property},
    {"detectors/taiwan.yaml", taiwan, sizeof taiwan},
    {"detectors/topics.yaml", topic_kinds, sizeof topic_kinds},
    {"detectors/vehicle.yaml", vehicle, sizeof vehicle},
    {"lexicon/headers.yaml", headers, sizeof headers},
    {"lexicon/measure-words.yaml", measure_words, sizeof measure_words},
    {"lexicon/negative.yaml", negative, sizeof negative},
    {"lexicon/organisation.yaml", organisation, sizeof organisation},
    {"lexicon/placeholders.yaml", placeholders, sizeof placeholders},
    {"lexicon/sums.yaml", sums, sizeof sums},
    {"markings/case-file.yaml", markings_case_file, sizeof markings_case_file},
    {"markings/clearance.yaml", markings_clearance, sizeof markings_clearance},
    {"markings/credential.yaml", markings_credential, sizeof markings_credential},
    {"markings/internal-affairs.yaml", markings_internal_affairs, sizeof markings_internal_affairs},
    {"markings/internal.yaml", markings_internal, sizeof markings_internal},
    {"markings/open-attribute.yaml", markings_open_attribute, sizeof markings_open_attribute},
    {"markings/process.yaml", markings_process, sizeof markings_process},
    {"markings/secret.yaml", markings_secret, sizeof markings_secret},
    {"markings/security.yaml", markings_security, sizeof markings_security},
    {"markings/trade-secret.yaml", markings_trade_secret, sizeof markings_trade_secret},
    {"markings/triggers.yaml", markings_triggers, sizeof markings_triggers},
    {"markings/urgency.yaml", markings_urgency, sizeof markings_urgency},
    {"names/names.model", names_model, sizeof names_model},
    {"profiles/annual-report.yaml", profile_annual_report, sizeof profile_annual_report},
    {"profiles/appointment.yaml", profile_appointment, sizeof profile_appointment},
    {"profiles/farm-subsidy.yaml", profile_farm_subsidy, sizeof profile_farm_subsidy},
    {"profiles/honours.yaml", profile_honours, sizeof profile_honours},
    {"profiles/judgment.yaml", profile_judgment, sizeof profile_judgment},
    {"profiles/land-compensation.yaml", profile_land_compensation, sizeof profile_land_compensation},
    {"profiles/leader-profile.yaml", profile_leader_profile, sizeof profile_leader_profile},
    {"profiles/letter-reply.yaml", profile_letter_reply, sizeof profile_letter_reply},
    {"profiles/notice.yaml", profile_notice, sizeof profile_notice},
    {"profiles/penalty.yaml", profile_penalty, sizeof profile_penalty},
    {"profiles/procurement.yaml", profile_procurement, sizeof profile_procurement},
    {"profiles/recruitment.yaml", profile_recruitment, sizeof profile_recruitment},
    {"profiles/student-aid.yaml", profile_student_aid, sizeof profile_student_aid},
    {"profiles/subsistence-allowance.yaml", profile_subsistence_allowance, sizeof profile_subsistence_allowance},
    {"rulings.yaml", rulings, sizeof rulings},
    {"records/chains.yaml", record_chains, sizeof record_chains},
    {"tables/area-codes.tsv", area_codes, sizeof area_codes},
    {"tables/bank-bins.tsv", bank_bins, sizeof bank_bins},
    {"tables/countries.tsv", countries, sizeof countries},
    {"tables/hotlines.tsv", hotlines, sizeof hotlines},
    {"tables/iban-lengths.tsv", iban_lengths, sizeof iban_lengths},
    {"tables/mobile-segments.tsv", mobile_segments, sizeof mobile_segments},
    {"tables/places.tsv", places, sizeof places},
    {"tables/regions.tsv", regions, sizeof regions},
    {"tables/traditional-simplified.tsv", traditional_simplified, sizeof traditional_simplified},
    {"topics/topics.yaml", topics, sizeof topics},
};

const moyin_builtin_file *moyin_builtin_files(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
