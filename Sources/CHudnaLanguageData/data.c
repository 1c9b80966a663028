// Written by Scripts/embed.py. Do not edit.
#include "data.h"

static const unsigned char file_0[] = {
#embed "../../Language/ar/actors/bodies.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Language/ar/actors/family.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Language/ar/actors/given.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Language/ar/actors/groups.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Language/ar/actors/heads.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Language/ar/actors/media.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_6[] = {
#embed "../../Language/ar/actors/parts.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_7[] = {
#embed "../../Language/ar/actors/people.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_8[] = {
#embed "../../Language/ar/actors/states.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_9[] = {
#embed "../../Language/ar/actors/titles.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_10[] = {
#embed "../../Language/ar/claims/agreement.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_11[] = {
#embed "../../Language/ar/claims/classes-force.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_12[] = {
#embed "../../Language/ar/claims/classes.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_13[] = {
#embed "../../Language/ar/claims/diplomacy.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_14[] = {
#embed "../../Language/ar/claims/force.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_15[] = {
#embed "../../Language/ar/claims/governors.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_16[] = {
#embed "../../Language/ar/claims/speech.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_17[] = {
#embed "../../Language/ar/claims/statements.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_18[] = {
#embed "../../Language/ar/claims/truce.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_19[] = {
#embed "../../Language/ar/claims/words.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_20[] = {
#embed "../../Language/ar/figures/counted.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_21[] = {
#embed "../../Language/ar/figures/events.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_22[] = {
#embed "../../Language/ar/figures/measures.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_23[] = {
#embed "../../Language/ar/figures/numerals.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_24[] = {
#embed "../../Language/ar/figures/qualifiers.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_25[] = {
#embed "../../Language/ar/furniture/cues.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_26[] = {
#embed "../../Language/ar/models/claims.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_27[] = {
#embed "../../Language/ar/models/second-look.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_28[] = {
#embed "../../Language/ar/orthography/conjugation.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_29[] = {
#embed "../../Language/ar/orthography/enclitics.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_30[] = {
#embed "../../Language/ar/orthography/nominal.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_31[] = {
#embed "../../Language/ar/orthography/proclitics.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_32[] = {
#embed "../../Language/ar/pages/cues.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_33[] = {
#embed "../../Language/ar/pages/dates.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_34[] = {
#embed "../../Language/ar/particles.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_35[] = {
#embed "../../Language/ar/places/heads.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_36[] = {
#embed "../../Language/ar/places/places.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_37[] = {
#embed "../../Language/ar/record/actors.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_38[] = {
#embed "../../Language/ar/record/agencies.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_39[] = {
#embed "../../Language/ar/record/calendar.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_40[] = {
#embed "../../Language/ar/record/instruments.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_41[] = {
#embed "../../Language/ar/record/labels.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_42[] = {
#embed "../../Language/ar/record/outcomes.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_43[] = {
#embed "../../Language/ar/record/roles.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_44[] = {
#embed "../../Language/ar/record/subjects.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_45[] = {
#embed "../../Language/ar/record/terms.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_46[] = {
#embed "../../Language/ar/record/truces.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_47[] = {
#embed "../../Language/ar/record/words.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_48[] = {
#embed "../../Language/ar/times/dayparts.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_49[] = {
#embed "../../Language/ar/times/hijri-years.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_50[] = {
#embed "../../Language/ar/times/links.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_51[] = {
#embed "../../Language/ar/times/months.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_52[] = {
#embed "../../Language/ar/times/relative.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_53[] = {
#embed "../../Language/ar/times/units.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_54[] = {
#embed "../../Language/ar/times/weekdays.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_55[] = {
#embed "../../Language/ar/times/zones.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_56[] = {
#embed "../../Language/ar/words/adjectives.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_57[] = {
#embed "../../Language/ar/words/adverbs.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_58[] = {
#embed "../../Language/ar/words/nouns.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_59[] = {
#embed "../../Language/ar/words/verbs.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_60[] = {
#embed "../../Language/codes/cameo.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_61[] = {
#embed "../../Language/codes/countries.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_62[] = {
#embed "../../Language/codes/english.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_63[] = {
#embed "../../Language/codes/events.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_64[] = {
#embed "../../Language/codes/places.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_65[] = {
#embed "../../Language/codes/plover.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_66[] = {
#embed "../../Language/codes/sentences.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_67[] = {
#embed "../../Language/web/cues.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_68[] = {
#embed "../../Language/web/dates.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_69[] = {
#embed "../../Language/web/hints.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_70[] = {
#embed "../../Language/web/models/blocks.tsv" suffix(, 0) if_empty(0)
};

