/* Heads, envelopes, price sheets, and the two calls that close and open. */
#include "seal/crypt.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The text with one piece of it replaced. */
static Str with(Str text, const char *old, const char *new, Arena *a)
{
    Text t = { 0 };
    while (text.len && !str_starts(text, old)) {
        text_byte(&t, text.at[0], a);
        text = str_after(text, 1);
    }
    expect(text.len > 0);
    text_our(&t, new, a);
    text_add(&t, str_after(text, str(old).len), a);
    return text_str(&t);
}

/* ---- heads ----------------------------------------------------------------------- */

static Head head_of(const char *envelope)
{
    AgeKey key = { { 7 } };
    return (Head){ .procedure = S("mzxw6ytboi4dsmjrgezdgnbvgy3tqojq"), .round = 1, .lot = 2,
                   .envelope = str(envelope), .bidder = sha256(S("bela")), .version = 3,
                   .recipient = age_recipient(&key), .file = S("2.age"), .size = age_size(65536),
                   .sha256 = sha256(S("file")), .lockset = sha256(S("locks")), .padded = 65536 };
}

TEST(a_head_is_written_back_byte_for_byte)
{
    Head head = head_of("price"), again;
    Str text = head_write(&head, a);
    expect(str_starts(text, "tenderbox/head/v1\nprocedure mzxw6ytboi4dsmjrgezdgnbvgy3tqojq\n"));
    expect_done(head_read(text, &again));
    expect(str_same(head_write(&again, a), text));
}

TEST(a_head_is_read_in_exactly_one_spelling)
{
    static const struct { const char *old, *new; } changes[] = {
        { "round 1", "round 0" },       { "round 1", "round 01" },    { "round 1", "round  1" },
        { "lot 2", "lot 0" },           { "lot 2\n", "" },            { "version 3", "version 0" },
        { "file 2.age", "file 0.age" }, { "2.age", "02.age" },        { "2.age", "100.age" },
        { "2.age", "2.AGE" },           { "lot 2\n", "lot 2\r\n" },  { "size 65736", "size 65735" },
        { "padded 65536", "padded 0" }, { "envelope price", "envelope" },
        { "padded 65536", "padded 65537" },
        { "head/v1", "head/v2" },       { "age1", "AGE1" },           { "lockset ", "lockset 0" },
        { "envelope price", "envelope pri ce" }, { "envelope price", "envelope pri/ce" },
    };
    Head head = head_of("price"), again;
    Str text = head_write(&head, a);
    for (int i = 0; i < countof(changes); i++)
        expect_because(head_read(with(text, changes[i].old, changes[i].new, a), &again),
                       head_unreadable);
    expect_because(head_read((Str){ text.at, text.len - 1 }, &again), head_unreadable);
    expect_because(head_read((Str){ 0 }, &again), head_unreadable);
}

/* ---- manifests ------------------------------------------------------------------- */

static Manifest manifest_with(const char *name, Arena *a)
{
    Manifest m = { .procedure = S("p"), .round = 1, .lot = 2, .envelope = S("quality"),
                   .bidder = sha256(S("bela")), .version = 3 };
    *list_add(&m.files, a) = (Enclosed){ 5, sha256(S("first")), str(name) };
    *list_add(&m.files, a) = (Enclosed){ 6, sha256(S("second")), S("plan.pdf") };
    return m;
}

TEST(a_manifest_is_written_back_byte_for_byte)
{
    Manifest m = manifest_with("Méthode & coûts (v2) 100%.pdf", a), again;
    Str text = manifest_write(&m, a);
    expect(str_starts(with(text, "file 1", "file 1", a), "tenderbox/manifest/v1\n"));
    with(text, "M%C3%A9thode%20%26%20co%C3%BBts%20%28v2%29%20100%25.pdf", "", a);
    expect_done(manifest_read(text, &again, a));
    expect(str_same(manifest_write(&again, a), text));
    expect(str_same(again.files.at[0].name, m.files.at[0].name));
}

