/* contracts.h - contracts that were signed, and what became of them. */
#ifndef PAGE_CONTRACTS_H
#define PAGE_CONTRACTS_H

#include "page/frame.h"
#include "page/public.h"

#define CHANGE_SHOWN(IS)                                                                           \
    IS(ChangeShown, TEXT, at, , "When it was entered, in words.")                                  \
    IS(ChangeShown, TEXT, value, , "What the contract is worth since.")                            \
    IS(ChangeShown, TEXT, until, , "Its last day since.")                                          \
    IS(ChangeShown, TEXT, reason, , "Why.")                                                        \
    IS(ChangeShown, NUMBER, entry, , "Its entry of the log.")
SHAPE(ChangeShown, CHANGE_SHOWN)

#define CONTRACT_ROW(IS)                                                                           \
    IS(ContractRow, TEXT, number, , "The tender's year and number, or its name.")                  \
    IS(ContractRow, TEXT, title, , "What was tendered.")                                           \
    IS(ContractRow, TEXT, buyer, , "By whom.")                                                     \
    IS(ContractRow, NUMBER, lot, , "The lot's number.")                                            \
    IS(ContractRow, TEXT, lot_title, , "What the lot is called.")                                  \
    IS(ContractRow, TEXT, supplier, , "With whom.")                                                \
    IS(ContractRow, TEXT, value, , "What it was worth when it was signed.")                        \
    IS(ContractRow, TEXT, signed_at, , "When its signature was entered, in words.")                \
    IS(ContractRow, TEXT, signed_iso, , "The same, as in ISO 8601.")                               \
    IS(ContractRow, TEXT, begins, , "Its first day.")                                              \
    IS(ContractRow, TEXT, ends, , "Its last day, as it was signed.")                               \
    IS(ContractRow, TEXT, beyond, , "Why it is worth more than was published; empty: it is not.")  \
    IS(ContractRow, NUMBER, entry, , "Its entry of the log.")                                      \
    IS(ContractRow, LIST, changes, ChangeShown, "Changes, in their order.")
SHAPE(ContractRow, CONTRACT_ROW)

typedef LIST(ContractRow) ContractRows;
void contracts_of(const Public *, ContractRows *, Arena *);

#define CONTRACT_PAGE(IS)                                                                          \
    IS(ContractPage, TEXT, number, , "Year and number, or its name.")                              \
    IS(ContractPage, TEXT, title, , "What was tendered.")                                          \
    IS(ContractPage, TEXT, heading, , "What this page is about.")                                  \
    IS(ContractPage, LIST, contracts, ContractRow, "One for each lot.")
SHAPE(ContractPage, CONTRACT_PAGE)

/* Fails: not-public, while none is signed; as public_look(). */
Result page_contract(const Onlooker *, const Procedure *, ContractPage *, Arena *);
void   contract_html(const Frame *, const ContractPage *, Text *, Arena *);

#define CONTRACTS_PAGE(IS)                                                                         \
    IS(ContractsPage, TEXT, counted, , "How many there are.")                                      \
    IS(ContractsPage, LIST, contracts, ContractRow, "The latest first.")                           \
    IS(ContractsPage, TEXT, which, , "Which of them are shown; empty: all.")                       \
    IS(ContractsPage, TEXT, before, , "Where those before them are.")                              \
    IS(ContractsPage, TEXT, after, , "Where more are.")
SHAPE(ContractsPage, CONTRACTS_PAGE)

void contracts_html(const Frame *, const ContractsPage *, Text *, Arena *);
void contracts_csv(const ContractsPage *, Text *, Arena *);

#endif
