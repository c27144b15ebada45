/* whole.h - bytes that go to a file, a pipe or a terminal all together. */
#ifndef SYS_WHOLE_H
#define SYS_WHOLE_H

#include "base/base.h"

/* As often as it takes. False, with errno: what is behind the descriptor takes no more. */
bool write_whole(int fd, Str);

/* The same into a file from a byte of it on, wherever others read or write there. */
bool write_whole_at(int fd, Str, int64_t at);

#endif
