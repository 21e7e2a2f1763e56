/* map_export.h - the dilemma map as tidy CSV files.
 *
 *   ground.csv   a row for each node of the ground, replicate, period and metric
 *   paths.csv    the same for each regime, without and with a breach
 *   tracks.csv   a regime's place in the plane, window by window, as a mean over replicates
 *   map.csv      the ground over the whole run, interpolated at even steps of A and F
 *   data_dictionary.csv   what all this means
 *
 * Written as store/export.h says. */
#ifndef REGIMESIM_STORE_MAP_EXPORT_H
#define REGIMESIM_STORE_MAP_EXPORT_H

#include "regimesim/experiment/map.h"
#include "regimesim/store/folder.h"

enum status map_export(const struct map *map, const struct map_ground *ground, struct folder *folder,
                       struct error *error);

#endif
