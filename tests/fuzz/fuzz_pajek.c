/* fuzz_pajek.c - a network file that ends in .net. */
#define NETWORK_NAME "input.net"
#include "network.h"
