#include "sys/guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* Of a core that is piped to a program the limit says nothing: the other does. */
void memory_guard(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
