// Written by Workbench/tools/embed.py. Do not edit.
#include "workbench_data.h"

static const unsigned char file_0[] = {
#embed "../../Workbench/interface.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Workbench/style.css" suffix(, 0) if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Workbench/templates/fault.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Workbench/templates/frame.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Workbench/templates/processes.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Workbench/workbench.js" suffix(, 0) if_empty(0)
};

static const struct hudna_workbench_file files[] = {
    {"interface.tsv", file_0, sizeof file_0 - 1},
    {"style.css", file_1, sizeof file_1 - 1},
    {"templates/fault.mustache", file_2, sizeof file_2 - 1},
    {"templates/frame.mustache", file_3, sizeof file_3 - 1},
    {"templates/processes.mustache", file_4, sizeof file_4 - 1},
    {"workbench.js", file_5, sizeof file_5 - 1},
};

size_t hudna_workbench_file_count(void) { return sizeof files / sizeof files[0]; }

const struct hudna_workbench_file *hudna_workbench_file_at(size_t index) { return &files[index]; }
