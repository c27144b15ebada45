/* totp.c - codes that a phone shows. Source: RFC 6238, RFC 4226, RFC 4648 (Base32). */
#include "accounts/inside.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <string.h>

const Reason totp_wrong = { REFUSED, "totp-wrong", "RFC 6238, 5.2",
    "This code does not fit. Take the one that the phone shows now, and look whether its clock is "
    "right." };
const Reason totp_none = { MISSING, "totp-none", "doc/serve.md, signing in",
    "No new secret waits to be confirmed. Begin again with a new picture." };

/* RFC 4226, 5.3: four bytes of the HMAC from where its last four bits say, without the first
 * bit. */
static int64_t truncated(const unsigned char mac[20])
{
    const unsigned char *at = mac + (mac[19] & 15);
    return (int64_t)(at[0] & 0x7f) << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

int64_t totp_code(Str secret, int64_t step, int digits)
{
    unsigned char moving[8], mac[20];
    unsigned      mac_bytes = sizeof mac;
    int64_t       modulus = 1;
    for (int i = 0; i < 8; i++)
        moving[i] = (unsigned char)(step >> (56 - 8 * i));
    while (digits--)
        modulus *= 10;
    if (!HMAC(EVP_sha1(), secret.at, (int)secret.len, moving, sizeof moving, mac, &mac_bytes))
        return -1;
    return truncated(mac) % modulus;
}

static bool six_digits(Str code, int64_t *number)
{
    if (code.len != TOTP_DIGITS)
        return false;
    *number = 0;
    for (int i = 0; i < TOTP_DIGITS; i++) {
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
        *number = *number * 10 + code.at[i] - '0';
    }
    return true;
}

/* People type a space in the middle. */
static Str without_spaces(Str code, char kept[TOTP_DIGITS + 1])
{
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < code.len && len <= TOTP_DIGITS; i++)
        if (code.at[i] != ' ')
            kept[len++] = code.at[i];
    return (Str){ kept, len };
}

int64_t totp_step_of(Str secret, Str code, int64_t after, Instant now)
{
    char    kept[TOTP_DIGITS + 1];
    int64_t number, found = -1;
    if (!six_digits(without_spaces(code, kept), &number))
        number = -2;
    for (int64_t step = now / TOTP_SECONDS - 1; step <= now / TOTP_SECONDS + 1; step++)
        if (totp_code(secret, step, TOTP_DIGITS) == number && step > after && found < 0)
            found = step;
    return found;
}

void text_base32(Text *t, Str bytes, Arena *a)
{
    unsigned held = 0;
    int      bits = 0;
    for (ptrdiff_t i = 0; i < bytes.len; i++) {
        held = (held << 8 | (unsigned char)bytes.at[i]) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5)
            text_byte(t, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[held >> (bits - 5) & 31], a);
    }
    if (bits)
        text_byte(t, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[held << (5 - bits) & 31], a);
}

/* ---- for telephones --------------------------------------------------------------- */

static Str in_fours(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (i && i % 4 == 0)
            text_byte(&t, ' ', a);
        text_byte(&t, s.at[i], a);
    }
    return text_str(&t);
}

static Str uri_of(Str base32, Str issuer, Str mail, Arena *a)
{
    Text who = { 0 }, by = { 0 }, t = { 0 };
    text_percent(&who, mail, '@', a);
    text_percent(&by, issuer, '@', a);
    text_put(&t, a, "otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits={}&period={}",
             text_str(&by), text_str(&who), base32, text_str(&by), str_of_number(TOTP_DIGITS, a),
             str_of_number(TOTP_SECONDS, a));
    return text_str(&t);
}

static Result begun(People *p, Id account, Str secret, Str *mail, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_get, N(account)));
    if (!row)
        return because(&account_missing);
    TRY(db_copy(row, 3, mail, a));
    return db_do(p, people_totp_begin, N(account), B(secret));
}

Result totp_begin(People *p, Id account, Str issuer, TotpSecret *out, Arena *a)
{
    unsigned char bytes[TOTP_SECRET_BYTES];
    Str  secret = { (char *)bytes, sizeof bytes }, mail;
    Text base32 = { 0 };
    randombytes_buf(bytes, sizeof bytes);
    people_begin(p);
    TRY(people_end(p, begun(p, account, secret, &mail, a)));
    text_base32(&base32, secret, a);
    *out = (TotpSecret){ .uri = uri_of(text_str(&base32), issuer, mail, a),
                         .secret = in_fours(text_str(&base32), a) };
    sodium_memzero(bytes, sizeof bytes);
    return DONE;
}

static Result confirmed(People *p, Id account, Str code, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_totp_get, N(account)));
    if (!row)
        return because(&account_missing);
    Str secret = db_str(row, 0);
    if (!secret.len)
        return because(&totp_none);
    int64_t step = totp_step_of(secret, code, 0, now);
    return step < 0 ? because(&totp_wrong) : db_do(p, people_totp_confirm, N(account), N(step));
}

Result totp_confirm(People *p, Id account, Str code, Instant now)
{
    people_begin(p);
    return people_end(p, confirmed(p, account, code, now));
}
