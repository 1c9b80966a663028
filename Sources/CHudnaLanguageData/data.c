// Written by Language/tools/embed.py. Do not edit.
#include "data.h"

static const unsigned char file_0[] = {
#embed "../../Language/ar/claims/classes.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Language/ar/claims/speech.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Language/ar/orthography/conjugation.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Language/ar/orthography/enclitics.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Language/ar/orthography/nominal.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Language/ar/orthography/proclitics.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_6[] = {
#embed "../../Language/ar/particles.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_7[] = {
#embed "../../Language/ar/places/places.tsv" suffix(, 0) if_empty(0)
};

static const struct hudna_language_file files[] = {
    {"ar/claims/classes.tsv", file_0, sizeof file_0 - 1},
    {"ar/claims/speech.tsv", file_1, sizeof file_1 - 1},
    {"ar/orthography/conjugation.tsv", file_2, sizeof file_2 - 1},
    {"ar/orthography/enclitics.tsv", file_3, sizeof file_3 - 1},
    {"ar/orthography/nominal.tsv", file_4, sizeof file_4 - 1},
    {"ar/orthography/proclitics.tsv", file_5, sizeof file_5 - 1},
    {"ar/particles.tsv", file_6, sizeof file_6 - 1},
    {"ar/places/places.tsv", file_7, sizeof file_7 - 1},
};

size_t hudna_language_file_count(void) { return sizeof files / sizeof files[0]; }

const struct hudna_language_file *hudna_language_file_at(size_t index) { return &files[index]; }
