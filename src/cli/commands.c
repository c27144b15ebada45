/* commands.c - one row a command. */
#include "cli/inside.h"

#define O(name) (UINT64_C(1) << OPT_##name)
#define AT      (O(BOOK) | O(CA))                   /* here, or where it is served */
#define WHO     (AT | O(PROCEDURE) | O(AS) | O(PASSPHRASE))

const Command commands[] = {
    { "demo", "[STORY]", "play whole tenders before your eyes, then check and tamper with them",
      "tenderbox demo --keep /tmp/tender\n"
      "  tenderbox demo --living --keep play      tenders that are under way today, to be served\n"
      "  tenderbox demo my.story --living --keep play      the same of a story of yours",
      O(KEEP) | O(FULL) | O(LIVING), 0, 0, 1, run_demo },
    { "init", "DIR", "make an empty book",
      "tenderbox init town --origin tender.example.org/log\n"
      "  tenderbox init town --origin tender.example.org/log --mark /mnt/other-disk/town.mark",
      O(ORIGIN) | O(TICK) | O(NEAR) | O(RUSH) | O(MARK), O(ORIGIN), 1, 1, run_init },
    { "mark", "PATH", "keep, or move, the second high-water mark, on another disk",
      "tenderbox mark /mnt/other-disk/town.mark\n"
      "  tenderbox mark /mnt/new-disk/town.mark --old-is-lost     if no newer copy is anywhere",
      O(BOOK) | O(LOST), 0, 1, 1, run_mark,
      "the mark is a file beside it, which its clerk writes" },
    { "doctor", "", "is the book well, and its machine? changes nothing",
      "tenderbox doctor --book town", O(BOOK), 0, 0, 0, run_doctor,
      "it looks at the files, the disks and the clock there" },
    { "backup", "DIR", "copy the book and its accounts, while it is served, to go on from",
      "tenderbox backup /mnt/other-disk/town.backup --book town\n"
      "  tenderbox backup /mnt/other-disk/town.backup --with-key     the log's key, too",
      O(BOOK) | O(WITH_KEY), 0, 1, 1, run_backup,
      "it copies the files there; of an address tenderbox mirror copies what everybody sees" },
    { "restore", "BACKUP [DIR]", "bring a book back from its backup, or try whether one could",
      "tenderbox restore /mnt/other-disk/town.backup town --log-key /mnt/safe/log.key\n"
      "  tenderbox restore --drill /mnt/other-disk/town.backup",
      O(BOOK) | O(LOG_KEY) | O(DRILL), 0, 1, 2, run_restore,
      "it makes a folder of files, which belongs where they are kept" },
    { "key", "FILE [NAME]", "make a person's key on their own machine",
      "tenderbox key olga.key \"Olga Hart\"\n"
      "  tenderbox key dan.key \"Dan Field\" --bidder 918273645     who signs for that bidder\n"
      "  tenderbox key robot.key --passphrase-file words            or --no-passphrase",
      O(BIDDER) | O(PASSPHRASE) | O(NO_PASSPHRASE), 0, 1, 2, run_key },
    { "padlock", "new|check|there|copy FILE [NAME]",
      "make a padlock holder's key, check one, show that it is there, or copy it for a second "
      "person",
      "tenderbox padlock new hana.key \"Hana Lowe\"\n"
      "  tenderbox padlock there hana.key -p 2026-42       the server asks, your padlock answers\n"
      "  tenderbox padlock copy hana.key second.key        under a passphrase of its own",
      AT | O(PROCEDURE) | O(PASSPHRASE) | O(NO_PASSPHRASE) | O(NEW_PASSPHRASE), 0, 2, 3,
      run_padlock },
    { "practice", "seal|turn|open DIR",
      "open bids that are nobody's with the real padlocks, long before the real ones",
      "tenderbox practice seal try -p 2026-42           for the padlocks of that tender\n"
      "  tenderbox practice turn try --as hana.key        each holder, on their own machine\n"
      "  tenderbox practice open try                      who turned, who is missing",
      WHO, 0, 2, 2, run_practice },
    { "tool", "holder|seal [FILE]",
      "write a page that is one file, for a computer without a network",
      "tenderbox tool holder tenderbox-holder.html      a padlock is made and tested in it\n"
      "  tenderbox tool seal tenderbox-seal.html          a bid is sealed in it\n"
      "  tenderbox tool seal                              its fingerprint alone\n"
      "  tenderbox tool seal -p 2026-42                   is it the one that the tender named?",
      AT | O(PROCEDURE), 0, 1, 2, run_tool },
    { "act", "NAME [FIELD=VALUE ...]", "do a formal act; doc/acts.md has them all",
      "tenderbox act begin year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London \\\n"
      "    division=united-kingdom title=\"Vehicle recovery\" buyer=\"Arden\" --as olga.key --with "
      "bill.key",
      WHO | O(WITH) | O(BATCH) | O(WAIT) | O(DRY) | O(CLOCK), O(AS), 1, ARGUMENTS, run_act },
    { "draft", "new|check|show FILE [FIELD=VALUE ...]",
      "write a tender as a text, see all that is wrong with it, and how a bidder reads it",
      "tenderbox draft new tender.draft\n"
      "  tenderbox draft check tender.draft -p 2026-42\n"
      "  tenderbox draft check tender.draft retention=\"2036-01-01 00:00\" notice=@notice.txt -p "
      "2026-42\n"
      "  tenderbox draft show tender.draft -p 2026-42 -o tender.html",
      AT | O(AS) | O(PASSPHRASE) | O(PROCEDURE) | O(OUT) | O(PDF), 0, 2, ARGUMENTS, run_draft },
    { "agree", "NAME [FIELD=VALUE ...]",
      "agree to an act that needs two officers; another one enters it",
      "tenderbox agree resume lot=1 reason=\"The claim was withdrawn\" --as bill.key \\\n"
      "    -p 2026-42 --out resume.tbx",
      WHO | O(BATCH) | O(DAYS) | O(OUT), O(AS) | O(OUT), 1, ARGUMENTS, run_agree },
    { "enter", "FILE", "look at what another officer agreed to; with --as, sign and enter it",
      "tenderbox enter resume.tbx --as olga.key",
      AT | O(AS) | O(PASSPHRASE) | O(DRY) | O(CLOCK), 0, 1, 1,
      run_enter },
    { "enlist", "FILE NAME ROLE ...",
      "name somebody by the public half of their key, and what they may do",
      "tenderbox enlist eva.public \"Eva Lind\" evaluator --as olga.key -p 2026-42\n"
      "  ... --with bill.key --because \"Cleo is ill\"     once a box is listed",
      WHO | O(WITH) | O(BECAUSE) | O(LOT) | O(CLOCK), O(PROCEDURE) | O(AS), 3, ARGUMENTS,
      run_enlist },
    { "seal", "", "close a bid on this machine: nobody here can look inside",
      "tenderbox seal --lot 1 --quality method.pdf --price price.txt --out bid --as bela.key -p "
      "2026-42\n"
      "  tenderbox seal --lot 1 --price-form price.txt -p 2026-42     what is to be filled in",
      WHO | O(LOT) | O(ROUND) | O(QUALITY) | O(PRICE) | O(PRICE_FORM) | O(OUT) |
      O(YES), O(PROCEDURE) | O(LOT), 0, 0, run_seal },
    { "deposit", "DIR", "submit a sealed bid; it is in once it is said to be taken",
      "tenderbox deposit bid --as bela.key -p 2026-42", WHO | O(LATE) | O(READY) | O(WAIT) |
      O(NO_WAIT) | O(CLOCK), O(PROCEDURE) | O(AS), 1, 1, run_deposit },
    { "turn", "", "check the log, then turn your padlock for every admitted bid of a lot",
      "tenderbox turn --lot 1 --envelope quality --as hana.key -p 6raew6q3csfuwwleoqhnlilmx5hbaaqq"
      "\n  ... --policy hana.policy            at the first turn: it is kept beside the key"
      "\n  ... --out turn.tbx                  into a file, that you bring to the tender's page"
      "\n  ... --bundle this.tbx --out turn.tbx      from one file of that page, and no net",
      WHO | O(OUT) | O(BUNDLE) | O(LOT) | O(ROUND) | O(ENVELOPE) | O(POLICY) | O(NO_POLICY) |
      O(CHECKPOINT) | O(LAG) | O(BECAUSE) | O(CLOCK),
      O(PROCEDURE) | O(AS) | O(LOT) | O(ENVELOPE), 0, 0, run_turn },
    { "open", "", "open the envelopes for which enough padlocks have turned",
      "tenderbox open --lot 1 --envelope quality --out opened --as olga.key -p 2026-42",
      WHO | O(LOT) | O(ROUND) | O(ENVELOPE) | O(OUT) | O(CLOCK),
      O(PROCEDURE) | O(AS) | O(LOT) | O(ENVELOPE), 0, 0, run_open },
    { "show", "[WORD [NUMBER]]", "what there is, where it stands and what comes next",
      "tenderbox show -p 2026-42\n"
      "  tenderbox show criteria -p 2026-42       documents, questions, marks ...\n"
      "  tenderbox show answer 3 -p 2026-42 --json\n"
      "  tenderbox show document 1 -p 2026-42 --out specification.pdf",
      AT | O(PROCEDURE) | O(AS) | O(PASSPHRASE) | O(OUT), 0, 0, 2, run_show },
    { "todo", "", "what you must do next, over all procedures, what is overdue first",
      "tenderbox todo --as olga.key\n"
      "  tenderbox todo --as olga.key --book https://tender.example.org --json",
      AT | O(AS) | O(PASSPHRASE), O(AS), 0, 0, run_todo },
    { "dates", "", "the dates that the law derives, from which article, and those published",
      "tenderbox dates -p 2026-42", WHO, O(PROCEDURE), 0, 0, run_dates },
    { "receipt", "ENTRY", "the proof that an entry is in the log, checkable without us",
      "tenderbox receipt 1234 --out my.tlog-proof\n"
      "  tenderbox receipt 1234 --policy policy     seen by the quorum that it asks for",
      AT | O(AS) | O(PASSPHRASE) | O(POLICY) | O(OUT), 0, 1, 1, run_receipt },
    { "tick", "", "enter what the box's clock owes by now: before witnesses look, and every minute",
      "tenderbox tick", AT | O(CLOCK), 0, 0, 0, run_tick },
    { "serve", "[DIR]", "answer over HTTP: the log for monitors and witnesses, and how it is",
      "tenderbox serve book --listen 127.0.0.1:8080\n"
      "  tenderbox serve book --config tenderbox.conf\n"
      "  tenderbox serve play/book --demonstration     a book that tenderbox demo --living made",
      O(BOOK) | O(CONFIG) | O(LISTEN) | O(DEMONSTRATION) | O(CLOCK), 0, 0, 1, run_serve,
      "it is what answers at an address" },
    { "mirror", "DIR", "all public pages as files, for any web server, or to be kept",
      "tenderbox mirror /var/www/tenders --book town --config tenderbox.conf\n"
      "  tenderbox mirror copy --book https://tender.example.org     from anywhere",
      AT | O(CONFIG), 0, 1, 1, run_mirror },
    { "invite", "[MAIL [PURPOSE]]", "let somebody make an account of their own, by a link",
      "tenderbox invite olga@arden.example \"to run the first tender\" --config tenderbox.conf",
      O(BOOK) | O(CONFIG), 0, 0, 2, run_invite,
      "the link is made in its people.db; from elsewhere officers invite on the page /people" },
    { "witness-add", "FILE", "keep a checkpoint as witnesses cosigned it, for bundles and receipts",
      "tenderbox witness-add checkpoint.cosigned --policy policy",
      AT | O(POLICY) | O(LATE), 0, 1, 1, run_witness_add },
    { "witness", "DIR | new DIR NAME | add DIR LOG-KEY",
      "a witness of your own: cosigns a log that only grows, for others to rely on",
      "tenderbox witness new eye union.example/witness\n"
      "  tenderbox witness add eye tender.example.org/log+33d7b496+AeHZzl...\n"
      "  tenderbox witness eye --listen 127.0.0.1:8081\n"
      "  tenderbox witness eye --pull https://tender.example.org/log     where nobody can reach it",
      O(LISTEN) | O(PULL), 0, 1, 3, run_witness },
    { "watch", "URL", "believe nobody: does a log still begin with all that you were shown before?",
      "tenderbox watch https://tender.example.org/log --state seen --policy policy     at first\n"
      "  tenderbox watch https://tender.example.org/log --state seen\n"
      "  tenderbox watch https://tender.example.org/log --state seen --compare friend/latest",
      O(STATE) | O(COMPARE) | O(POLICY), O(STATE), 1, 1, run_watch },
    { "paper", "award-report|summary|disregard|opening|approvals",
      "write a document made from the record, and say what it still lacks",
      "tenderbox paper award-report --lot 1 -p 2026-42 -o report.html\n"
      "  tenderbox paper summary --lot 1 --bidder \"Bela Recovery\" --pdf -p 2026-42 -o bela.pdf\n"
      "  tenderbox paper approvals --gate 2 -p 2026-42 -o board.html --json",
      AT | O(AS) | O(PASSPHRASE) | O(PROCEDURE) | O(LOT) | O(BIDDER) | O(GATE) | O(PART) | O(PDF) |
          O(OUT),
      O(PROCEDURE) | O(OUT), 1, 1, run_paper },
    { "export", "bundle", "write one file from which everything can be checked again",
      "tenderbox export bundle --edition court -p 2026-42 --out court.tbx\n"
      "  tenderbox export bundle --policy policy -p 2026-42 --out public.tbx     as far as seen",
      AT | O(AS) | O(PASSPHRASE) | O(PROCEDURE) | O(EDITION) | O(BIDDER) | O(POLICY) | O(OUT),
      O(PROCEDURE) | O(OUT), 1, 1, run_export },
    { "verify", "BUNDLE | receipt FILE",
      "recompute a bundle, or check a receipt; needs no book and no server",
      "tenderbox verify court.tbx --policy policy\n"
      "  tenderbox verify public.tbx --policy policy --journal hana.key.turned\n"
      "  tenderbox verify receipt my.tlog-proof --policy policy --bundle public.tbx",
      O(POLICY) | O(JOURNAL) | O(LAG) | O(BUNDLE), O(POLICY), 1, 2, run_verify },
};
const ptrdiff_t command_count = countof(commands);
