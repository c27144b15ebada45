#include "sys/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- what it may ------------------------------------------------------------------ */

#if defined __x86_64__
#define OWN_ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define OWN_ARCH AUDIT_ARCH_AARCH64
#endif

/* No socket; a call in the manner of another machine ends it. Source: seccomp(2). */
static bool no_network(void)
{
#ifdef OWN_ARCH
    struct sock_filter rows[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
    };
    struct sock_fprog all = { countof(rows), rows };
    return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
           !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all);
#else
    return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}

static void may_read(int rules, const char *path, uint64_t what)
{
    struct landlock_path_beneath_attr below = { .allowed_access = what };
    below.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (below.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(below.parent_fd);
}

/* Kernels before 5.13, and those that were built without it, go without. Source: landlock(7). */
static void reads_little(void)
{
    static const char *const folders[] = { "/usr", "/lib", "/lib64", "/etc/fonts",
                                           "/var/cache/fontconfig" };
    uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                       LANDLOCK_ACCESS_FS_EXECUTE;
    struct landlock_ruleset_attr all = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) -
                                                              1 };
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return;
    for (int i = 0; i < countof(folders); i++)
        may_read(rules, folders[i], reading);
    may_read(rules, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE);
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

static bool bound(int what, int64_t most)
{
    struct rlimit limit = { (rlim_t)most, (rlim_t)most };
    return !setrlimit(what, &limit);
}

/* Between fork and exec: nothing here takes a lock. */
static _Noreturn void become(const Child *c, int out)
{
    static char *const environment[] = { "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/", NULL };
    sigset_t none;
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    bool well = dup2(c->in, 0) == 0 && dup2(out, 1) == 1 && dup2(nowhere, 2) == 2 &&
                !lseek(0, 0, SEEK_SET) && !close_range(3, ~0U, 0) &&
                bound(RLIMIT_CPU, c->seconds) && bound(RLIMIT_FSIZE, 0) && bound(RLIMIT_CORE, 0) &&
                bound(RLIMIT_NOFILE, 64) && bound(RLIMIT_AS, c->memory) && no_network();
    if (well) {
        reads_little();
        execve(c->argv[0], (char *const *)c->argv, environment);
    }
    _exit(127);
}

/* ---- running it ------------------------------------------------------------------- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* CHILD_WELL: it closed its end within its time and within what it may say. */
static ChildEnd listen_to(int from, const Child *c, Text *said, Arena *a)
{
    char    part[16384];
    int64_t until = now_ms() + (int64_t)c->seconds * 1000;
    for (;;) {
        struct pollfd one = { from, POLLIN, 0 };
        int64_t left = until - now_ms();
        if (left <= 0 || poll(&one, 1, (int)left) == 0)
            return CHILD_LONG;
        ssize_t got = read(from, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got ? CHILD_FAILED : CHILD_WELL;
        if (said->len + got > c->most || arena_left(a) < 4 * (said->len + got) + (1 << 16))
            return CHILD_MUCH;
        text_add(said, (Str){ part, got }, a);
    }
}

/* A whole processor's time may be over before the clock's. */
static ChildEnd ended(pid_t pid, ChildEnd listened)
{
    int how = 0;
    if (listened != CHILD_WELL)
        kill(pid, SIGKILL);
    while (waitpid(pid, &how, 0) < 0)
        if (errno != EINTR)
            return CHILD_FAILED;
    if (listened != CHILD_WELL || (WIFEXITED(how) && WEXITSTATUS(how) == 0))
        return listened;
    return WIFSIGNALED(how) && (WTERMSIG(how) == SIGXCPU || WTERMSIG(how) == SIGKILL)
        ? CHILD_LONG : CHILD_FAILED;
}

ChildEnd child_run(const Child *c, Str *said, Arena *a)
{
    int  line[2];
    Text t = { 0 };
    *said = (Str){ 0 };
    if (access(c->argv[0], X_OK))
        return CHILD_MISSING;
    if (pipe2(line, O_CLOEXEC))
        return CHILD_FAILED;
    pid_t pid = fork();
    if (!pid)
        become(c, line[1]);
    close(line[1]);
    ChildEnd end = pid > 0 ? ended(pid, listen_to(line[0], c, &t, a)) : CHILD_FAILED;
    close(line[0]);
    *said = text_str(&t);
    return end;
}
