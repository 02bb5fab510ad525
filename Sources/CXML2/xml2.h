// libxml2's parser, as its pkg-config file says where it is.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
