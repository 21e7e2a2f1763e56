/* fuzz_edges.c - a network file that ends in .txt. */
#define NETWORK_NAME "input.txt"
#include "network.h"
