#include "page/sign_in.h"

SHAPE_OF(SignInPage, SIGN_IN_PAGE)
