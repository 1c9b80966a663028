// Written by Workbench/tools/embed.py. Do not edit.
#include "workbench_data.h"

static const unsigned char file_0[] = {
#embed "../../Workbench/interface-adding.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Workbench/interface-safety.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Workbench/interface.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Workbench/style.css" suffix(, 0) if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Workbench/templates/account.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Workbench/templates/add.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_6[] = {
#embed "../../Workbench/templates/fault.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_7[] = {
#embed "../../Workbench/templates/frame.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_8[] = {
#embed "../../Workbench/templates/job.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_9[] = {
#embed "../../Workbench/templates/log.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_10[] = {
#embed "../../Workbench/templates/login.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_11[] = {
#embed "../../Workbench/templates/people.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_12[] = {
#embed "../../Workbench/templates/processes.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_13[] = {
#embed "../../Workbench/workbench.js" suffix(, 0) if_empty(0)
};

static const struct hudna_workbench_file files[] = {
    {"interface-adding.tsv", file_0, sizeof file_0 - 1},
    {"interface-safety.tsv", file_1, sizeof file_1 - 1},
    {"interface.tsv", file_2, sizeof file_2 - 1},
    {"style.css", file_3, sizeof file_3 - 1},
    {"templates/account.mustache", file_4, sizeof file_4 - 1},
    {"templates/add.mustache", file_5, sizeof file_5 - 1},
    {"templates/fault.mustache", file_6, sizeof file_6 - 1},
    {"templates/frame.mustache", file_7, sizeof file_7 - 1},
    {"templates/job.mustache", file_8, sizeof file_8 - 1},
    {"templates/log.mustache", file_9, sizeof file_9 - 1},
    {"templates/login.mustache", file_10, sizeof file_10 - 1},
    {"templates/people.mustache", file_11, sizeof file_11 - 1},
    {"templates/processes.mustache", file_12, sizeof file_12 - 1},
    {"workbench.js", file_13, sizeof file_13 - 1},
};

size_t hudna_workbench_file_count(void) { return sizeof files / sizeof files[0]; }

const struct hudna_workbench_file *hudna_workbench_file_at(size_t index) { return &files[index]; }
