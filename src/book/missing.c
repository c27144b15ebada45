/* missing.c - what is not there, said also where there is no book but a bundle. */
#include "book/book.h"

const Reason words_missing = { MISSING, "words-missing", "doc/book.md, shelf",
    "These words or this paper are not on the shelf: never put there, or erased." };
const Reason sealed_missing = { MISSING, "sealed-missing", "doc/book.md, shelf",
    "The sealed file is not here, or not whole." };
