// Written by Scripts/embed.py. Do not edit.
#include "workbench_data.h"

static const unsigned char file_0[] = {
#embed "../../Workbench/drawings.css" suffix(, 0) if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Workbench/interface-adding.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Workbench/interface-drawings.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Workbench/interface-review.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Workbench/interface-safety.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Workbench/interface.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_6[] = {
#embed "../../Workbench/land.tsv" suffix(, 0) if_empty(0)
};
static const unsigned char file_7[] = {
#embed "../../Workbench/style.css" suffix(, 0) if_empty(0)
};
static const unsigned char file_8[] = {
#embed "../../Workbench/templates/account.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_9[] = {
#embed "../../Workbench/templates/actor-names.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_10[] = {
#embed "../../Workbench/templates/actor.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_11[] = {
#embed "../../Workbench/templates/actors.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_12[] = {
#embed "../../Workbench/templates/add.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_13[] = {
#embed "../../Workbench/templates/agreement.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_14[] = {
#embed "../../Workbench/templates/board.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_15[] = {
#embed "../../Workbench/templates/brief.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_16[] = {
#embed "../../Workbench/templates/called.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_17[] = {
#embed "../../Workbench/templates/changed-what.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_18[] = {
#embed "../../Workbench/templates/changes.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_19[] = {
#embed "../../Workbench/templates/clocks-aside.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_20[] = {
#embed "../../Workbench/templates/clocks-fields.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_21[] = {
#embed "../../Workbench/templates/clocks-only.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_22[] = {
#embed "../../Workbench/templates/clocks.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_23[] = {
#embed "../../Workbench/templates/downloads-of.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_24[] = {
#embed "../../Workbench/templates/downloads.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_25[] = {
#embed "../../Workbench/templates/fault.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_26[] = {
#embed "../../Workbench/templates/filter-fields.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_27[] = {
#embed "../../Workbench/templates/filters.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_28[] = {
#embed "../../Workbench/templates/frame.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_29[] = {
#embed "../../Workbench/templates/instrument.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_30[] = {
#embed "../../Workbench/templates/job.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_31[] = {
#embed "../../Workbench/templates/list.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_32[] = {
#embed "../../Workbench/templates/lists-compare.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_33[] = {
#embed "../../Workbench/templates/lists-conditions.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_34[] = {
#embed "../../Workbench/templates/lists-disagreements.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_35[] = {
#embed "../../Workbench/templates/lists-instruments.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_36[] = {
#embed "../../Workbench/templates/lists-milestones.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_37[] = {
#embed "../../Workbench/templates/lists-parties.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_38[] = {
#embed "../../Workbench/templates/lists-positions.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_39[] = {
#embed "../../Workbench/templates/lists-quotes.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_40[] = {
#embed "../../Workbench/templates/lists-talks.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_41[] = {
#embed "../../Workbench/templates/lists-threats.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_42[] = {
#embed "../../Workbench/templates/lists-timeline.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_43[] = {
#embed "../../Workbench/templates/lists-toll.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_44[] = {
#embed "../../Workbench/templates/lists-truces.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_45[] = {
#embed "../../Workbench/templates/lists-violations.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_46[] = {
#embed "../../Workbench/templates/lists-where.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_47[] = {
#embed "../../Workbench/templates/lists-who.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_48[] = {
#embed "../../Workbench/templates/log.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_49[] = {
#embed "../../Workbench/templates/login.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_50[] = {
#embed "../../Workbench/templates/name.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_51[] = {
#embed "../../Workbench/templates/named.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_52[] = {
#embed "../../Workbench/templates/names.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_53[] = {
#embed "../../Workbench/templates/pages.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_54[] = {
#embed "../../Workbench/templates/people.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_55[] = {
#embed "../../Workbench/templates/process.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_56[] = {
#embed "../../Workbench/templates/processes.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_57[] = {
#embed "../../Workbench/templates/report-link.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_58[] = {
#embed "../../Workbench/templates/report.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_59[] = {
#embed "../../Workbench/templates/reports.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_60[] = {
#embed "../../Workbench/templates/review-change.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_61[] = {
#embed "../../Workbench/templates/review-history.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_62[] = {
#embed "../../Workbench/templates/review-what.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_63[] = {
#embed "../../Workbench/templates/review.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_64[] = {
#embed "../../Workbench/templates/search.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_65[] = {
#embed "../../Workbench/templates/sources.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_66[] = {
#embed "../../Workbench/templates/stories.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_67[] = {
#embed "../../Workbench/templates/story-label.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_68[] = {
#embed "../../Workbench/templates/story.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_69[] = {
#embed "../../Workbench/templates/time.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_70[] = {
#embed "../../Workbench/templates/why.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char file_71[] = {
#embed "../../Workbench/workbench.js" suffix(, 0) if_empty(0)
};

