#include "test/faulty.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct { bool armed, lasting, deadly, struck; int nth, count; Fault how; } disk;
static int inside;           /* SQLite: its own VFS counts already */

void faulty_arm(int nth, Fault how, bool lasting)
{
    disk.armed   = true;
    disk.lasting = lasting;
    disk.deadly  = false;
    disk.struck  = false;
    disk.nth     = nth;
    disk.count   = 0;
    disk.how     = how;
}

void faulty_kill(int nth, Fault how)
{
    faulty_arm(nth, how, false);
    disk.deadly = true;
}

void faulty_disarm(void) { disk.armed = false; }
int  faulty_count(void)  { return disk.count; }
bool faulty_struck(void) { return disk.struck; }

/* Counts one operation, or statement; does it fail? */
static bool strikes_at(bool statement)
{
    if (!disk.armed || statement != (disk.how == FAULT_READ))
        return false;
    disk.count++;
    bool now = disk.nth && (disk.count == disk.nth || (disk.lasting && disk.count > disk.nth));
    disk.struck = disk.struck || now;
    return now;
}

static bool strikes(void) { return strikes_at(false); }

/* An operation that was struck ends here, and with it the process where that is the fault. */
static int ends(int code)
{
    if (disk.deadly)
        raise(SIGKILL);
    return code;
}

static int error_said(void)
{
    return disk.how == FAULT_FULL        ? ENOSPC
           : disk.how == FAULT_QUOTA     ? EDQUOT
           : disk.how == FAULT_READ_ONLY ? EROFS
                                         : EIO;
}

/* ---- SQLite -------------------------------------------------------------------------- */

typedef struct Faulty { sqlite3_file base; sqlite3_file *real; } Faulty;

static sqlite3_file *real(sqlite3_file *f) { return ((Faulty *)f)->real; }

static int close_file(sqlite3_file *f)
{
    sqlite3_file *r = real(f);
    return r->pMethods ? r->pMethods->xClose(r) : SQLITE_OK;
}

static int read_file(sqlite3_file *f, void *to, int len, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), to, len, at);
}

static int write_real(sqlite3_file *f, const void *from, int len, sqlite3_int64 at)
{
    inside++;
    int code = real(f)->pMethods->xWrite(real(f), from, len, at);
    inside--;
    return code;
}

static int write_file(sqlite3_file *f, const void *from, int len, sqlite3_int64 at)
{
    if (!strikes())
        return write_real(f, from, len, at);
    if (disk.how == FAULT_SHORT)
        write_real(f, from, len / 2, at);
    if (disk.how == FAULT_DONE)
        write_real(f, from, len, at);
    errno = error_said();
    return ends(disk.how == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE);
}

static int truncate_file(sqlite3_file *f, sqlite3_int64 size)
{
    bool fails = strikes();
    inside++;
    int code = !fails || disk.how == FAULT_DONE ? real(f)->pMethods->xTruncate(real(f), size) : 0;
    inside--;
    return fails ? ends(SQLITE_IOERR_TRUNCATE) : code;
}

static int sync_file(sqlite3_file *f, int flags)
{
    bool fails = strikes();
    inside++;
    int code = !fails || disk.how == FAULT_DONE ? real(f)->pMethods->xSync(real(f), flags) : 0;
    inside--;
    return fails ? ends(SQLITE_IOERR_FSYNC) : code;
}

#define PASS(name, method, type, args, given)                                                      \
    static type name args { return real(f)->pMethods->method given; }
PASS(file_size, xFileSize, int, (sqlite3_file * f, sqlite3_int64 *size), (real(f), size))
PASS(lock, xLock, int, (sqlite3_file * f, int how), (real(f), how))
PASS(unlock, xUnlock, int, (sqlite3_file * f, int how), (real(f), how))
PASS(reserved, xCheckReservedLock, int, (sqlite3_file * f, int *out), (real(f), out))
PASS(control, xFileControl, int, (sqlite3_file * f, int op, void *arg), (real(f), op, arg))
PASS(sector, xSectorSize, int, (sqlite3_file * f), (real(f)))
PASS(device, xDeviceCharacteristics, int, (sqlite3_file * f), (real(f)))
PASS(shm_map, xShmMap, int, (sqlite3_file * f, int page, int size, int grow, void volatile **at),
     (real(f), page, size, grow, at))
PASS(shm_lock, xShmLock, int, (sqlite3_file * f, int at, int n, int how), (real(f), at, n, how))
PASS(shm_unmap, xShmUnmap, int, (sqlite3_file * f, int gone), (real(f), gone))

static void shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }

static const sqlite3_io_methods methods = {
    .iVersion = 2, .xClose = close_file, .xRead = read_file, .xWrite = write_file,
    .xTruncate = truncate_file, .xSync = sync_file, .xFileSize = file_size, .xLock = lock,
    .xUnlock = unlock, .xCheckReservedLock = reserved, .xFileControl = control,
    .xSectorSize = sector, .xDeviceCharacteristics = device, .xShmMap = shm_map,
    .xShmLock = shm_lock, .xShmBarrier = shm_barrier, .xShmUnmap = shm_unmap,
};

static sqlite3_vfs *below;

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
    (void)vfs;
    Faulty *file = (Faulty *)f;
    file->real = (sqlite3_file *)(file + 1);
    memset(file->real, 0, (size_t)below->szOsFile);
    int code = below->xOpen(below, name, file->real, flags, out);
    file->base.pMethods = file->real->pMethods ? &methods : NULL;
    return code;
}

static int statement_begins(unsigned what, void *db, void *statement, void *text)
{
    (void)what, (void)statement, (void)text;
    if (strikes_at(true))
        sqlite3_interrupt(db);
    return 0;
}

static int opened(sqlite3 *db, char **said, const struct sqlite3_api_routines *unused)
{
    (void)said, (void)unused;
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, statement_begins, db);
}

void faulty_register(void)
{
    static sqlite3_vfs vfs;
    if (below)
        return;
    below = sqlite3_vfs_find(NULL);
    vfs = *below;
    vfs.zName    = "faulty";
    vfs.pNext    = NULL;
    vfs.szOsFile = below->szOsFile + (int)sizeof(Faulty);
    vfs.xOpen    = open_file;
    sqlite3_vfs_register(&vfs, 1);
    sqlite3_auto_extension((void (*)(void))opened);
}

/* ---- the C library ---------------------------------------------------------------------- */

static int said(void) { return errno = error_said(), ends(-1); }

ssize_t pwrite(int fd, const void *from, size_t len, off_t at)
{
    bool fails = !inside && strikes();
    if (fails && disk.how != FAULT_DONE && disk.how != FAULT_SHORT)
        return said();
    if (fails && disk.how == FAULT_SHORT)
        return ends((int)syscall(SYS_pwrite64, fd, from, len / 2, at));
    ssize_t wrote = syscall(SYS_pwrite64, fd, from, len, at);
    return fails ? said() : wrote;
}

ssize_t write(int fd, const void *from, size_t len)
{
    bool fails = !inside && fd > 2 && strikes();
    return fails ? said() : syscall(SYS_write, fd, from, len);
}

int fsync(int fd) { return !inside && strikes() ? said() : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return !inside && strikes() ? said() : (int)syscall(SYS_fdatasync, fd); }

int rename(const char *from, const char *to)
{
    bool fails = !inside && strikes();
    if (fails && disk.how != FAULT_DONE)
        return said();
    int code = (int)syscall(SYS_rename, from, to);
    return fails ? said() : code;
}