TEST(a_name_that_could_mislead_is_refused)
{
    static const char *const names[] = {
        ".", "..", "a/b", "a\\b", "a\nb", "a\x7f", "\xc3", "\xff", "\xc2\x85", "\xed\xa0\x80",
        ("fdp.\xe2\x80\xae" "exe"), "\xef\xbb\xbfplan", "a\xe2\x80\x8b" "b",
        "a\xd8\x9c" "b",
    };
    Manifest again;
    for (int i = 0; i < countof(names); i++) {
        Manifest m = manifest_with(names[i], a);
        expect_because(manifest_read(manifest_write(&m, a), &again, a), name_unfit);
    }
    char *lengthy = memset(make(a, char, NAME_MOST + 2), 'x', NAME_MOST + 1);
    Manifest m = manifest_with(lengthy, a);
    expect_because(manifest_read(manifest_write(&m, a), &again, a), name_unfit);
    m = manifest_with("plan.pdf", a);
    expect_because(manifest_read(manifest_write(&m, a), &again, a), name_twice);
    m = manifest_with("", a);
    expect_because(manifest_read(manifest_write(&m, a), &again, a), manifest_unreadable);
}

TEST(a_manifest_is_read_in_exactly_one_spelling)
{
    static const struct { const char *old, *new; } changes[] = {
        { "file 1", "file 2" }, { "file 2", "file 3" }, { "%20", "%2" },   { "%20", " " },
        { "plan", "%70lan" },   { "%C3", "%c3" },       { ".pdf\n", ".pdf" }, { "lot 2", "lot 02" },
        { " 5 ", " -5 " },      { "plan.pdf\n", "plan.pdf\n\n" },
    };
    Manifest m = manifest_with("a \xc3\xa9", a), again;
    Str text = manifest_write(&m, a);
    for (int i = 0; i < countof(changes); i++)
        expect_because(manifest_read(with(text, changes[i].old, changes[i].new, a), &again, a),
                       manifest_unreadable);
}

/* ---- sizes ----------------------------------------------------------------------- */

TEST(padding_costs_an_eighth_at_most)
{
    (void)a;
    for (int64_t bytes = 2560; bytes < (int64_t)1 << 40; bytes += bytes / 97 / 512 * 512 + 512) {
        int64_t padded = padded_size(bytes);
        expect(padded >= bytes && padded % 512 == 0 && padded - bytes <= bytes * 12 / 100);
        expect(padded_size(padded) == padded);
    }
    expect(padded_size(1) == 512 && padded_size(0) == 0);
}

/* ---- packing and unpacking ------------------------------------------------------- */

typedef struct Packed { Manifest manifest; Str tar; } Packed;

static Result pack(const Enclosure *files, ptrdiff_t count, int64_t padded, Packed *out, Arena *a)
{
    Source inside;
    Gathered tar = { .most = 1 << 24, .arena = a };
    char piece[777];
    ptrdiff_t got;
    out->manifest = (Manifest){ .procedure = S("p"), .round = 1, .lot = 2, .envelope = S("quality"),
                                .bidder = sha256(S("bela")), .version = 3 };
    TRY(manifest_of(files, count, &out->manifest, a));
    TRY(envelope_pack(&out->manifest, files, padded, &inside, a));
    Sink to = sink_of_text(&tar);
    do {
        TRY(inside.read(inside.self, piece, sizeof piece, &got));
        TRY(to.write(to.self, (Str){ piece, got }));
    } while (got);
    out->tar = text_str(&tar.text);
    return DONE;
}

/* What came out: for each file its name, a colon and its bytes. */
typedef struct Tray { Text text; Arena *arena; } Tray;

static Result begin_file(void *self, const Manifest *m, int64_t number)
{
    Tray *t = self;
    text_put(&t->text, t->arena, "{}:", m->files.at[number - 1].name);
    return DONE;
}

static Result add_bytes(void *self, Str bytes)
{
    Tray *t = self;
    text_add(&t->text, bytes, t->arena);
    return DONE;
}

static Result unpack(Str tar, ptrdiff_t piece, int64_t padded, Str *out, Arena *a)
{
    Tray tray = { .arena = a };
    Unpacking *u = envelope_unpack((Unpacker){ begin_file, add_bytes, &tray }, a);
    Sink to = sink_of_unpacking(u);
    while (tar.len) {
        Str some = { tar.at, tar.len < piece ? tar.len : piece };
        tar = str_after(tar, some.len);
        TRY(to.write(to.self, some));
    }
    *out = text_str(&tray.text);
    return envelope_done(u, padded);
}

static Packed three_files(Arena *a)
{
    Enclosure files[] = { enclosure_of_str(S("a"), S("first"), a),
                          enclosure_of_str(S("b"), S(""), a),
                          enclosure_of_str(S("c"), S("third"), a) };
    Packed p;
    expect_done(pack(files, countof(files), 8192, &p, a));
    return p;
}

