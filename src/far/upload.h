/* upload.h - a sealed bid goes up to where the book is served, in parts; what is there already of
 * an upload that was cut is not sent again. */
#ifndef FAR_UPLOAD_H
#define FAR_UPLOAD_H

#include "desk/tools.h"
#include "far/door.h"

/* All files of a bid of the procedure, for the bidder for whom the door signs. Afterwards they are
 * whole on the server's shelf. Fails: as heads_read(), door_ask(); file-unreadable; file-changed
 * (it is not the one that was sealed). */
Result far_bid_upload(Door *, Str named, const SealedBid *, Arena *);

#endif
