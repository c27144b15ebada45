/* own_keys.h - the pages of one signing key of a person. */
#ifndef HTTP_OWN_KEYS_H
#define HTTP_OWN_KEYS_H

#include "http/doing.h"
#include "http/own.h"

/* "3", "3/passphrase", "3/code", "3/passkey", "3/copy", "3/end": the page of this key, or of what
 * is done with it. */
void own_key_page(Own *, Str rest);

/* The members of tb-key (doc/browser.md, signing) without their braces. */
void own_key_put(Text *, const unsigned char public[32], Id number, const Wraps *, Str rp_id,
                 Arena *);

/* Is it a copy of this key, wrapped by this method? What is kept can be opened. */
bool own_key_is_of(Str bytes, const char *method, const OwnKey *, Arena *);

/* Browsers send lines with CR LF. */
Str  own_lines(Str sent, Arena *);

extern const Reason key_sure;

#endif
