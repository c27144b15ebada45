#include "page/keys.h"

SHAPE_OF(WayRow, WAY_ROW)
SHAPE_OF(StandsRow, STANDS_ROW)
SHAPE_OF(SignedRow, SIGNED_ROW)
SHAPE_OF(KeyPage, KEY_PAGE)
SHAPE_OF(KeyDoing, KEY_DOING)
