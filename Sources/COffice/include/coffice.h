// Runs a program that must neither reach the network nor outlive its time.
#ifndef MOYIN_COFFICE_H
#define MOYIN_COFFICE_H
#include <stddef.h>

/// Runs a program to its end, without input or output, in a process group of its own, all of which is ended with it.
/// Where the system lets it, it has no network.
/// `arguments`, `environment`: ended by NULL. `bytes`: the largest file that it may write.
/// Returns its exit status; -1 when it could not be run or did not end by itself, -2 when the time was over.
int moyin_office_run(const char *program, char *const arguments[], char *const environment[], int milliseconds, size_t bytes);

/// Removes a folder with all that is in it. Links are removed, not followed.
void moyin_office_remove(const char *folder);
#endif
