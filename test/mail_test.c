/* Mail as a mail server gets it, a real one: what was written is what is read, and nobody who
 * writes a subject or an address can make it more than that. */
#include "mail/mail.h"
#include "test/folder.h"
#include "test/test.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- the server -------------------------------------------------------------------- */

typedef struct Sink { pid_t pid; int port; const char *folder; MailServer server; } Sink;

static void sink_end(void *sink)
{
    kill(((Sink *)sink)->pid, SIGKILL);
    waitpid(((Sink *)sink)->pid, NULL, 0);
}

/* cert: NULL, or "cert.pem" and "key.pem" lie in the folder. */
static Sink *sink(const char *folder, const char *cert, const char *key, Arena *a)
{
    Sink *s = make(a, Sink, 1);
    Text url = { 0 };
    int ends[2], at = 0;
    char said[16] = { 0 };
    if (system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null"))
        skip("python3-aiosmtpd is not there");
    expect(!pipe(ends));
    s->folder = folder;
    s->pid = fork();
    if (!s->pid) {
        dup2(ends[1], 1);
        execl("/usr/bin/python3", "python3", "test/smtp.py", folder, cert, key, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    arena_defer(a, sink_end, s);
    while (at < 15 && read(ends[0], said + at, 1) == 1 && said[at] != '\n')
        at++;
    close(ends[0]);
    s->port = (int)strtol(said, NULL, 10);
    expect(s->port > 0);
    text_put(&url, a, "smtp://{}:{}", str(cert ? "tender.test" : "127.0.0.1"),
             str_of_number(s->port, a));
    s->server = (MailServer){ .url = str_terminated(text_str(&url), a),
                              .from = S("tenders@arden.example"), .site = S("Arden") };
    return s;
}

/* The letter of that number, whole, with a NUL behind it; NULL: it did not come. */
static const char *letter(const Sink *s, int number, Arena *a)
{
    Text path = { 0 };
    char *bytes = make(a, char, 1 << 17);
    text_put(&path, a, "{}/{}", str(s->folder), str_of_number(number, a));
    int fd = open(str_terminated(text_str(&path), a), O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, bytes, (1 << 17) - 1);
    if (fd >= 0)
        close(fd);
    return len > 0 ? bytes : NULL;
}

static Mail usual(void)
{
    return (Mail){ .to = S("bela@recovery.example"), .subject = S("Answer 3 is published"),
                   .text = S("Dear Bela,\nthe answer is there.\n"), .about = S("17 bela"),
                   .at = 1795964645 };
}

static Result sent_to(const Sink *s, Str to, Arena *a)
{
    Mail mail = usual();
    mail.to = to;
    return mail_send(&s->server, &mail, a);
}

/* ---- sentences ----------------------------------------------------------------------- */

TEST(a_mail_arrives_as_it_was_written)
{
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    expect_done(sent_to(s, S("bela@recovery.example"), a));
    const char *came = letter(s, 1, a);
    expect(came != NULL);
    expect(strstr(came, "X-From: tenders@arden.example\r\nX-To: bela@recovery.example\r\n"));
    expect(strstr(came, "\nFrom: \"Arden\" <tenders@arden.example>\r\n"));
    expect(strstr(came, "\nTo: bela@recovery.example\r\n"));
    expect(strstr(came, "\nSubject: Answer 3 is published\r\n"));
    expect(strstr(came, "\nDate: Sun, 29 Nov 2026 15:04:05 +0000\r\n"));
    expect(strstr(came, "\nAuto-Submitted: auto-generated\r\n"));
    expect(strstr(came, "\r\n\r\nDear Bela,\r\nthe answer is there.\r\n"));
    expect(!strstr(came, "17 bela"));
}

/* ---- read back ------------------------------------------------------------------------ */

static const char *file_in(const char *folder, const char *name, Str bytes, Arena *a)
{
    const char *path = str_terminated(str_put(a, "{}/{}", str(folder), str(name)), a);
    FILE *out = fopen(path, "wb");
    expect(out && fwrite(bytes.at, 1, (size_t)bytes.len, out) == (size_t)bytes.len && !fclose(out));
    return path;
}

/* Python's own reader of mails, which follows the standards to the letter. */
static bool reads(const char *how, const char *file, const char *other)
{
    pid_t pid = fork();
    int   status;
    if (!pid) {
        execl("/usr/bin/python3", "python3", "test/letters.py", how, file, other, (char *)NULL);
        _exit(127);
    }
    return waitpid(pid, &status, 0) == pid && !status;
}

static void head_put(Text *t, Str subject, Str site, Arena *a)
{
    MailServer server = { .from = S("tenders@arden.example"), .site = site };
    MailLines  lines  = { 0 };
    Mail mail = usual();
    mail.subject = subject;
    mail_head(&server, &mail, &lines, a);
    text_put(t, a, "{}\x1{}\x1", subject, site);
    for (each(const Str, line, lines))
        text_put(t, a, line == lines.at ? "{}" : "\r\n{}", *line);
    text_byte(t, 1, a);
}

/* So many bytes of it, over and over, or fewer: no character is cut. */
static Str bytes_of(Str script, ptrdiff_t bytes, Arena *a)
{
    Text t = { 0 };
    while (t.len < bytes)
        text_add(&t, script, a);
    while (((unsigned char)t.at[bytes] & 0xc0) == 0x80)
        bytes--;
    return (Str){ t.at, bytes };
}

TEST(subjects_and_names_of_any_script_and_length_are_read_word_for_word)
{
    static const char *const scripts[] = {
        "Answer 3 about 2026-42: bids until Friday. ",
        "F\xc3\xbcr alle, die in \xc3\x96tz mitbieten: ",
        "\xd0\x97\xd0\xb0\xd0\xba\xd1\x83\xd0\xbf\xd0\xba\xd0\xb0 ", "\xe5\x85\xa5\xe6\x9c\xad",
        "\xf0\x9f\x94\x92\xf0\x9f\x97\x9d", "a", "=?UTF-8?Q?x?= ", "  two", "\\\"<>,;:@() ",
    };
    Text all = { 0 };
    for (int i = 0; i < countof(scripts); i++)
        for (ptrdiff_t bytes = 4; bytes <= MAIL_SUBJECT_BYTES; bytes += i < 4 ? 1 : 7) {
            Str words = bytes_of(str(scripts[i]), bytes, a);
            head_put(&all, words, words, a);
        }
    const char *heads = file_in(folder_new(a), "heads", text_str(&all), a);
    expect(reads("heads", heads, NULL));
}

TEST(what_looks_like_a_quotation_is_read_as_it_was_written)
{
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    Mail mail = usual();
    mail.text = S("Dear Bela, \nthis goes on.\n> is no quotation, \n> nor is this.\n  Two "
                  "spaces.\nFrom here on\n.\n\n-- \nhttps://tender.example\n");
    expect_done(mail_send(&s->server, &mail, a));
    expect(reads("body", file_in(s->folder, "came", str(letter(s, 1, a)), a),
                 file_in(s->folder, "wrote", S("Dear Bela, this goes on.\n> is no quotation, > nor "
                         "is this.\n  Two spaces.\nFrom here on\n.\n\n-- \n"
                         "https://tender.example\n"), a)));
}

TEST(letters_of_any_script_arrive)
{
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    Mail mail = usual();
    mail.subject = S("\xC5\x81\xC3\xB3" "d\xC5\xBA: Antwort f\xC3\xBCr alle, die mitbieten wollen");
    mail.text    = S("Gr\xC3\xBC\xC3\x9F" "e = \xE2\x82\xAC 5\n.\nnach dem Punkt\n");
    s->server.site = S("Gemeinde \xC3\x96tz");
    expect_done(mail_send(&s->server, &mail, a));
    const char *came = letter(s, 1, a);
    expect(came != NULL);
    expect(strstr(came, "\nSubject: =?UTF-8?B?xYHDs2TFujogQW50d29ydCBmw7xyIGFsbGUsIGRpZSBtaXRiaWV0"
                        "?=\r\n =?UTF-8?B?"));
    expect(strstr(came, "\nFrom: =?UTF-8?B?R2VtZWluZGUgw5Z0eg==?= <tenders@arden.example>"));
    expect(strstr(came, "Gr=C3=BC=C3=9Fe =3D =E2=82=AC 5\r\n"));
    expect(strstr(came, "nach dem Punkt"));
}

TEST(the_same_letter_has_the_same_name)
{
    MailServer server = { .url = "smtp://127.0.0.1:1", .from = S("t@a.example"), .site = S("A") };
    MailLines first = { 0 }, second = { 0 }, third = { 0 };
    Mail mail = usual(), other = mail;
    other.about = S("18 bela");
    mail_head(&server, &mail, &first, a);
    mail_head(&server, &mail, &second, a);
    mail_head(&server, &other, &third, a);
    expect(str_starts(first.at[4], "Message-ID: <") && str_same(first.at[4], second.at[4]));
    expect(!str_same(first.at[4], third.at[4]));
}

TEST(a_subject_stays_one_line_and_an_address_one_address)
{
    MailServer server = { .url = "smtp://127.0.0.1:1", .from = S("t@a.example"), .site = S("A") };
    static const char *const subjects[] = { "a\r\nBcc: eve@evil.example", "a\nb", "", "\x1b[2J" };
    static const char *const addresses[] = { "a@b.example\r\nRCPT TO:<eve@evil.example>", "a", "",
        "a@b@c", "<a@b>", "a b@c.example", "a@b,c@d", "@b", "a@" };
    for (int i = 0; i < countof(subjects); i++) {
        Mail mail = usual();
        mail.subject = str(subjects[i]);
        expect_because(mail_send(&server, &mail, a), mail_unfit);
    }
    for (int i = 0; i < countof(addresses); i++) {
        Mail mail = usual();
        mail.to = str(addresses[i]);
        expect_because(mail_send(&server, &mail, a), mail_unfit);
    }
}

TEST(what_is_put_off_is_told_from_what_is_refused)
{
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    expect_because(sent_to(s, S("later@recovery.example"), a), mail_unsent);
    expect_because(sent_to(s, S("never@recovery.example"), a), mail_refused);
    expect(!letter(s, 1, a));
}

TEST(a_server_that_is_not_there_is_tried_again)
{
    MailServer server = { .from = S("t@a.example"), .site = S("A") };
    static const char *const nowhere[] = { "smtp://127.0.0.1:9", "smtp://[::1]:9", "smtp://[::1",
                                           "smtp://", "smtps://[]" };
    Sink none = { .server = server };
    for (int i = 0; i < countof(nowhere); i++) {
        none.server.url = nowhere[i];
        expect_because(sent_to(&none, S("bela@recovery.example"), a), mail_unserved);
    }
}

/* By its number in another spelling this machine is not known to be this machine; nor is one whose
 * name only begins like it. */
TEST(beyond_this_machine_nothing_goes_without_tls)
{
    static const char *const others[] = { "2130706433", "127.0.0.1.localhost",
                                          "localhost.localhost" };
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    for (int i = 0; i < countof(others); i++) {
        Str other = str_put(a, "smtp://{}:{}", str(others[i]), str_of_number(s->port, a));
        s->server.url = str_terminated(other, a);
        expect_because(sent_to(s, S("bela@recovery.example"), a), mail_unserved);
    }
    expect(!letter(s, 1, a));
}

/* Its own is what a mail server makes for itself when it is installed. */
TEST(on_this_machine_a_certificate_of_nobody_will_do_unless_it_is_said_which_count)
{
    const char *folder = folder_new(a);
    const char *cert = str_terminated(str_put(a, "{}/cert.pem", str(folder)), a);
    const char *key  = str_terminated(str_put(a, "{}/key.pem", str(folder)), a);
    Str make_them = str_put(a, "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                               "-nodes -subj /CN=tender.test -keyout {} -out {} 2>/dev/null",
                            str(key), str(cert));
    if (system(str_terminated(make_them, a)))
        skip("openssl is not there");
    Sink *s = sink(folder, cert, key, a);
    Str here = str_put(a, "smtp://127.0.0.1:{}", str_of_number(s->port, a));
    s->server.url = str_terminated(here, a);
    expect_done(sent_to(s, S("bela@recovery.example"), a));
    expect(strstr(letter(s, 1, a), "X-TLS: True\r\n"));
    s->server.ca = cert;
    expect_because(sent_to(s, S("bela@recovery.example"), a), mail_unserved);
}

TEST(a_server_is_greeted_by_a_name_of_a_domain)
{
    Sink *s = sink(folder_new(a), NULL, NULL, a);
    expect_done(sent_to(s, S("bela@recovery.example"), a));
    expect(strstr(letter(s, 1, a), "X-Hello: arden.example\r\n"));
    s->server.url = str_terminated(str_put(a, "{}/door.arden.example", str(s->server.url)), a);
    expect_done(sent_to(s, S("bela@recovery.example"), a));
    expect(strstr(letter(s, 2, a), "X-Hello: door.arden.example\r\n"));
}

/* ---- a server that says no at one place ---------------------------------------------- */

enum { GREETING, HELLO, SIGN_IN, SENDER, RECIPIENT, LETTER, KEPT, PHASES };

static const char *const usually[PHASES] = {
    "220 here", "250-here\r\n250 AUTH PLAIN", "334 ", "250 ok", "250 ok", "354 go on", "250 kept"
};
static const char *const commands[PHASES] = { "", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "." };

/* What stands behind AUTH is no command. */
static const char *answer_to(const char *line, int *phase)
{
    bool secret = *phase == SIGN_IN;
    for (*phase = HELLO; *phase < PHASES; ++*phase)
        if (!strncmp(line, commands[*phase], strlen(commands[*phase])))
            return usually[*phase];
    return secret ? "235 it is you" : "502 no";
}

/* Somebody comes, and at one phase it says something else; nothing: the line is cut. */
static void one_comes(int line, int no, const char *says)
{
    FILE *in = fdopen(line, "r");
    char  said[2048];
    int   phase = GREETING;
    const char *answer = usually[GREETING];
    for (;;) {
        answer = phase == no ? says : answer;
        if (!*answer || dprintf(line, "%s\r\n", answer) < 0)
            _exit(0);
        bool letter = phase == LETTER && answer[0] == '3';
        do
            if (!fgets(said, sizeof said, in))
                _exit(0);
        while (letter && strcmp(said, ".\r\n") != 0);
        answer = answer_to(said, &phase);
    }
}

static int listening(struct sockaddr_in *here)
{
    *here = (struct sockaddr_in){ .sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof *here;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    expect(!bind(door, (struct sockaddr *)here, len) && !listen(door, 5));
    expect(!getsockname(door, (struct sockaddr *)here, &len));
    return door;
}

static const char *address_of(const struct sockaddr_in *here, Arena *a)
{
    Str port = str_of_number(ntohs(here->sin_port), a);
    return str_terminated(str_put(a, "smtp://127.0.0.1:{}", port), a);
}

/* The reason that comes of it where the server says that there. */
static const Reason *said_there(int no, const char *says, Arena *a)
{
    struct sockaddr_in here;
    int door = listening(&here);
    pid_t pid = fork();
    if (!pid)
        one_comes(accept(door, NULL, NULL), no, says);
    close(door);
    MailServer server = { .url = address_of(&here, a), .from = S("t@a.example"),
                          .site = S("A"), .user = "us", .secret = "sesame" };
    Mail   mail = usual();
    Result r = mail_send(&server, &mail, a);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return r.why;
}

TEST(who_serves_us_not_now_or_not_so_is_asked_again)
{
    static const char *const answers[] = { "550 5.1.1 no", "451 4.7.1 later", "" };
    const Reason *of_letter[] = { &mail_refused, &mail_unsent, &mail_unserved };
    expect(!said_there(-1, "", a));
    for (int phase = GREETING; phase < PHASES; phase++)
        for (int i = 0; i < countof(answers); i++) 
            expect(said_there(phase, answers[i], a) ==
                   (phase < RECIPIENT ? &mail_unserved : of_letter[i]));
}

/* As servers say it that judge who sends only once they know to whom: Postfix, Exim, Exchange. */
TEST(what_is_said_of_us_ends_no_letter)
{
    static const char *const of_us[] = {
        "554 5.7.1 <a@b.example>: Relay access denied", "550 relay not permitted",
        "504 5.5.2 <tender>: Helo command rejected: need fully-qualified hostname",
        "553 5.7.1 <t@a.example>: Sender address rejected: not owned by user us",
        "530 5.7.0 Must issue a STARTTLS command first", "550 authentication required",
        "550 5.1.8 <t@a.example>: Sender address rejected: Domain not found",
        "421 4.3.2 Service shutting down" };
    static const char *const of_them[] = {
        "550 5.1.1 Nobody of that name", "552 5.2.2 Mailbox full", "550 No such user here",
        "550-5.1.1 It does not exist.\r\n550 5.1.1 Look at https://mail.example/authenticate" };
    for (int i = 0; i < countof(of_us); i++)
        expect(said_there(RECIPIENT, of_us[i], a) == &mail_unserved);
    for (int i = 0; i < countof(of_them); i++)
        expect(said_there(RECIPIENT, of_them[i], a) == &mail_refused);
    expect(said_there(LETTER, "554 5.7.1 This looks like spam", a) == &mail_refused);
}

static bool at_once(void *with) { (void)with; return true; }

TEST(who_waits_for_a_server_that_says_nothing_ends_when_it_is_told_to)
{
    struct sockaddr_in here;
    int door = listening(&here);
    MailServer server = { .url = address_of(&here, a), .from = S("t@a.example"), .site = S("A"),
                          .ends = at_once };
    Mail mail = usual();
    expect_because(mail_send(&server, &mail, a), mail_unserved);
    close(door);
}

RUN("mail",
    { "a mail arrives as it was written", a_mail_arrives_as_it_was_written },
    { "subjects and names of any script and length are read word for word",
      subjects_and_names_of_any_script_and_length_are_read_word_for_word },
    { "what looks like a quotation is read as it was written",
      what_looks_like_a_quotation_is_read_as_it_was_written },
    { "letters of any script arrive", letters_of_any_script_arrive },
    { "the same letter has the same name", the_same_letter_has_the_same_name },
    { "a subject stays one line and an address one address",
      a_subject_stays_one_line_and_an_address_one_address },
    { "what is put off is told from what is refused",
      what_is_put_off_is_told_from_what_is_refused },
    { "a server that is not there is tried again", a_server_that_is_not_there_is_tried_again },
    { "who serves us not now, or not so, is asked again",
      who_serves_us_not_now_or_not_so_is_asked_again },
    { "what is said of us ends no letter", what_is_said_of_us_ends_no_letter },
    { "who waits for a server that says nothing ends when it is told to",
      who_waits_for_a_server_that_says_nothing_ends_when_it_is_told_to },
    { "on this machine a certificate of nobody will do, unless it is said which count",
      on_this_machine_a_certificate_of_nobody_will_do_unless_it_is_said_which_count },
    { "a server is greeted by a name of a domain", a_server_is_greeted_by_a_name_of_a_domain },
    { "beyond this machine nothing goes without TLS",
      beyond_this_machine_nothing_goes_without_tls })
