/* bech32.h - 32 bytes as a text that people can copy: keys, recipients and padlocks.
 *
 * Bech32 as age uses it: the checksum of BIP 173, but no limit to 90 characters. Lower case
 * where the prefix is lower case, upper case where it is upper; never a mixture.
 *
 *     age1...               a recipient          tbxlock1...             a padlock
 *     AGE-SECRET-KEY-1...   its secret           TBX-LOCK-SECRET-1...    its secret
 *
 * Source: BIP 173; age-encryption.org/v1, X25519 recipients. */
#ifndef SEAL_BECH32_H
#define SEAL_BECH32_H

#include "base/base.h"

enum { BECH32_BYTES = 32 };

/* prefix: without the 1, e.g. "age". The whole slice, exactly 32 bytes, padding bits zero,
 * and in the case of the prefix: every value has one text. Fails: bech32_unreadable. */
Result bech32_read(Str text, const char *prefix, unsigned char out[BECH32_BYTES]);
Str    bech32_write(const char *prefix, const unsigned char bytes[BECH32_BYTES], Arena *);

extern const Reason bech32_unreadable;

#endif
