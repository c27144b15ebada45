#include "page/drafting.h"

SHAPE_OF(DraftFault, DRAFT_FAULT)
SHAPE_OF(DraftingPage, DRAFTING_PAGE)
