/* paper.c - documents made from the record. */
#include "cli/inside.h"

#include "desk/paper.h"

/* What the document still lacks, for people or as JSON. */
static void tell_missing(const Line *line, const Doc *doc)
{
    const char *between = "";
    if (!line->option[OPT_JSON]) {
        say(line, "{}", doc_state(doc));
        for (each(const Task, task, doc->tasks))
            say(line, "  {}", doc_task(doc, task));
        return;
    }
    printf("{\"schema\": 1, \"done\": true, \"paper\": ");
    json_str(stdout, str(line->argument[0]));
    printf(", \"file\": ");
    json_str(stdout, str(line->option[OPT_OUT]));
    printf(", \"missing\": [");
    for (each(const Task, task, doc->tasks)) {
        printf("%s{\"who\": ", between);
        json_str(stdout, task->who);
        printf(", \"what\": ");
        json_str(stdout, task->what);
        printf(", \"why\": ");
        json_str(stdout, task->why);
        printf("}");
        between = ", ";
    }
    printf("]}\n");
}

Result run_paper(const Line *line)
{
    Visit   v;
    Record record;
    Doc    doc;
    Asked  asked = { .lot = number_option(line, OPT_LOT), .gate = number_option(line, OPT_GATE),
                     .part = number_option(line, OPT_PART) };
    if (!str_letter(str(line->argument[0]), &asked.kind))
        return word_unknown(line, "paper", line->argument[0],
            (const char *const[]){ "award-report", "summary", "disregard", "opening", "approvals",
                                   NULL });
    TRY(visit_look(&v, line));
    TRY(paper_record(v.onlooker.book, v.procedure, v.onlooker.now, &record, line->life));
    if (line->option[OPT_BIDDER])
        TRY(letter_bidder(&record, str(line->option[OPT_BIDDER]), &asked.bidder));
    TRY(paper_letter(&record, asked, &doc));
    TRY(paper_file(&doc, line->option[OPT_PDF] != NULL, line->option[OPT_OUT], line->life));
    say(line, "Written: {}", str(line->option[OPT_OUT]));
    tell_missing(line, &doc);
    return DONE;
}
