/* fuzz_graphml.c - a network file that ends in .graphml. */
#define NETWORK_NAME "input.graphml"
#include "network.h"
