/* main.c - the program people run. */
#include "cli/command.h"
#include "sys/screen.h"

#include <sodium.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    if (sodium_init() < 0)
        abort();
    screen_guard();
    return command_main(argc, argv);
}
