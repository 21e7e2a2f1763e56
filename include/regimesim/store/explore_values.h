/* explore_values.h - the values that an exploration rests on, kept claim by claim, so that one that was stopped goes
 * on.
 *
 *   point_values.csv   a row for each claim, point, arm and replicate: the claim's metric, in its shortest exact form
 *
 * Each row carries a hash of all that the claim's values follow from (explore_hash, and the program's version). */
#ifndef REGIMESIM_STORE_EXPLORE_VALUES_H
#define REGIMESIM_STORE_EXPLORE_VALUES_H

#include "regimesim/experiment/explore.h"
#include "regimesim/store/folder.h"

#define EXPLORE_VALUES "point_values.csv"

/* Write the values of all that are done, in place of what stood there. */
enum status explore_values_write(const struct explore *items, int count, const char *version, struct folder *folder,
                                 struct error *error);

/* Take the values of every item that has all of them there, and judge it: it is done then. What is there of claims that
 * are asked for otherwise now is passed over. STATUS_DATA when the file is damaged, or has nothing of any item,
 * or when the folder holds results of another command; nothing happens when there is no file. */
enum status explore_values_read(struct explore *items, int count, const char *version, const struct folder *folder,
                                struct error *error);

#endif
