/* fuzz_gml.c - a network file that ends in .gml. */
#define NETWORK_NAME "input.gml"
#include "network.h"