TEST(what_is_packed_comes_out_in_pieces_of_any_size)
{
    Packed p = three_files(a);
    Str out;
    expect(p.tar.len == 8192);
    for (ptrdiff_t piece = 1; piece < 9000; piece += piece < 20 ? 1 : 511) {
        expect_done(unpack(p.tar, piece, 8192, &out, a));
        expect_text(out, "a:firstb:c:third");
    }
}

TEST(an_envelope_with_any_byte_changed_is_refused)
{
    Packed p = three_files(a);
    Str out;
    for (ptrdiff_t i = 0; i < p.tar.len; i++) {
        Arena life = arena_begin(1 << 22);
        Str wrong = str_copy(p.tar, &life);
        ((char *)wrong.at)[i] ^= 1;
        Result r = unpack(wrong, 4096, 8192, &out, &life);
        bool in_manifest = i >= 512 && i < 512 + manifest_write(&p.manifest, &life).len;
        arena_end(&life);
        expect(failed(r) || in_manifest);   /* another manifest is the head's matter */
    }
}

TEST(an_envelope_ends_where_it_was_published_to_end)
{
    Packed p = three_files(a);
    Str out, longer = str_copy(p.tar, a);
    expect_because(unpack(p.tar, 512, 8193, &out, a), envelope_malformed);
    expect_because(unpack((Str){ p.tar.at, 8191 }, 512, 8192, &out, a), envelope_malformed);
    expect_because(unpack((Str){ 0 }, 512, 0, &out, a), envelope_malformed);
    int64_t bytes = envelope_bytes(&p.manifest, a);
    expect_done(unpack((Str){ longer.at, (ptrdiff_t)bytes }, 512, bytes, &out, a));
    expect_because(unpack((Str){ longer.at, (ptrdiff_t)bytes - 1 }, 512, bytes - 1, &out, a),
                   envelope_malformed);
}

TEST(files_that_do_not_fit_the_published_size_are_refused)
{
    Packed p;
    Enclosure files[] = { enclosure_of_str(S("a"), S("first"), a) };
    expect_because(pack(files, 1, 3071, &p, a), envelope_too_full);
    expect_done(pack(files, 1, 3072, &p, a));
    expect_because(pack(files, 0, 3072, &p, a), too_large);
    Enclosure same[] = { files[0], files[0] };
    expect_because(pack(same, 2, 65536, &p, a), name_twice);
}

/* A file that is another one each time it is read. */
typedef struct Fickle { const char *says[2]; int times; Str rest; } Fickle;

static Result begin_fickle(void *self, Source *from)
{
    Fickle *f = self;
    f->rest = str(f->says[f->times++ % 2]);
    *from = source_of_str(&f->rest);
    return DONE;
}

TEST(a_file_that_changes_while_it_is_sealed_is_noticed)
{
    static const char *const later[] = { "fort", "firm", "first and more", "" };
    for (int i = 0; i < countof(later); i++) {
        Packed p;
        Fickle f = { .says = { "fort", later[i] } };
        Enclosure file = { S("a"), begin_fickle, &f };
        Result r = pack(&file, 1, 65536, &p, a);
        expect(i ? r.why == &file_changed : !failed(r));
    }
    Enclosure absent = enclosure_of_path(S("a"), "/nowhere/at/all", a);
    Packed p;
    expect_because(pack(&absent, 1, 65536, &p, a), file_unreadable);
}

static void remove_file(void *path) { unlink(path); }

static char *temporary_file(Arena *a)
{
    char *path = scratch("tenderbox-seal", a);
    int fd = mkstemp(path);
    expect(fd >= 0);
    close(fd);
    arena_defer(a, remove_file, path);
    return path;
}

TEST(the_inside_is_a_tar_that_tar_itself_reads)
{
    Packed p = three_files(a);
    char *path = temporary_file(a);
    FILE *f = fopen(path, "wb");
    fwrite(p.tar.at, 1, (size_t)p.tar.len, f);
    fclose(f);
    int ends[2];
    expect(!pipe(ends));
    pid_t child = fork();
    if (!child) {
        dup2(ends[1], 1);
        execlp("tar", "tar", "-tf", path, NULL);
        _exit(127);
    }
    close(ends[1]);
    char listed[256];
    Str all = { listed, 0 };
    for (ssize_t n; (n = read(ends[0], listed + all.len, sizeof listed - (size_t)all.len)) > 0;)
        all.len += n;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WEXITSTATUS(status) == 127)
        skip("no tar here");
    expect(status == 0);
    expect_text(all, "manifest\n1\n2\n3\n");
}

/* ---- prices ---------------------------------------------------------------------- */

