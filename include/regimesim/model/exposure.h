/* exposure.h - who sees which of a person's sixteen attributes, in one 32-bit word.
 *
 * Two bits an attribute hold its audience: 0 nobody, 1 friends, 2 friends of friends, 3 everyone. A viewer at layer L
 * (1 friend, 2 friend of a friend, 3 anyone further) sees the attributes whose audience is at least L. Sets of
 * attributes are "spread": attribute a is bit 2a. */
#ifndef REGIMESIM_MODEL_EXPOSURE_H
#define REGIMESIM_MODEL_EXPOSURE_H

#include <stdint.h>

#include "regimesim/params/params.h"

enum layer { LAYER_FRIEND = 1, LAYER_SECOND = 2, LAYER_STRANGER = 3 };
enum { AUDIENCE_NOBODY = 0, AUDIENCE_EVERYONE = 3 };

#define EXPOSURE_LOW 0x55555555u

/* The attributes a viewer at `layer` sees, spread. */
static inline uint32_t exposure_visible(uint32_t word, enum layer layer)
{
    uint32_t low = word & EXPOSURE_LOW, high = word >> 1 & EXPOSURE_LOW;
    return layer == LAYER_FRIEND ? low | high : layer == LAYER_SECOND ? high : low & high;
}

/* Nobody further than friends of friends: audience 3 -> 2. */
static inline uint32_t exposure_hide_from_strangers(uint32_t word)
{
    return word & ~exposure_visible(word, LAYER_STRANGER);
}

/* How many attributes a spread set has. One of sixteen takes three additions, less than a call of the library. */
static inline int exposure_size(uint32_t spread)
{
    uint32_t pairs = (spread & 0x11111111u) + (spread >> 2 & 0x11111111u); /* 0 to 2 in each of eight fields */
    uint32_t fields = (pairs & 0x0F0F0F0Fu) + (pairs >> 4 & 0x0F0F0F0Fu);  /* 0 to 4 in each byte */
    return (int)(fields * 0x01010101u >> 24);
}

static inline int exposure_count(uint32_t word, enum layer layer)
{
    return exposure_size(exposure_visible(word, layer));
}

static inline unsigned exposure_audience(uint32_t word, int attribute)
{
    return word >> 2 * attribute & 3u;
}

/* The attribute's audience raised to at least `audience`. */
static inline uint32_t exposure_widen(uint32_t word, int attribute, unsigned audience)
{
    if (exposure_audience(word, attribute) >= audience)
        return word;
    return (word & ~(3u << 2 * attribute)) | audience << 2 * attribute;
}

/* Every audience one level narrower: 3 -> 2 -> 1 -> 0 -> 0. */
static inline uint32_t exposure_narrow(uint32_t word)
{
    uint32_t low = word & EXPOSURE_LOW, high = word >> 1 & EXPOSURE_LOW;
    return (high & low) << 1 | (high & ~low);
}

/* A set of attributes (bit a) spread to the form above (bit 2a). */
static inline uint32_t exposure_spread(set_mask attributes)
{
    uint32_t spread = 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        spread |= (attributes >> a & 1u) << 2 * a;
    return spread;
}

#endif