static const struct hudna_workbench_file files[] = {
    {"drawings.css", file_0, sizeof file_0 - 1},
    {"interface-adding.tsv", file_1, sizeof file_1 - 1},
    {"interface-drawings.tsv", file_2, sizeof file_2 - 1},
    {"interface-review.tsv", file_3, sizeof file_3 - 1},
    {"interface-safety.tsv", file_4, sizeof file_4 - 1},
    {"interface.tsv", file_5, sizeof file_5 - 1},
    {"land.tsv", file_6, sizeof file_6 - 1},
    {"style.css", file_7, sizeof file_7 - 1},
    {"templates/account.mustache", file_8, sizeof file_8 - 1},
    {"templates/actor-names.mustache", file_9, sizeof file_9 - 1},
    {"templates/actor.mustache", file_10, sizeof file_10 - 1},
    {"templates/actors.mustache", file_11, sizeof file_11 - 1},
    {"templates/add.mustache", file_12, sizeof file_12 - 1},
    {"templates/agreement.mustache", file_13, sizeof file_13 - 1},
    {"templates/board.mustache", file_14, sizeof file_14 - 1},
    {"templates/brief.mustache", file_15, sizeof file_15 - 1},
    {"templates/called.mustache", file_16, sizeof file_16 - 1},
    {"templates/changed-what.mustache", file_17, sizeof file_17 - 1},
    {"templates/changes.mustache", file_18, sizeof file_18 - 1},
    {"templates/clocks-aside.mustache", file_19, sizeof file_19 - 1},
    {"templates/clocks-fields.mustache", file_20, sizeof file_20 - 1},
    {"templates/clocks-only.mustache", file_21, sizeof file_21 - 1},
    {"templates/clocks.mustache", file_22, sizeof file_22 - 1},
    {"templates/downloads-of.mustache", file_23, sizeof file_23 - 1},
    {"templates/downloads.mustache", file_24, sizeof file_24 - 1},
    {"templates/fault.mustache", file_25, sizeof file_25 - 1},
    {"templates/filter-fields.mustache", file_26, sizeof file_26 - 1},
    {"templates/filters.mustache", file_27, sizeof file_27 - 1},
    {"templates/frame.mustache", file_28, sizeof file_28 - 1},
    {"templates/instrument.mustache", file_29, sizeof file_29 - 1},
    {"templates/job.mustache", file_30, sizeof file_30 - 1},
    {"templates/list.mustache", file_31, sizeof file_31 - 1},
    {"templates/lists-compare.mustache", file_32, sizeof file_32 - 1},
    {"templates/lists-conditions.mustache", file_33, sizeof file_33 - 1},
    {"templates/lists-disagreements.mustache", file_34, sizeof file_34 - 1},
    {"templates/lists-instruments.mustache", file_35, sizeof file_35 - 1},
    {"templates/lists-milestones.mustache", file_36, sizeof file_36 - 1},
    {"templates/lists-parties.mustache", file_37, sizeof file_37 - 1},
    {"templates/lists-positions.mustache", file_38, sizeof file_38 - 1},
    {"templates/lists-quotes.mustache", file_39, sizeof file_39 - 1},
    {"templates/lists-talks.mustache", file_40, sizeof file_40 - 1},
    {"templates/lists-threats.mustache", file_41, sizeof file_41 - 1},
    {"templates/lists-timeline.mustache", file_42, sizeof file_42 - 1},
    {"templates/lists-toll.mustache", file_43, sizeof file_43 - 1},
    {"templates/lists-truces.mustache", file_44, sizeof file_44 - 1},
    {"templates/lists-violations.mustache", file_45, sizeof file_45 - 1},
    {"templates/lists-where.mustache", file_46, sizeof file_46 - 1},
    {"templates/lists-who.mustache", file_47, sizeof file_47 - 1},
    {"templates/log.mustache", file_48, sizeof file_48 - 1},
    {"templates/login.mustache", file_49, sizeof file_49 - 1},
    {"templates/name.mustache", file_50, sizeof file_50 - 1},
    {"templates/named.mustache", file_51, sizeof file_51 - 1},
    {"templates/names.mustache", file_52, sizeof file_52 - 1},
    {"templates/pages.mustache", file_53, sizeof file_53 - 1},
    {"templates/people.mustache", file_54, sizeof file_54 - 1},
    {"templates/process.mustache", file_55, sizeof file_55 - 1},
    {"templates/processes.mustache", file_56, sizeof file_56 - 1},
    {"templates/report-link.mustache", file_57, sizeof file_57 - 1},
    {"templates/report.mustache", file_58, sizeof file_58 - 1},
    {"templates/reports.mustache", file_59, sizeof file_59 - 1},
    {"templates/review-change.mustache", file_60, sizeof file_60 - 1},
    {"templates/review-history.mustache", file_61, sizeof file_61 - 1},
    {"templates/review-what.mustache", file_62, sizeof file_62 - 1},
    {"templates/review.mustache", file_63, sizeof file_63 - 1},
    {"templates/search.mustache", file_64, sizeof file_64 - 1},
    {"templates/sources.mustache", file_65, sizeof file_65 - 1},
    {"templates/stories.mustache", file_66, sizeof file_66 - 1},
    {"templates/story-label.mustache", file_67, sizeof file_67 - 1},
    {"templates/story.mustache", file_68, sizeof file_68 - 1},
    {"templates/time.mustache", file_69, sizeof file_69 - 1},
    {"templates/why.mustache", file_70, sizeof file_70 - 1},
    {"workbench.js", file_71, sizeof file_71 - 1},
};

size_t hudna_workbench_file_count(void) { return sizeof files / sizeof files[0]; }

const struct hudna_workbench_file *hudna_workbench_file_at(size_t index) { return &files[index]; }