static Result sheet_read(const char *text, Currency currency, PriceSheet *sheet, Arena *a)
{
    return price_sheet_read(str(text), currency, sheet, a);
}

TEST(a_price_sheet_adds_up_exactly)
{
    PriceSheet sheet;
    const char *text = "1 1 1 1.00\n1 1 2 0.05\n1 2 1 0.00\n2 1 1 9999999999999998.94\n";
    expect_done(sheet_read(text, IN_GBP, &sheet, a));
    expect(sheet.lines.len == 4 && sheet.total == 999999999999999999);
    expect_text(price_sheet_write(&sheet, IN_GBP, a), text);
}

TEST(a_price_sheet_has_the_decimals_of_its_currency_and_no_others)
{
    PriceSheet sheet;
    expect_done(sheet_read("1 2027 0 960000.00\n", IN_EUR, &sheet, a));
    expect(sheet.total == 96000000);
    expect_done(sheet_read("1 2027 0 960000\n", IN_JPY, &sheet, a));
    expect(sheet.total == 960000);
    expect_text(price_sheet_write(&sheet, IN_JPY, a), "1 2027 0 960000\n");
    expect_done(sheet_read("1 2027 0 960000.005\n", IN_KWD, &sheet, a));
    expect(sheet.total == 960000005);
    expect_text(price_sheet_write(&sheet, IN_KWD, a), "1 2027 0 960000.005\n");
    expect_because(sheet_read("1 2027 0 960000\n", IN_EUR, &sheet, a), price_sheet_unreadable);
    expect_because(sheet_read("1 2027 0 960000.0\n", IN_EUR, &sheet, a), price_sheet_unreadable);
    expect_because(sheet_read("1 2027 0 960000.00\n", IN_JPY, &sheet, a), price_sheet_unreadable);
    expect_because(sheet_read("1 2027 0 960000.\n", IN_JPY, &sheet, a), price_sheet_unreadable);
    expect_because(sheet_read("1 2027 0 960000.00\n", IN_KWD, &sheet, a), price_sheet_unreadable);
}

TEST(a_price_sheet_is_read_in_exactly_one_spelling)
{
    PriceSheet sheet;
    static const char *const others[] = {
        "", "1 1 1 1.00", "1 1 1 -5.00\n", "1 1 1 5.00 \n", "1 1 5.00\n", "1 1 1 5.00\n\n",
        "1 1 1 1,500.00\n", "1 1 1 05.00\n", "1 1 1 .50\n", "1 1 1 5.00\r\n", "1  1 1 5.00\n",
    };
    for (int i = 0; i < countof(others); i++)
        expect_because(sheet_read(others[i], IN_GBP, &sheet, a), price_sheet_unreadable);
    expect_because(sheet_read("1 1 1 5.00\n1 1 1 5.00\n", IN_GBP, &sheet, a),
                   price_sheet_unordered);
    expect_because(sheet_read("2 1 1 5.00\n1 1 1 5.00\n", IN_GBP, &sheet, a),
                   price_sheet_unordered);
    expect_because(sheet_read("1 1 2 5.00\n1 1 1 5.00\n", IN_GBP, &sheet, a),
                   price_sheet_unordered);
}

TEST(a_price_sheet_that_is_wrong_says_in_which_line_and_column_and_what_is_right)
{
    PriceSheet sheet;
    static const struct { const char *text, *says; } wrong[] = {
        { "1 2027 0 960000\n", "line 1, column 10: a price in GBP with all its decimals and "
                               "nothing else, like 960000.00, or 9600.00 if its last digits are "
                               "the decimals; here stands 960000" },
        { "1 2027 0 1.00\n1 2028 zero 1.00\n", "line 2, column 8: a whole number: the buyer, 0 "
                                               "where there is only one" },
        { "1 2027 0 1.00\n1 2028 0 1.00", "line 2, column 14: every line ends with a newline, the "
                                          "last one too" },
        { "1 2028 0 1.00\n1 2027 0 1.00\n", "line 2, column 1: lines rise by service, then year, "
                                            "then buyer, and none is there twice" },
        { "", "line 1, column 1: a whole number: the service" },
    };
    for (int i = 0; i < countof(wrong); i++)
        expect_text(sheet_read(wrong[i].text, IN_GBP, &sheet, a).detail, wrong[i].says);
}

