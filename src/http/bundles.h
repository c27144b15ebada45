/* bundles.h - the public record of a tender as a file that is made once for each state. */
#ifndef HTTP_BUNDLES_H
#define HTTP_BUNDLES_H

#include "http/routes.h"
#include "page/public.h"

/* The caller closes it. Bounded: what was made longest ago goes. Fails: cache-unmade; as
 * export_bundle(). */
Result bundle_made(const Server *, const Onlooker *, const Procedure *, int *fd, int64_t *bytes,
                   Arena *);

#endif
