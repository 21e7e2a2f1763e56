/* sellers.h - the sellers of false credentials and of access: their number, their price, their turnover. */
#ifndef REGIMESIM_MODEL_SELLERS_H
#define REGIMESIM_MODEL_SELLERS_H

#include "regimesim/model/world.h"

/* The sellers of day 0; none when the mechanism is off. The caller frees world->markets[].items. */
enum status sellers_create(struct world *world, struct error *error);

/* A seller more, in the jurisdiction; one who earned `income` a day would go on as before. */
enum status seller_enter(struct world *world, enum good good, int jurisdiction, double income, struct error *error);
/* The seller is gone; the last one of the list takes the place. */
void seller_remove(struct world *world, enum good good, uint32_t place);

/* A payment in units of trust to a random seller of the good, of whom there must be one. */
void sellers_pay(struct world *world, enum good good, double amount, struct rng *rng);
/* So many payments of the same amount, each to a random seller. */
void sellers_pay_bulk(struct world *world, enum good good, unsigned payments, double amount, struct rng *rng);

/* (n_0/n)^competition; 1 with the mechanism off or nobody selling. */
double sellers_price_factor(const struct world *world, enum good good);
/* How many sell the good in a jurisdiction. */
uint32_t sellers_at(const struct world *world, enum good good, int jurisdiction);
/* The sanction of a seller who took in that much. */
double seller_sanction(const struct params *params, double turnover);

#endif
