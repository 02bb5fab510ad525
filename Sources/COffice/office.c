#define _GNU_SOURCE
#include "coffice.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Only what may be called between fork and exec in a process with threads.
static void become(const char *program, char *const arguments[], char *const environment[], int seconds, size_t bytes) {
    setpgid(0, 0);
    // It ends with the one who waits for it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // As root a network of one's own is enough; others need users of their own for it. Where neither is allowed, the
    // profile still forbids links to be followed.
    if (unshare(CLONE_NEWNET) != 0) unshare(CLONE_NEWUSER | CLONE_NEWNET);
    struct rlimit time = {seconds, seconds}, size = {bytes, bytes}, none = {0, 0};
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_FSIZE, &size);
    setrlimit(RLIMIT_CORE, &none);
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0) _exit(126);
    for (int descriptor = 0; descriptor < 3; descriptor++) dup2(nothing, descriptor);
    syscall(SYS_close_range, 3, ~0u, 0);
    execve(program, arguments, environment);
    _exit(127);
}

int moyin_office_run(const char *program, char *const arguments[], char *const environment[], int milliseconds, size_t bytes) {
    pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) become(program, arguments, environment, milliseconds / 1000 + 1, bytes);
    setpgid(child, child);
    int status = 0, result = -2;
    struct timespec pause = {0, 10 * 1000 * 1000};
    for (int waited = 0; waited < milliseconds; waited += 10) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) {
            result = ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            break;
        }
        nanosleep(&pause, NULL);
    }
    kill(-child, SIGKILL);
    if (result == -2) waitpid(child, &status, 0);
    return result;
}

static int drop(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    remove(path);
    return 0;
}

void moyin_office_remove(const char *folder) { nftw(folder, drop, 16, FTW_DEPTH | FTW_PHYS); }
