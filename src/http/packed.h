/* packed.h - bytes by gzip, for whoever takes that. */
#ifndef HTTP_PACKED_H
#define HTTP_PACKED_H

#include "http/request.h"

/* Does who asks take gzip? Who would rather not ("gzip;q=0") gets plain bytes. RFC 9110, 12.5.3. */
bool gzip_is_welcome(const Request *);

/* Empty where there is no room for it. */
Str gzip_of(Str bytes, Arena *);

#endif