TEST(a_form_that_was_filled_in_by_hand_is_the_sheet_of_its_figures)
{
    PriceSheet sheet;
    const char *form = "# prices\r\n\n1 2027 0 1.00   # 3 pieces\r\n\n# more\n"
                       "1  2028\t0   2.00\n2 2027 0 ?  # left out\n2 2028 0";
    expect_done(price_form_read(str(form), IN_GBP, &sheet, a));
    expect(sheet.lines.at[0].at == 3 && sheet.lines.at[1].at == 6);
    expect_text(price_sheet_write(&sheet, IN_GBP, a), "1 2027 0 1.00\n1 2028 0 2.00\n");
    Result r = price_form_read(S("# a\n1  2027 0  1,00 # b\n"), IN_GBP, &sheet, a);
    expect_because(r, price_sheet_unreadable);
    expect_text(r.detail, "line 2, column 12: a price in GBP with all its decimals and nothing "
                          "else, like 960000.00; here stands 1,00");
    expect_because(price_form_read(S("1 2028 0 1.00\n1 2027 0 1.00\n"), IN_GBP, &sheet, a),
                   price_sheet_unordered);
    expect_because(price_form_read(S("1 2028 0 ?\n"), IN_GBP, &sheet, a), price_sheet_unreadable);
}

TEST(a_sheet_of_another_machine_is_read_as_the_sheet_that_it_is)
{
    PriceSheet sheet;
    const char *texts[] = { "\xef\xbb\xbf" "1 2027 0 1.00\n1 2028 0 2.00\n",
                            "1 2027 0 1.00\r\n1 2028 0 2.00\r\n", "1 2027 0 1.00\n1 2028 0 2.00",
                            "\xef\xbb\xbf" "1\t2027\t0\t1.00\r\n1\t2028\t0\t2.00" };
    for (int i = 0; i < countof(texts); i++) {
        expect_done(price_form_read(str(texts[i]), IN_GBP, &sheet, a));
        expect_text(price_sheet_write(&sheet, IN_GBP, a), "1 2027 0 1.00\n1 2028 0 2.00\n");
        expect_because(price_sheet_read(str(texts[i]), IN_GBP, &sheet, a), price_sheet_unreadable);
    }
}

TEST(a_price_that_is_none_is_shown_beside_the_one_that_was_meant)
{
    PriceSheet sheet;
    const struct { const char *price, *says; Currency currency; } wrong[] = {
        { "80000", "GBP with all its decimals and nothing else, like 80000.00, or 800.00 if its "
                   "last digits are the decimals; here stands 80000", IN_GBP },
        { "80,000.00", "GBP with all its decimals and nothing else, like 80000.00; here stands "
                       "80,000.00", IN_GBP },
        { "80000.5", "GBP with all its decimals and nothing else, like 80000.50; here stands "
                     "80000.5", IN_GBP },
        { "80.000,00", "GBP with all its decimals and nothing else, like 960000.00; here stands "
                       "80.000,00", IN_GBP },
        { "1.00 2.00", "GBP with all its decimals and nothing else, like 960000.00; here stands "
                       "1.00 2.00", IN_GBP },
        { "80,000", "JPY with all its decimals and nothing else, like 80000; here stands 80,000",
          IN_JPY },
    };
    for (int i = 0; i < countof(wrong); i++) {
        Text form = { 0 }, says = { 0 };
        text_put(&form, a, "1 2027 0 {}\n", str(wrong[i].price));
        text_put(&says, a, "line 1, column 10: a price in {}", str(wrong[i].says));
        Result r = price_form_read(text_str(&form), wrong[i].currency, &sheet, a);
        expect_because(r, price_sheet_unreadable);
        expect(str_same(r.detail, text_str(&says)));
    }
}

TEST(a_price_sheet_that_adds_up_to_too_much_is_refused)
{
    PriceSheet sheet;
    expect_done(sheet_read("1 1 1 9999999999999999.99\n", IN_GBP, &sheet, a));
    expect_because(sheet_read("1 1 1 9999999999999999.99\n1 1 2 0.01\n", IN_GBP, &sheet, a),
                   price_sheet_overflow);
}

TEST(a_price_sheet_of_too_many_lines_makes_the_bid_void_and_not_unreadable_for_us)
{
    (void)a;
    PriceSheet sheet;
    Text t = { 0 };
    Arena roomy = arena_begin(64 << 20);
    for (int64_t i = 0; i <= PRICE_LINES_MOST; i++)
        text_put(&t, &roomy, "1 1 {} 1\n", str_of_number(i, &roomy));
    Result r = price_sheet_read(text_str(&t), IN_JPY, &sheet, &roomy);
    Result one_less = price_sheet_read(str_after(text_str(&t), 8), IN_JPY, &sheet, &roomy);
    expect_because(r, price_sheet_unreadable);
    expect_done(one_less);
    arena_end(&roomy);
}

