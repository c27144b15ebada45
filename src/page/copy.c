#include "page/copy.h"

SHAPE_OF(CopyDate, COPY_DATE)
SHAPE_OF(CopyFault, COPY_FAULT)
SHAPE_OF(CopyPage, COPY_PAGE)
