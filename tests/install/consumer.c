/* A program that somebody else wrote: it knows the installed header and nothing else. Ends with
 * 0 where an article and a small archive give what the header promises, else tells what did not. */
#include <nutgraf.h>

#include <stdio.h>
#include <string.h>

static const char title[] = "Harbour town votes to keep its ferry";
static const char article[] =
    "The council of Port Ellery voted on Monday night to keep the town's ferry running through the "
    "winter, ending a dispute that had divided the harbour for a year.\n\n"
    "Nine of the thirteen councillors supported a subsidy of $1.2 million, which will pay for two "
    "crossings a day between November and March.\n\n"
    "The ferry carries about 900 people a week to the islands in the cold months, most of them "
    "pupils "
    "and nurses, according to a report that the council published in June.\n\n"
    "Mayor Ines Dahlgren said the vote gave the islanders a promise that they had waited for. "
    "\"Nobody "
    "should have to leave home because a boat stops in October,\" she said.\n\n"
    "Opponents argued that the money was needed for the town's school, whose roof has leaked since "
    "a "
    "storm in 2021. They announced a petition for a new vote in the spring.\n";

struct output {
    char data[1 << 16];
    size_t len;
};

static bool keep(void *user, const char *data, size_t n)
{
    struct output *output = (struct output *)user;
    if (n >= sizeof output->data - output->len)
        return false;
    memcpy(output->data + output->len, data, n);
    output->len += n;
    output->data[output->len] = '\0';
    return true;
}

static int wrong(const char *what, const char *more)
{
    fprintf(stderr, "consumer: %s: %s\n", what, more);
    return 1;
}

static int one_article(void)
{
    struct nutgraf_error error = {NUTGRAF_OK, 0, ""};
    struct nutgraf_options options;
    nutgraf_options_init(&options);
    options.points = 2;
    struct nutgraf_summarizer *summarizer = nutgraf_summarizer_new(&options, &error);
    if (!summarizer)
        return wrong("no summarizer", error.text);
    const struct nutgraf_summary *summary =
        nutgraf_summarize(summarizer, title, sizeof title - 1, article, sizeof article - 1, &error);
    int status = 0;
    if (!summary || strcmp(summary->status, "ok") != 0)
        status = wrong("the article", summary ? summary->status : error.text);
    else if (summary->n_points != 2)
        status = wrong("the points", "not two");
    for (size_t i = 0; !status && i < summary->n_points; i++) {
        const struct nutgraf_point *point = &summary->points[i];
        /* The article is ASCII and its sentences hold no line break: code points are bytes. */
        if (point->end - point->start != point->text_bytes || point->end > sizeof article - 1 ||
            memcmp(article + point->start, point->text, point->text_bytes) != 0)
            status = wrong("not the article's own words", point->text);
    }
    nutgraf_summarizer_free(summarizer);
    return status;
}

static int one_archive(const char *path)
{
    static struct output output;
    struct nutgraf_error error = {NUTGRAF_OK, 0, ""};
    struct nutgraf_counts counts = {.size = sizeof counts};
    struct nutgraf_run_options options;
    nutgraf_run_options_init(&options);
    options.jobs = 2;
    options.write = keep;
    options.user = &output;
    if (nutgraf_run(&path, 1, &options, &counts, &error) != NUTGRAF_OK)
        return wrong("the run", error.text);
    if (counts.records != 2 || counts.ok != 1 || counts.no_text != 1 || counts.lost != 0)
        return wrong("the counts", "not two records, one ok and one without text, nothing lost");
    if (strncmp(output.data, "{\"id\":\"a\",", 10) != 0 || !strstr(output.data, "\n{\"id\":\"b\","))
        return wrong("the records", output.data);
    return 0;
}

int main(int argc, char **argv)
{
    char libraries[200];
    if (argc != 3)
        return wrong("usage", "consumer VERSION FILE.jsonl");
    if (strcmp(nutgraf_version(), argv[1]) != 0)
        return wrong("the version", nutgraf_version());
    if (nutgraf_libraries(libraries, sizeof libraries) == 0 || !strstr(libraries, "libarchive"))
        return wrong("the libraries", libraries);
    return one_article() || one_archive(argv[2]) ? 1 : 0;
}