/* ---- closing and opening --------------------------------------------------------- */

typedef struct Scene {
    Padlocks      padlocks;
    PadlockSecret secret[5];
    FILE         *file;
    const SealedEnvelope *sealed;
    Turn          turns[5];
} Scene;

static void close_file(void *file) { fclose(file); }

static Scene *new_scene(Arena *a)
{
    Scene *s = make(a, Scene, 1);
    s->padlocks = (Padlocks){ .k = 3, .n = 5 };
    for (int i = 0; i < 5; i++)
        padlock_new(&s->secret[i], &s->padlocks.row[i].padlock);
    s->file = tmpfile();
    expect(s->file != NULL);
    arena_defer(a, close_file, s->file);
    return s;
}

static Result seal(Scene *s, Head head, int64_t padded, Str text, Arena *a)
{
    Enclosure files[] = { enclosure_of_str(S("price"), text, a) };
    SealOrder order = { head, &s->padlocks, files, 1, padded };
    return envelope_seal(&order, s->file, &s->sealed, a);
}

static void turn_all(Scene *s)
{
    Capsule c;
    expect_done(capsule_read(s->sealed->capsule, &c));
    for (int i = 0; i < 5; i++)
        expect_done(capsule_turn(&s->padlocks, head_ctx(s->sealed->head), &c, &s->secret[i], i + 1,
                                 &s->turns[i]));
}

static Result key_of_turns(const Scene *s, int first, AgeKey *key)
{
    Capsule c;
    TRY(capsule_read(s->sealed->capsule, &c));
    for (int i = first; i < first + 3; i++)
        TRY(turn_check(&s->padlocks, head_ctx(s->sealed->head), &c, &s->turns[i]));
    return capsule_open(&c, s->turns + first, 3, key);
}

static Result open_scene(Scene *s, int first, const OpenedEnvelope **opened, Str *files, Arena *a)
{
    Tray tray = { .arena = a };
    AgeKey key;
    OpenOrder order = { s->sealed->head, source_of_file(s->file),
                        { begin_file, add_bytes, &tray } };
    rewind(s->file);
    TRY(key_of_turns(s, first, &key));
    Result r = envelope_open(&key, &order, opened, a);
    *files = text_str(&tray.text);
    return r;
}

TEST(what_a_bidder_seals_any_three_holders_open)
{
    Scene *s = new_scene(a);
    expect_done(seal(s, head_of("price"), PRICE_PADDED, S("1 1 1 12345\n"), a));
    turn_all(s);
    for (int first = 0; first <= 2; first++) {
        const OpenedEnvelope *opened;
        Str files;
        expect_done(open_scene(s, first, &opened, &files, a));
        expect_text(files, "price:1 1 1 12345\n");
        expect(hash_same(opened->manifest_hash, s->sealed->manifest));
        expect(opened->manifest->lot == 2);
    }
    Head head;
    expect_done(head_read(s->sealed->head, &head));
    expect(head.padded == 65536 && head.size == 65736);
}

TEST(a_large_envelope_is_padded_and_opens)
{
    Scene *s = new_scene(a);
    char *bytes = make(a, char, 3000000);
    const OpenedEnvelope *opened;
    Str files;
    Head head;
    expect_done(seal(s, head_of("quality"), 0, (Str){ bytes, 3000000 }, a));
    turn_all(s);
    expect_done(open_scene(s, 0, &opened, &files, a));
    expect_done(head_read(s->sealed->head, &head));
    expect(files.len == 3000006 && head.padded == padded_size(head.padded));
}

TEST(a_head_that_could_not_be_read_is_not_sealed)
{
    Scene *s = new_scene(a);
    Head head = head_of("pri ce");
    expect_because(seal(s, head, 0, S("x"), a), head_unreadable);
    head = head_of("price");
    head.round = 0;
    rewind(s->file);
    expect_because(seal(s, head, 0, S("x"), a), head_unreadable);
    rewind(s->file);
    expect_because(seal(s, head_of("price"), 2048, S("x"), a), envelope_too_full);
    s->padlocks.row[1].padlock = s->padlocks.row[0].padlock;
    expect_because(seal(s, head_of("price"), 0, S("x"), a), padlock_repeated);
}

TEST(a_full_disk_is_noticed_before_a_bidder_signs)
{
    FILE *full = fopen("/dev/full", "w+b");
    if (!full)
        skip("no /dev/full here");
    Scene *s = new_scene(a);
    arena_defer(a, close_file, full);
    s->file = full;
    expect_because(seal(s, head_of("price"), 65536, S("x"), a), file_unwritable);
}

