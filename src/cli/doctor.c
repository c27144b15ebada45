/* doctor.c - is the book well, and its machine? */
#include "cli/inside.h"

#include "page/doctor.h"
#include "page/timeline.h"

enum { INDENT = 20, WIDTH = 80 };            /* columns */

static void say_checkup(const Checkup *checkup)
{
    for (each(const Checked, f, *checkup)) {
        printf("%-4s  %-13s ", health_words[f->health], f->about);
        wrap(stdout, text_str(&f->says), INDENT, WIDTH);
    }
}

static void checkup_json(const Checkup *checkup, bool well)
{
    printf("{\"schema\": 1, \"done\": %s, \"well\": %s, \"findings\": [",
           well ? "true" : "false", well ? "true" : "false");
    for (each(const Checked, f, *checkup)) {
        printf("%s{\"about\": \"%s\", \"health\": \"%s\", \"says\": ",
               f == checkup->at ? "" : ", ", f->about, health_words[f->health]);
        json_str(stdout, text_str(&f->says));
        printf("}");
    }
    printf("]}\n");
}

Result run_doctor(const Line *line)
{
    const char *folder;
    Checkup checkup;
    Wall     wall = wall_of_the_machine();
    TRY(book_named(line, &folder));
    page_doctor(folder, &wall, &checkup, line->life);
    Result r = checkup_judge(&checkup, line->life);
    if (line->option[OPT_JSON])
        checkup_json(&checkup, !failed(r));
    else
        say_checkup(&checkup);
    return r;
}
