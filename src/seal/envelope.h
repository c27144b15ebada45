/* envelope.h - the plain inside of an envelope: a tar with a list of contents in front.
 *
 * A plain ustar file that any tar reads: the member "manifest", then the members "1", "2",
 * "3" ... in order, two empty blocks, and zeros up to the published size. The manifest says
 * whose it is, as the head does, and what the files are really called. Every header has one
 * spelling; a reader compares it whole, so there is nothing to interpret: no links, no
 * paths, no gaps, nothing after the end but zeros.
 *
 *     tenderbox/manifest/v1
 *     procedure <name>
 *     round 1
 *     lot 2
 *     envelope quality
 *     bidder <Ed25519 key, hex>
 *     version 1
 *     file 1 48213 <sha256> M%C3%A9thode.pdf
 *
 * Both directions stream. Source: POSIX.1 pax, ustar interchange format; doc/book.md. */
#ifndef SEAL_ENVELOPE_H
#define SEAL_ENVELOPE_H

#include "seal/head.h"
#include "seal/stream.h"

enum {
    ENCLOSED_MOST  = 999,          /* files in an envelope */
    NAME_MOST      = 255,          /* bytes of UTF-8 in a file's name */
    MANIFEST_MOST  = 1 << 20,      /* bytes */
    PRICE_PADDED   = 65536,        /* a price envelope, unless the lot says otherwise */
};

typedef struct Enclosed {
    int64_t size;
    Hash    sha256;
    Str     name;                  /* UTF-8 that shows, no slash; not . or .. */
} Enclosed;

typedef struct Manifest {
    Str     procedure;
    int64_t round, lot;
    Str     envelope;
    Hash    bidder;
    int64_t version;
    LIST(Enclosed) files;          /* files.at[0] is member "1" */
} Manifest;

/* Fails: manifest_unreadable, name_unfit, name_twice. Names are decoded into the arena. */
Result manifest_read(Str, Manifest *, Arena *);
Str    manifest_write(const Manifest *, Arena *);

/* Does the inside say the same as the outside? */
bool   manifest_fits(const Manifest *, const Head *);

/* ---- sizes ------------------------------------------------------------------------ */

/* Bytes of the tar with its two last blocks, before padding. */
int64_t envelope_bytes(const Manifest *, Arena *);

/* Padmé, at whole blocks of 512: the next size that gives away no more than the order of
 * magnitude, at most 12 % on top. Source: PURBs, PoPETs 2019(4), section 4. */
int64_t padded_size(int64_t bytes);

/* What a member of the tar is called: "manifest" of number 0, "1" of the first file. */
Str envelope_member(int64_t number, Arena *);

/* ---- packing ---------------------------------------------------------------------- */

/* A file to be enclosed. begin: gives its bytes from the start, as often as asked. */
typedef struct Enclosure {
    Str name;
    Result (*begin)(void *self, Source *);
    void *self;
} Enclosure;

/* bytes: must live as long as the packing. Fails at begin: file_unreadable. */
Enclosure enclosure_of_str(Str name, Str bytes, Arena *);
Enclosure enclosure_of_path(Str name, const char *path, Arena *);

/* Reads every file once and lists it. Fails: name_unfit, name_twice, too_large, and what the
 * files say. */
Result manifest_of(const Enclosure *, ptrdiff_t count, Manifest *, Arena *);

/* A source of exactly `padded` bytes. The files are read a second time; one that changed
 * since it was listed fails with file_changed. Fails: envelope_too_full. */
Result envelope_pack(const Manifest *, const Enclosure *, int64_t padded, Source *, Arena *);

/* ---- unpacking -------------------------------------------------------------------- */

/* Told of each member as it comes; number from 1. May be all zero: then the envelope is only
 * checked. What was told counts only once envelope_done() is done. */
typedef struct Unpacker {
    Result (*file)(void *self, const Manifest *, int64_t number);   /* a new file begins */
    Result (*bytes)(void *self, Str);                               /* more of it */
    void *self;
} Unpacker;

typedef struct Unpacking Unpacking;
Unpacking *envelope_unpack(Unpacker, Arena *);
Sink       sink_of_unpacking(Unpacking *);    /* fails: envelope_malformed, and the manifest's */

/* The end has come. padded: how many bytes there must have been.
 * Fails: envelope_malformed, enclosed_altered (another SHA-256 than listed). */
Result     envelope_done(Unpacking *, int64_t padded);
const Manifest *unpacked_manifest(const Unpacking *);    /* NULL before it was read */
Hash       unpacked_manifest_hash(const Unpacking *);

extern const Reason manifest_unreadable, name_unfit, name_twice, file_not_plain, file_changed,
    envelope_too_full, envelope_malformed, enclosed_altered;

#endif
