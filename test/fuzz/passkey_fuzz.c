/* Whatever a browser sends as a passkey is read or refused; what is read lies within what was sent,
 * and of a kind that can be checked. "{" begins the first piece, A3 the second, anything else goes
 * before the third. */
#include "accounts/inside.h"
#include "fuzz.h"

static bool within(Str part, Str whole)
{
    return !part.len || (part.at >= whole.at && part.at + part.len <= whole.at + whole.len);
}

static void client(Str s, Arena *a)
{
    ClientData c;
    if (reads(client_data_read(s, &c, a)))
        law(str_utf8(c.type) && str_utf8(c.challenge) && str_utf8(c.origin) &&
            c.type.len + c.challenge.len + c.origin.len < s.len);
}

static void object(Str s, Arena *a)
{
    Attestation it;
    if (!reads(attestation_read(s, &it, a)))
        return;
    law(within(it.format, s) && within(it.authenticator_data, s) && within(it.signature, s));
    law(it.credential.len > 0 && it.credential.len <= CREDENTIAL_BYTES && it.public.len >= 32);
    law(it.key_alg == -7 || it.key_alg == -8 || it.key_alg == -257);
    signature_right(it.key_alg, it.public, it.authenticator_data, S("{}"), it.signature);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 20);
    Authenticator it;
    Str s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    if (count && bytes[0] == '{')
        client((Str){ s.at - 1, s.len + 1 }, &a);
    else if (count && bytes[0] == 0xa3)
        object((Str){ s.at - 1, s.len + 1 }, &a);
    else if (count && reads(authenticator_read(s, &it)))
        law(it.count >= 0 && it.count <= UINT32_MAX);
    arena_end(&a);
}
