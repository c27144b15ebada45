/* audited.h - what holds of an audit whatever was audited. */
#ifndef FUZZ_AUDITED_H
#define FUZZ_AUDITED_H

#include "auditor/auditor.h"
#include "fuzz.h"

static inline Result audit_law(Str s, Str policy)
{
    Arena  a = arena_begin(1 << 28);
    Audit  out;
    char  *json;
    size_t count;
    FILE  *to = open_memstream(&json, &count);
    Result r = audit(s, policy, &out, &a);
    law(str_utf8(text_str(&out.report)) && failed(r) == failed(out.fault));
    audit_json(to, &out, &a);
    fclose(to);
    law(str_utf8((Str){ json, (ptrdiff_t)count }));
    free(json);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

#endif
