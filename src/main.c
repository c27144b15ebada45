/* main.c - the program people run. */
#include "cli/command.h"
#include "sys/guard.h"
#include "sys/screen.h"

#include <sodium.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    if (sodium_init() < 0)
        abort();
    memory_guard();
    screen_guard();
    return command_main(argc, argv);
}
