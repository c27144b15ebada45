/* api.h - what programs ask and are told: JSON, of which the shapes stand here. */
#ifndef HTTP_API_H
#define HTTP_API_H

#include "http/asker.h"
#include "http/parts.h"
#include "http/site.h"

/* What became of signed acts that were brought. */
#define ACTS_ANSWER(IS)                                                                            \
    IS(ActsAnswer, TEXT, act, , "Of the act, or of the last of a batch: its kind.")                \
    IS(ActsAnswer, TEXT, procedure, , "The name of its procedure now.")                            \
    IS(ActsAnswer, FLAG, entered, , "It is in the log; else it was taken and waits for a tick.") \
    IS(ActsAnswer, NUMBER, leaf, , "Its entry, where it is entered.")                              \
    IS(ActsAnswer, NUMBER, due, , "Where it waits: until when, in seconds UTC; else 0.")           \
    IS(ActsAnswer, NUMBER, arrived, , "When its last byte was here, in seconds UTC.")
SHAPE(ActsAnswer, ACTS_ANSWER)

#define COSIGNER_ROW(IS)                                                                           \
    IS(CosignerRow, TEXT, name, , "The witness, as its key names it.")
SHAPE(CosignerRow, COSIGNER_ROW)

/* A checkpoint that witnesses cosigned was brought. */
#define COSIGNED_ANSWER(IS)                                                                        \
    IS(CosignedAnswer, NUMBER, size, , "How many entries the log had then.")                       \
    IS(CosignedAnswer, NUMBER, kept, , "How many of its lines are new, and kept.")                 \
    IS(CosignedAnswer, LIST, known, CosignerRow, "Witnesses of the book's policy whose they are.")
SHAPE(CosignedAnswer, COSIGNED_ANSWER)

/* The log that a server keeps. */
#define BOOK_ANSWER(IS)                                                                            \
    IS(BookAnswer, TEXT, origin, , "The name of the log.")                                         \
    IS(BookAnswer, TEXT, log_key, , "With which it is signed, as a vkey of a note.")               \
    IS(BookAnswer, NUMBER, entries, , "How many it has.")                                          \
    IS(BookAnswer, NUMBER, now, , "What the server's clock says, in seconds UTC.")
SHAPE(BookAnswer, BOOK_ANSWER)

#define PROCEDURE_ROW(IS)                                                                          \
    IS(ProcedureRow, NUMBER, year, , "Of its number.")                                             \
    IS(ProcedureRow, NUMBER, number, , "Within the year; 0: it has none.")                         \
    IS(ProcedureRow, TEXT, name, , "Its name of 32 letters; of a draft the draft's.")              \
    IS(ProcedureRow, TEXT, title, , "What it is called.")                                          \
    IS(ProcedureRow, FLAG, published, , "Else it is a draft.")
SHAPE(ProcedureRow, PROCEDURE_ROW)

#define PROCEDURES_ANSWER(IS)                                                                      \
    IS(ProceduresAnswer, NUMBER, entries, , "How many the log has.")                               \
    IS(ProceduresAnswer, LIST, procedures, ProcedureRow, "Those that are shown to the asker.")
SHAPE(ProceduresAnswer, PROCEDURES_ANSWER)

/* A padlock was shown to be there. */
#define THERE_ANSWER(IS)                                                                           \
    IS(ThereAnswer, NUMBER, padlock, , "Which one.")                                               \
    IS(ThereAnswer, NUMBER, at, , "When, in seconds UTC.")
SHAPE(ThereAnswer, THERE_ANSWER)

/* A sealed file that goes up in parts of 8 MiB, the last one shorter. */
#define UPLOAD_ANSWER(IS)                                                                          \
    IS(UploadAnswer, FLAG, whole, , "It is on the shelf, and a deposit can name it.")              \
    IS(UploadAnswer, TEXT, parts, , "For each part, in order: 1, it is here; 0, it is not.")
SHAPE(UploadAnswer, UPLOAD_ANSWER)

/* May somebody who will then have so many bytes here leave the disk so many free? What is left last
 * is for those who need little. */
bool upload_has_room(int64_t free_bytes, int64_t has);

/* All bytes of a body, wherever they lie; mapped as long as the life. */
Result body_bytes(const Request *, Str *, Arena *);

/* What could not be kept, by errno: disk-full, else body-unreadable. */
Result unkept(void);

extern const Reason body_unreadable, upload_no_room;

#endif
