#include "page/demonstration.h"

SHAPE_OF(InventedRow, INVENTED_ROW)
SHAPE_OF(InventedTender, INVENTED_TENDER)
SHAPE_OF(DemonstrationPage, DEMONSTRATION_PAGE)
