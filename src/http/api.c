#include "http/api.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

const Reason body_unreadable = { BROKEN, "body-unreadable", "doc/serve.md",
    "What was sent could not be kept here." };
SHAPE_OF(ActsAnswer, ACTS_ANSWER)
SHAPE_OF(CosignerRow, COSIGNER_ROW)
SHAPE_OF(CosignedAnswer, COSIGNED_ANSWER)
SHAPE_OF(BookAnswer, BOOK_ANSWER)
SHAPE_OF(UploadAnswer, UPLOAD_ANSWER)
SHAPE_OF(ProcedureRow, PROCEDURE_ROW)
SHAPE_OF(ProceduresAnswer, PROCEDURES_ANSWER)

Result unkept(void)
{
    return disk_is_full(errno) ? because(&disk_full)
                               : because_of(&body_unreadable, str(strerror(errno)));
}

typedef struct Mapped { void *at; size_t bytes; } Mapped;

static void unmap(void *mapped)
{
    const Mapped *m = mapped;
    munmap(m->at, m->bytes);
}

Result body_bytes(const Request *r, Str *bytes, Arena *a)
{
    *bytes = r->body;
    if (!r->body_fd || !r->body_bytes)
        return DONE;
    Mapped *m = make(a, Mapped, 1);
    m->bytes = (size_t)r->body_bytes;
    m->at = mmap(NULL, m->bytes, PROT_READ, MAP_PRIVATE, r->body_fd, r->body_at);
    if (m->at == MAP_FAILED)
        return unkept();
    arena_defer(a, unmap, m);
    *bytes = (Str){ m->at, r->body_bytes };
    return DONE;
}
