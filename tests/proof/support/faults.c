// Preloaded into a server: makes the n-th call on files of the store fail, once or from then on, or say yes and do nothing.
// A file of numbers that both sides map says what to do, so that the proof can change it while the server runs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

enum { Write = 1, Sync = 2, Truncate = 4, Open = 8, Read = 16 };
enum { Off, Once, Always, Lie };

struct Orders {
    _Atomic int mode;       // Off, Once, Always or Lie
    _Atomic int functions;  // which calls, by bit
    _Atomic int nth;        // counts down; the call that finds 1 fails
    _Atomic int error;      // its errno
    _Atomic int hits;       // calls that failed
    _Atomic int calls;      // calls on files of the store so far
};

static struct Orders* orders;
static const char* part;  // of the path of the files that count
static int no_sync;

__attribute__((constructor)) static void begin(void) {
    const char* file = getenv("PROOF_FAULTS");
    part = getenv("PROOF_FAULTS_PATH");
    no_sync = getenv("PROOF_NO_SYNC") != NULL;
    if (file == NULL || part == NULL) return;
    const int descriptor = open(file, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) abort();
    orders = mmap(NULL, sizeof(struct Orders), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (orders == MAP_FAILED) abort();
    close(descriptor);
}

static int path_counts(const char* path) { return strstr(path, part) != NULL; }

static int file_counts(int descriptor) {
    char link[64], path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return path_counts(path);
}

// 0: do it; 1: fail with errno; 2: say yes and do nothing.
static int decide(int function, int counts) {
    if (!counts) return 0;
    atomic_fetch_add(&orders->calls, 1);
    const int mode = atomic_load(&orders->mode);
    if (mode == Off || !(atomic_load(&orders->functions) & function)) return 0;
    const int left = atomic_fetch_sub(&orders->nth, 1);
    if (left > 1 || (mode == Once && left < 1)) return 0;
    atomic_fetch_add(&orders->hits, 1);
    if (mode == Lie) return 2;
    errno = atomic_load(&orders->error);
    return 1;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define GUARD(function, counts, lie) \
    if (orders != NULL) { \
        const int saved = errno; \
        const int what = decide(function, counts); \
        if (what == 1) return -1; \
        errno = saved; \
        if (what == 2) return lie; \
    }

ssize_t write(int fd, const void* data, size_t size) {
    REAL(write);
    GUARD(Write, file_counts(fd), (ssize_t)size)
    return real(fd, data, size);
}
ssize_t writev(int fd, const struct iovec* parts, int count) {
    REAL(writev);
    GUARD(Write, file_counts(fd), -1)
    return real(fd, parts, count);
}
ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    REAL(pwrite);
    GUARD(Write, file_counts(fd), (ssize_t)size)
    return real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    REAL(pwrite64);
    GUARD(Write, file_counts(fd), (ssize_t)size)
    return real(fd, data, size, at);
}
ssize_t pread64(int fd, void* data, size_t size, off64_t at) {
    REAL(pread64);
    GUARD(Read, file_counts(fd), -1)
    return real(fd, data, size, at);
}
int fsync(int fd) {
    REAL(fsync);
    if (no_sync) return 0;
    GUARD(Sync, file_counts(fd), 0)
    return real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    if (no_sync) return 0;
    GUARD(Sync, file_counts(fd), 0)
    return real(fd);
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    GUARD(Truncate, file_counts(fd), 0)
    return real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    GUARD(Truncate, file_counts(fd), 0)
    return real(fd, size);
}

#define MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char* path, int flags, ...) {
    REAL(open);
    MODE
    GUARD(Open, path_counts(path), -1)
    return real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    REAL(open64);
    MODE
    GUARD(Open, path_counts(path), -1)
    return real(path, flags, mode);
}
