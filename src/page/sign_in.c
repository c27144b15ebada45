#include "page/sign_in.h"

SHAPE_OF(SignInPage, SIGN_IN_PAGE)
SHAPE_OF(SessionRow, SESSION_ROW)
SHAPE_OF(MePage, ME_PAGE)
