#include "regex_engine.h"