TEST(a_stored_file_that_differs_is_our_fault_and_no_void_bid)
{
    Scene *s = new_scene(a);
    const OpenedEnvelope *opened;
    Str files;
    expect_done(seal(s, head_of("price"), PRICE_PADDED, S("1 1 1 1\n"), a));
    turn_all(s);
    for (long at = 0; at < 65736; at += at < 200 ? 7 : 6553) {
        fseek(s->file, at, SEEK_SET);
        int c = fgetc(s->file);
        fseek(s->file, at, SEEK_SET);
        fputc(c ^ 1, s->file);
        expect_because(open_scene(s, 0, &opened, &files, a), sealed_file_differs);
        fseek(s->file, at, SEEK_SET);
        fputc(c, s->file);
    }
    expect(!bid_is_void(&sealed_file_differs));
    expect_done(open_scene(s, 0, &opened, &files, a));
}

TEST(a_turn_that_lies_opens_nothing)
{
    Scene *s = new_scene(a);
    const OpenedEnvelope *opened;
    Str files;
    expect_done(seal(s, head_of("price"), PRICE_PADDED, S("1 1 1 1\n"), a));
    turn_all(s);
    s->turns[0].S = s->turns[1].S;
    expect_because(open_scene(s, 0, &opened, &files, a), turn_unproved);
}

/* A bidder with his own tools: seals `inside` as he likes for a head that says otherwise. */
typedef struct Cheat { Head head; Str inside, file; bool another_key; } Cheat;

static Result open_cheat(Scene *s, Cheat *cheat, Arena *a)
{
    Capsule c;
    Deal deal;
    AgeKey key, used, other = { { 9 } };
    AgeSealed told;
    Str files, inside = cheat->inside;
    const OpenedEnvelope *opened;
    Gathered out = { .most = 1 << 20, .arena = a };
    SealedEnvelope *made = make(a, SealedEnvelope, 1);
    expect_done(capsule_deal(&s->padlocks, &c, &deal, &key));
    used = cheat->another_key ? other : key;
    expect_done(age_seal(age_recipient(&used), source_of_str(&inside), sink_of_text(&out), true,
                         &told));
    Str file = cheat->file.len ? cheat->file : text_str(&out.text);
    cheat->head.recipient = age_recipient(&used);
    cheat->head.size    = file.len;
    cheat->head.sha256  = sha256(file);
    cheat->head.lockset = padlocks_id(&s->padlocks);
    made->head = head_write(&cheat->head, a);
    expect_done(capsule_prove(&s->padlocks, head_ctx(made->head), &deal, &c));
    made->capsule = capsule_write(&c, a);
    rewind(s->file);
    expect(!ftruncate(fileno(s->file), 0));
    fwrite(file.at, 1, (size_t)file.len, s->file);
    s->sealed = made;
    turn_all(s);
    return open_scene(s, 0, &opened, &files, a);
}

static Cheat honest(Arena *a)
{
    Cheat c = { .head = head_of("price") };
    Enclosure files[] = { enclosure_of_str(S("price"), S("1 1 1 5\n"), a) };
    Manifest m = { .procedure = c.head.procedure, .round = 1, .lot = 2, .envelope = S("price"),
                   .bidder = c.head.bidder, .version = 3 };
    Gathered tar = { .most = 1 << 20, .arena = a };
    Source inside;
    char *piece = make(a, char, 65536);
    ptrdiff_t got;
    expect_done(manifest_of(files, 1, &m, a));
    expect_done(envelope_pack(&m, files, 65536, &inside, a));
    expect_done(source_fill(inside, piece, 65536, &got));
    text_add(&tar.text, (Str){ piece, got }, a);
    c.inside = text_str(&tar.text);
    return c;
}

TEST(a_bid_sealed_by_other_tools_opens_if_it_is_right)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    expect_done(open_cheat(s, &c, a));
}

TEST(a_bid_whose_capsule_holds_another_key_is_void)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    c.another_key = true;
    expect_because(open_cheat(s, &c, a), void_recipient);
    expect(bid_is_void(&void_recipient) && bid_is_void(&void_header) && bid_is_void(&void_payload));
    expect(bid_is_void(&void_inside) && bid_is_void(&void_manifest) && !bid_is_void(NULL));
}

