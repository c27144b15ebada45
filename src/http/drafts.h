/* drafts.h - what officers write together before it is entered: its versions, its files, and what
 * counts now as the lines of a draft. */
#ifndef HTTP_DRAFTS_H
#define HTTP_DRAFTS_H

#include "accounts/drafts.h"
#include "desk/draft.h"
#include "desk/lines.h"
#include "http/copying.h"
#include "http/doing.h"

/* What becomes of it: the first round's definitions, a change of them, the next round's. */
typedef enum DraftKind { DRAFT_TO_PUBLISH, DRAFT_TO_AMEND, DRAFT_TO_INVITE } DraftKind;

/* "publish", the act that closes it. */
const char *draft_word(DraftKind);
bool        draft_kind(Str word, DraftKind *);
ActKind     draft_closes(DraftKind);

/* Is what this becomes written now, and by who asks: an officer of the procedure? */
bool draft_is_theirs(const Doing *, DraftKind);

/* What was sent. Of a session that began since, only what saves nothing is taken: what=resume.
 * False: it is answered. */
bool draft_posted(Doing *, Pairs *sent);

/* Drafts are the procedure's; its name stays the same until it is published. */
Str draft_place(const Doing *);

/* The latest version; .version 0: there is none. Fails: what broke. */
Result draft_latest(Doing *, DraftKind, KeptDraft *);

/* One line more of what is to be published. Fails: as draft_save(). */
Result draft_line_add(Doing *, Str line);

/* What the text names as @NAME: files that were brought, and papers of what was published.
 * Fails: what broke. */
Result draft_files_named(Doing *, Str text, FilesRead *);

/* What counts now of a published procedure, a definition a line: those that an amendment may
 * touch; of the others as comments, where all is asked for. */
Result draft_current(Doing *, bool all, Text *, NamedPapers *);

/* Reads it with its files; of an amendment those definitions alone that do not count already.
 * Fails: what broke. */
Result draft_read_here(Doing *, DraftKind, Str text, Draft *);

/* What is to be published, read and tried: what the procedure would become, and all that is wrong.
 * Fails: what broke. */
Result draft_tried(Doing *, Str text, Draft *, Procedure *);

/* Who saved it, by name. */
Str    draft_saver(Doing *, Id account);

/* The day of a deadline for that round: a week later than the earliest that the law lets it be, for
 * signing, on a working day. */
Day    draft_deadline(const Procedure *, Id round, Instant now, Arena *);

/* The same as lines: of an amendment's text those that are entered, of others all of it. */
Result draft_batch(Doing *, DraftKind, Str text, Str *batch);

/* The text to begin with. from: "one", "two", "empty" or the number of a tender, like 2026-42, of
 * which .kept and .anew then tell; documents: its files come along. Fails: as copy_of(),
 * draft_file_put(). */
Result draft_begun(Doing *, DraftKind, Str from, bool documents, Copied *);

#endif
