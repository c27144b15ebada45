/* What forms with files send is read in one way or not at all. */
#include "http/multipart.h"
#include "test/test.h"

#include <string.h>

static const char type[] = "multipart/form-data; boundary=xYz";

static int status_of(const char *body, Pairs *out, Arena *a)
{
    return multipart_read(str(type), str(body), out, a).status;
}

#define PART(name) "--xYz\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"

TEST(fields_and_files_come_in_their_order_with_every_byte)
{
    static const char body[] = PART("lot") "1\r\n"
        "--xYz\r\nContent-Disposition: form-data; name=\"notice-file\"; filename=\"n.pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n%PDF\0\xFF\r\n--xY\r\n\r\n" PART("reason")
        "\r\n--xYz--\r\n";
    Pairs out;
    expect(!multipart_read(str(type), (Str){ body, sizeof body - 1 }, &out, a).status);
    expect(out.len == 3);
    expect_text(out.at[0].name, "lot");
    expect_text(out.at[0].value, "1");
    expect_text(out.at[1].name, "notice-file");
    expect(out.at[1].value.len == 14 && !memcmp(out.at[1].value.at, "%PDF\0\xFF\r\n--xY\r\n", 14));
    expect(!out.at[2].value.len);
}

TEST(a_form_without_fields_is_one)
{
    Pairs out;
    expect(!status_of("--xYz--\r\n", &out, a) && !out.len);
}

TEST(a_name_is_spelled_as_browsers_do)
{
    Pairs out;
    expect(!status_of(PART("a%22b%0D%0Ac%41") "\r\n--xYz--", &out, a));
    expect_text(out.at[0].name, "a\"b\r\nc%41");
}

TEST(what_could_be_read_in_two_ways_is_refused)
{
    static const char *const bad[] = {
        "", "x", "--xYz", "--xYz\r\n", "--xYz--x", "before\r\n--xYz--", "--xYz--\r\nbehind",
        PART("a") "1", PART("a") "1\r\n--xYz", PART("a") "1\n--xYz--",
        "--xYz\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xYz--",
        "--xYz\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"; filename*=utf-8''b\r\n\r\n1\r\n"
        "--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n b\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n"
        "Content-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--xYz--",
        PART("a\xFF") "1\r\n--xYz--", PART("a") "\xFF\r\n--xYz--",
    };
    Pairs out;
    for (int i = 0; i < countof(bad); i++)
        expect(status_of(bad[i], &out, a) == 400);
}

TEST(a_boundary_is_what_the_standard_says)
{
    static const char *const bad[] = {
        "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=a b",
        "multipart/form-data; boundary=xYz; charset=utf-8", "multipart/mixed; boundary=xYz",
        "multipart/form-data; boundary=\"x\"Yz",
        ("multipart/form-data; boundary=01234567890123456789012345678901234567890123456789"
         "012345678901234567890"),
    };
    Pairs out;
    for (int i = 0; i < countof(bad); i++)
        expect(multipart_read(str(bad[i]), S("--xYz--"), &out, a).status == 400);
    expect(!multipart_read(S("Multipart/Form-Data;boundary=\"xYz\""), S("--xYz--"), &out, a)
                .status);
}

TEST(more_fields_than_a_form_has_are_refused)
{
    Text  t = { 0 };
    Pairs out;
    for (int i = 0; i <= FORM_PARTS_MOST; i++)
        text_our(&t, PART("a") "1\r\n", a);
    text_our(&t, "--xYz--", a);
    expect(multipart_read(str(type), text_str(&t), &out, a).status == 413);
}

TEST(words_are_shorter_than_files)
{
    Text  t = { 0 };
    Pairs out;
    text_our(&t, PART("a"), a);
    for (int i = 0; i <= FORM_TEXT_BYTES; i++)
        text_byte(&t, 'x', a);
    text_our(&t, "\r\n--xYz--", a);
    expect(multipart_read(str(type), text_str(&t), &out, a).status == 413);
}

TEST(what_is_no_form_is_not_read_as_one)
{
    Pairs out;
    expect(form_read(S("application/json"), S("{}"), &out, a).status == 415);
    expect(form_read(S(""), S("a=b"), &out, a).status == 415);
    expect(form_read(S("text/plain"), S("a=b"), &out, a).status == 415);
    expect(!form_read(S("application/x-www-form-urlencoded; charset=UTF-8"), S("a=b+c"), &out, a)
                .status);
    expect_text(out.at[0].value, "b c");
}

RUN("multipart_test",
    { "fields and files come in their order with every byte",
      fields_and_files_come_in_their_order_with_every_byte },
    { "a form without fields is one", a_form_without_fields_is_one },
    { "a name is spelled as browsers do", a_name_is_spelled_as_browsers_do },
    { "what could be read in two ways is refused", what_could_be_read_in_two_ways_is_refused },
    { "a boundary is what the standard says", a_boundary_is_what_the_standard_says },
    { "more fields than a form has are refused", more_fields_than_a_form_has_are_refused },
    { "words are shorter than files", words_are_shorter_than_files },
    { "what is no form is not read as one", what_is_no_form_is_not_read_as_one })
