#include "desk/reader.h"

#include "tree/note.h"

#include <sodium.h>

const Reason reader_unproved = { REFUSED, "reader-unproved", "doc/serve.md, the data room",
    "The signature is not that of your key under this agreement. Nothing was signed; load the page "
    "anew and sign once more." };

Str reader_text(const ReaderAgreed *r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "tenderbox/reader/v1\norigin {}\nprocedure {}\nbidder {}\nname {}\nkey ",
             r->origin, r->procedure, str_of_number(r->bidder, a), r->name);
    text_bytes(&t, r->key.byte, sizeof r->key.byte, a);
    text_put(&t, a, "\nmade {}\n\n{}\n", str_of_number(r->made, a), str_trim(r->agreement));
    return text_str(&t);
}

static Str with_proof(Str text, Proof64 by, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}signed ", text);
    text_bytes(&t, by.byte, sizeof by.byte, a);
    text_byte(&t, '\n', a);
    return text_str(&t);
}

Str reader_paper_by(const ReaderAgreed *r, const Actor *actor, Arena *a)
{
    Proof64 by;
    Str text = reader_text(r, a);
    crypto_sign_detached(by.byte, NULL, (const unsigned char *)text.at,
                         (unsigned long long)text.len, actor->key.byte);
    return with_proof(text, by, a);
}

Result reader_paper_of(const ReaderAgreed *r, Proof64 by, Str *paper, Arena *a)
{
    Str text = reader_text(r, a);
    if (!note_verify_ed25519(text, r->key.byte, by.byte))
        return because(&reader_unproved);
    *paper = with_proof(text, by, a);
    return DONE;
}