TEST(a_bid_with_garbage_for_a_file_is_void)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    c.file = (Str){ make(a, char, 65736), 65736 };
    expect_because(open_cheat(s, &c, a), void_header);
}

TEST(a_bid_sealed_for_another_key_inside_the_file_is_void)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    AgeKey other = { { 3 } };
    AgeSealed told;
    Gathered out = { .most = 1 << 20, .arena = a };
    Str inside = c.inside;
    expect_done(age_seal(age_recipient(&other), source_of_str(&inside), sink_of_text(&out), false,
                         &told));
    c.file = text_str(&out.text);
    expect_because(open_cheat(s, &c, a), void_header);
}

TEST(a_bid_of_another_size_inside_than_its_head_says_is_void)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    c.inside = (Str){ c.inside.at, 32768 };
    c.head.padded = 32000;
    expect_because(open_cheat(s, &c, a), void_payload);
}

TEST(a_bid_that_is_no_envelope_inside_is_void)
{
    Scene *s = new_scene(a);
    Cheat c = honest(a);
    c.inside = (Str){ make(a, char, 65536), 65536 };
    expect_because(open_cheat(s, &c, a), void_inside);
}

TEST(a_bid_with_another_tenders_manifest_is_void)
{
    typedef struct Other { int64_t round, lot, version; const char *envelope, *procedure; } Other;
    static const Other others[] = {
        { 2, 2, 3, "price", NULL }, { 1, 1, 3, "price", NULL }, { 1, 2, 4, "price", NULL },
        { 1, 2, 3, "quality", NULL }, { 1, 2, 3, "price", "another" },
    };
    Scene *s = new_scene(a);
    for (int i = 0; i < countof(others); i++) {
        Cheat c = honest(a);
        c.head.round    = others[i].round;
        c.head.lot      = others[i].lot;
        c.head.version  = others[i].version;
        c.head.envelope = str(others[i].envelope);
        if (others[i].procedure)
            c.head.procedure = str(others[i].procedure);
        expect_because(open_cheat(s, &c, a), void_manifest);
    }
    Cheat c = honest(a);
    c.head.bidder = sha256(S("cora"));
    expect_because(open_cheat(s, &c, a), void_manifest);
}

RUN("seal_test",
    T(a_head_is_written_back_byte_for_byte),
    T(a_head_is_read_in_exactly_one_spelling),
    T(a_manifest_is_written_back_byte_for_byte),
    T(a_name_that_could_mislead_is_refused),
    T(a_manifest_is_read_in_exactly_one_spelling),
    T(padding_costs_an_eighth_at_most),
    T(what_is_packed_comes_out_in_pieces_of_any_size),
    T(an_envelope_with_any_byte_changed_is_refused),
    T(an_envelope_ends_where_it_was_published_to_end),
    T(files_that_do_not_fit_the_published_size_are_refused),
    T(a_file_that_changes_while_it_is_sealed_is_noticed),
    T(the_inside_is_a_tar_that_tar_itself_reads),
    T(a_price_sheet_adds_up_exactly),
    T(a_price_sheet_has_the_decimals_of_its_currency_and_no_others),
    T(a_price_sheet_is_read_in_exactly_one_spelling),
    T(a_price_sheet_that_is_wrong_says_in_which_line_and_column_and_what_is_right),
    T(a_form_that_was_filled_in_by_hand_is_the_sheet_of_its_figures),
    T(a_sheet_of_another_machine_is_read_as_the_sheet_that_it_is),
    T(a_price_that_is_none_is_shown_beside_the_one_that_was_meant),
    T(a_price_sheet_that_adds_up_to_too_much_is_refused),
    T(a_price_sheet_of_too_many_lines_makes_the_bid_void_and_not_unreadable_for_us),
    T(what_a_bidder_seals_any_three_holders_open),
    T(a_large_envelope_is_padded_and_opens),
    T(a_head_that_could_not_be_read_is_not_sealed),
    T(a_full_disk_is_noticed_before_a_bidder_signs),
    T(a_stored_file_that_differs_is_our_fault_and_no_void_bid),
    T(a_turn_that_lies_opens_nothing),
    T(a_bid_sealed_by_other_tools_opens_if_it_is_right),
    T(a_bid_whose_capsule_holds_another_key_is_void),
    T(a_bid_with_garbage_for_a_file_is_void),
    T(a_bid_sealed_for_another_key_inside_the_file_is_void),
    T(a_bid_of_another_size_inside_than_its_head_says_is_void),
    T(a_bid_that_is_no_envelope_inside_is_void),
    T(a_bid_with_another_tenders_manifest_is_void))