static const struct hudna_language_file files[] = {
    {"ar/actors/bodies.tsv", file_0, sizeof file_0 - 1},
    {"ar/actors/family.tsv", file_1, sizeof file_1 - 1},
    {"ar/actors/given.tsv", file_2, sizeof file_2 - 1},
    {"ar/actors/groups.tsv", file_3, sizeof file_3 - 1},
    {"ar/actors/heads.tsv", file_4, sizeof file_4 - 1},
    {"ar/actors/media.tsv", file_5, sizeof file_5 - 1},
    {"ar/actors/parts.tsv", file_6, sizeof file_6 - 1},
    {"ar/actors/people.tsv", file_7, sizeof file_7 - 1},
    {"ar/actors/states.tsv", file_8, sizeof file_8 - 1},
    {"ar/actors/titles.tsv", file_9, sizeof file_9 - 1},
    {"ar/claims/agreement.tsv", file_10, sizeof file_10 - 1},
    {"ar/claims/classes-force.tsv", file_11, sizeof file_11 - 1},
    {"ar/claims/classes.tsv", file_12, sizeof file_12 - 1},
    {"ar/claims/diplomacy.tsv", file_13, sizeof file_13 - 1},
    {"ar/claims/force.tsv", file_14, sizeof file_14 - 1},
    {"ar/claims/governors.tsv", file_15, sizeof file_15 - 1},
    {"ar/claims/speech.tsv", file_16, sizeof file_16 - 1},
    {"ar/claims/statements.tsv", file_17, sizeof file_17 - 1},
    {"ar/claims/truce.tsv", file_18, sizeof file_18 - 1},
    {"ar/claims/words.tsv", file_19, sizeof file_19 - 1},
    {"ar/figures/counted.tsv", file_20, sizeof file_20 - 1},
    {"ar/figures/events.tsv", file_21, sizeof file_21 - 1},
    {"ar/figures/measures.tsv", file_22, sizeof file_22 - 1},
    {"ar/figures/numerals.tsv", file_23, sizeof file_23 - 1},
    {"ar/figures/qualifiers.tsv", file_24, sizeof file_24 - 1},
    {"ar/furniture/cues.tsv", file_25, sizeof file_25 - 1},
    {"ar/models/claims.tsv", file_26, sizeof file_26 - 1},
    {"ar/models/second-look.tsv", file_27, sizeof file_27 - 1},
    {"ar/orthography/conjugation.tsv", file_28, sizeof file_28 - 1},
    {"ar/orthography/enclitics.tsv", file_29, sizeof file_29 - 1},
    {"ar/orthography/nominal.tsv", file_30, sizeof file_30 - 1},
    {"ar/orthography/proclitics.tsv", file_31, sizeof file_31 - 1},
    {"ar/pages/cues.tsv", file_32, sizeof file_32 - 1},
    {"ar/pages/dates.tsv", file_33, sizeof file_33 - 1},
    {"ar/particles.tsv", file_34, sizeof file_34 - 1},
    {"ar/places/heads.tsv", file_35, sizeof file_35 - 1},
    {"ar/places/places.tsv", file_36, sizeof file_36 - 1},
    {"ar/record/actors.tsv", file_37, sizeof file_37 - 1},
    {"ar/record/agencies.tsv", file_38, sizeof file_38 - 1},
    {"ar/record/calendar.tsv", file_39, sizeof file_39 - 1},
    {"ar/record/instruments.tsv", file_40, sizeof file_40 - 1},
    {"ar/record/labels.tsv", file_41, sizeof file_41 - 1},
    {"ar/record/outcomes.tsv", file_42, sizeof file_42 - 1},
    {"ar/record/roles.tsv", file_43, sizeof file_43 - 1},
    {"ar/record/subjects.tsv", file_44, sizeof file_44 - 1},
    {"ar/record/terms.tsv", file_45, sizeof file_45 - 1},
    {"ar/record/truces.tsv", file_46, sizeof file_46 - 1},
    {"ar/record/words.tsv", file_47, sizeof file_47 - 1},
    {"ar/times/dayparts.tsv", file_48, sizeof file_48 - 1},
    {"ar/times/hijri-years.tsv", file_49, sizeof file_49 - 1},
    {"ar/times/links.tsv", file_50, sizeof file_50 - 1},
    {"ar/times/months.tsv", file_51, sizeof file_51 - 1},
    {"ar/times/relative.tsv", file_52, sizeof file_52 - 1},
    {"ar/times/units.tsv", file_53, sizeof file_53 - 1},
    {"ar/times/weekdays.tsv", file_54, sizeof file_54 - 1},
    {"ar/times/zones.tsv", file_55, sizeof file_55 - 1},
    {"ar/words/adjectives.tsv", file_56, sizeof file_56 - 1},
    {"ar/words/adverbs.tsv", file_57, sizeof file_57 - 1},
    {"ar/words/nouns.tsv", file_58, sizeof file_58 - 1},
    {"ar/words/verbs.tsv", file_59, sizeof file_59 - 1},
    {"codes/cameo.tsv", file_60, sizeof file_60 - 1},
    {"codes/countries.tsv", file_61, sizeof file_61 - 1},
    {"codes/english.tsv", file_62, sizeof file_62 - 1},
    {"codes/events.tsv", file_63, sizeof file_63 - 1},
    {"codes/places.tsv", file_64, sizeof file_64 - 1},
    {"codes/plover.tsv", file_65, sizeof file_65 - 1},
    {"codes/sentences.tsv", file_66, sizeof file_66 - 1},
    {"web/cues.tsv", file_67, sizeof file_67 - 1},
    {"web/dates.tsv", file_68, sizeof file_68 - 1},
    {"web/hints.tsv", file_69, sizeof file_69 - 1},
    {"web/models/blocks.tsv", file_70, sizeof file_70 - 1},
};

size_t hudna_language_file_count(void) { return sizeof files / sizeof files[0]; }

const struct hudna_language_file *hudna_language_file_at(size_t index) { return &files[index]; }
