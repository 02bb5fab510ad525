#include "builtin_data.h"

// Every file of Patterns/, twice: its bytes and its entry. A test compares this list with the folder.
// (#embed cannot stand behind a macro.)

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
static const unsigned char names_model[] = {
#embed "../../Patterns/names/names.model"
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
    {"detectors/certificates.yaml", certificates, sizeof certificates},
    {"detectors/contact.yaml", contact, sizeof contact},
    {"detectors/device.yaml", device, sizeof device},
    {"detectors/finance.yaml", finance, sizeof finance},
    {"detectors/hong-kong-macau.yaml", hong_kong_macau, sizeof hong_kong_macau},
    {"detectors/identity.yaml", identity, sizeof identity},
    {"detectors/location.yaml", location, sizeof location},
    {"detectors/names.yaml", names, sizeof names},
    {"detectors/official-numbers.yaml", official_numbers, sizeof official_numbers},
    {"detectors/online.yaml", online, sizeof online},
    {"detectors/permits.yaml", permits, sizeof permits},
    {"detectors/property.yaml", property, sizeof property},
    {"detectors/taiwan.yaml", taiwan, sizeof taiwan},
    {"detectors/vehicle.yaml", vehicle, sizeof vehicle},
    {"lexicon/headers.yaml", headers, sizeof headers},
    {"lexicon/measure-words.yaml", measure_words, sizeof measure_words},
    {"lexicon/negative.yaml", negative, sizeof negative},
    {"lexicon/organisation.yaml", organisation, sizeof organisation},
    {"lexicon/placeholders.yaml", placeholders, sizeof placeholders},
    {"names/names.model", names_model, sizeof names_model},
    {"tables/area-codes.tsv", area_codes, sizeof area_codes},
    {"tables/bank-bins.tsv", bank_bins, sizeof bank_bins},
    {"tables/countries.tsv", countries, sizeof countries},
    {"tables/hotlines.tsv", hotlines, sizeof hotlines},
    {"tables/iban-lengths.tsv", iban_lengths, sizeof iban_lengths},
    {"tables/mobile-segments.tsv", mobile_segments, sizeof mobile_segments},
    {"tables/places.tsv", places, sizeof places},
    {"tables/regions.tsv", regions, sizeof regions},
    {"tables/traditional-simplified.tsv", traditional_simplified, sizeof traditional_simplified},
};

const moyin_builtin_file *moyin_builtin_files(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
