/* prim.h - a box in the space of parameters in which a quantity is high: the patient rule induction method of Friedman
 * and Fisher (1999), Statistics and Computing 9.
 *
 * Peeling: from the box that holds all points, cut off again and again the slice - about PRIM_PEEL of the points, at
 * one end of one parameter - in which y is lowest, until PRIM_SUPPORT of all points are left. Of the boxes on the way
 * the one is taken that sets its points apart best, by
 *     t = (mean of y inside - mean of y outside) sqrt(inside outside / all) / standard deviation of y.
 * A box in which y is above 0 on the average goes before all others: y is to be turned so that this is what is sought.
 * Pasting: its limits are moved out as long as t grows. A parameter whose limits are worth less than PRIM_WORTH in t is
 * left out again. At most PRIM_LIMITS parameters are limited, and only some are tried at all: the PRIM_CANDIDATES with
 * the highest rank correlation with y, as slices of a few points along very many parameters would fit the noise.
 *
 * What a box is worth must be told from other points than those that it was found with: prim_check. */
#ifndef REGIMESIM_EXPERIMENT_PRIM_H
#define REGIMESIM_EXPERIMENT_PRIM_H

#include <stdbool.h>

#include "regimesim/util/error.h"

#define PRIM_PEEL 0.1
#define PRIM_SUPPORT 0.1
#define PRIM_WORTH 1.0
enum { PRIM_LIMITS = 3, PRIM_CANDIDATES = 5, PRIM_LEAST_POINTS = 4 };

/* `count` points: x[i * dimensions + d], y[i]; nothing is NaN. */
struct prim_points {
    const double *x, *y;
    int count, dimensions;
};

/* low <= x <= high; -INFINITY or INFINITY where that end is open. */
struct prim_limit {
    int dimension;
    double low, high;
};

struct prim_box {
    struct prim_limit limits[PRIM_LIMITS];
    int count; /* 0: no box, every point is inside */
};

bool prim_contains(const struct prim_box *box, const double *x);

/* The box in which y is high. STATUS_INTERNAL when memory is out. */
enum status prim_find(const struct prim_points *points, struct prim_box *box, struct error *error);

/* Hits are points with y above 0. */
struct prim_check {
    int count, hits;                  /* all points */
    int inside, hits_inside;          /* those in the box */
    double support;                   /* share of the points in the box */
    double coverage;                  /* share of the hits in the box; NaN without hits */
    double density;                   /* share of hits among the points in the box; NaN without points */
    double density_low, density_high; /* its exact 95 % interval (Clopper and Pearson) */
    double p; /* chance of so many hits or more inside if the box told nothing (hypergeometric); 1 for no box */
};
struct prim_check prim_check(const struct prim_points *points, const struct prim_box *box);

/* Spearman's rank correlation of x along a dimension with y; 0 where one of them is constant. `work` has room for
 * 4 * count numbers. */
double prim_rank_correlation(const struct prim_points *points, int dimension, double *work);

#endif
