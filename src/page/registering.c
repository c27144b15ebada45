#include "page/registering.h"

SHAPE_OF(RegisterChoice, REGISTER_CHOICE)
SHAPE_OF(RegisterNamed, REGISTER_NAMED)
SHAPE_OF(RegisteringPage, REGISTERING_PAGE)
