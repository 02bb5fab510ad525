// GMime's headers, which include GLib's as its pkg-config file says where they are.
#include <gmime/gmime.h>
