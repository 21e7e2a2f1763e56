/* map_report.h - the dilemma map as a table, as JSON and as figures. */
#ifndef REGIMESIM_REPORT_MAP_REPORT_H
#define REGIMESIM_REPORT_MAP_REPORT_H

#include <stdio.h>

#include "regimesim/experiment/map.h"
#include "regimesim/store/folder.h"

/* Corners and highest point of the ground, what the paper's argument asks of it, and each regime's years: A, F and
 * values, with the ground's values at the same place in the same year. STATUS_IO when it could not be written. */
enum status map_table(const struct map *map, const struct map_ground *ground, FILE *file, struct error *error);
/* The same with every node and year, as one JSON object. */
enum status map_json(const struct map *map, const struct map_ground *ground, FILE *file, struct error *error);

/* map (victimisation of authentic users, and detection) and map-all (victimisation of all users), each without a breach
 * and with one, as SVG and PNG. Needs gnuplot: ask gnuplot_find first. */
enum status map_draw(const struct map *map, const struct map_ground *ground, struct folder *folder,
                     struct error *error);

#endif
