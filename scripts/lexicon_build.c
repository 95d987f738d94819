/* Build-time program: lexicon_build LEXICON.tsv STOPWORDS.txt OUT.c
 *
 *   form, documents -> Snowball stem -> one term a stem -> idf
 *   every form and stem -> the table of kernel/lexicon.h
 *
 * Stop words come first and are terms of their own. The documents of a stem are the sum over its
 * forms, capped at the number of documents: too many where two forms share a document, by a factor
 * that hardly moves a logarithm. A form with "'" enters a second time with U+2019. Two words of one
 * hash fail the build. Integer arithmetic only, so that the same input gives the same file on every
 * machine. */
#include <libstemmer.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "kernel/lexicon.h"

enum { TERMS_MAX = 1 << LEXICON_ID_BITS, SLOTS = 1 << LEXICON_TABLE_BITS, LINE_MAX_BYTES = 4096 };

static const uint64_t id_mask = ((uint64_t)1 << LEXICON_ID_BITS) - 1;
static const uint64_t key_mask = ((uint64_t)1 << LEXICON_KEY_BITS) - 1;

struct form {
    uint64_t documents;
    char text[56];
};

static struct form forms[SLOTS];
static uint32_t n_forms;
static uint64_t table[SLOTS], hot[1 << LEXICON_HOT_BITS];
static uint64_t frequency[TERMS_MAX];
static uint32_t n_terms = 1, n_stop, n_entries; /* id 0 is none */
static uint64_t n_documents;
static struct sb_stemmer *stemmer;

static void fail(const char *what, const char *detail)
{
    fprintf(stderr, "lexicon_build: %s: %s\n", what, detail);
    exit(1);
}

static uint64_t hash_of(const char *word)
{
    uint32_t n = (uint32_t)strlen(word);
    return word_hash(word_fold(word, n, word + n));
}

/* The slot of a word: its own, or the free one where it would stand. */
static uint64_t *slot_of(uint64_t hash)
{
    uint64_t i = hash & (SLOTS - 1);
    while (table[i] != 0 && (table[i] ^ hash) & ~key_mask)
        i = (i + 1) & (SLOTS - 1);
    return &table[i];
}

static void enter(const char *word, uint32_t id)
{
    uint64_t hash = hash_of(word), *slot = slot_of(hash);
    if (*slot != 0 && (*slot & id_mask) != id)
        fail("two words of one hash", word);
    if (*slot == 0 && ++n_entries > SLOTS / 4 * 3)
        fail("the table is full", word);
    *slot = (hash & ~key_mask) | id;
}

static void enter_curly(const char *word, uint32_t id)
{
    const char *mark = strchr(word, '\'');
    if (mark == NULL)
        return;
    char curly[LINE_MAX_BYTES + 8];
    snprintf(curly, sizeof curly, "%.*s\xE2\x80\x99%s", (int)(mark - word), word, mark + 1);
    enter(curly, id);
}

static uint32_t new_term(void)
{
    if (n_terms == TERMS_MAX)
        fail("too many terms", "");
    return n_terms++;
}

static const char *stem_of(const char *word)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)strlen(word));
    if (stem == NULL)
        fail("no memory", word);
    return (const char *)stem;
}

static FILE *open_file(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);
    if (file == NULL)
        fail("cannot open", path);
    return file;
}

static void read_stop_words(const char *path)
{
    char line[LINE_MAX_BYTES];
    FILE *file = open_file(path, "r");
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#')
            continue;
        for (char *word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
            uint32_t id = new_term();
            enter(word, id);
            enter_curly(word, id);
        }
    }
    fclose(file);
    n_stop = n_terms - 1;
}

/* Stems and forms share the table: the term of a form is the one that stands there for its stem. */
static void enter_form(const char *form, uint64_t documents)
{
    uint64_t *slot = slot_of(hash_of(form));
    uint32_t id = (uint32_t)(*slot & id_mask);
    if (id == 0 || id > n_stop) {
        const char *stem = stem_of(form);
        uint32_t known = (uint32_t)(*slot_of(hash_of(stem)) & id_mask);
        if (known == 0) {
            known = new_term();
            enter(stem, known);
        }
        if (id == 0) {
            id = known;
            enter(form, id);
            enter_curly(form, id);
        }
    }
    frequency[id] += documents;
}

static int compare_forms(const void *a, const void *b)
{
    const struct form *x = a, *y = b;
    if (x->documents != y->documents)
        return x->documents < y->documents ? 1 : -1;
    return strcmp(x->text, y->text);
}

static void read_line(char *line)
{
    char *tab = strchr(line, '\t');
    if (tab == NULL)
        return;
    *tab = 0;
    uint64_t value = strtoull(tab + 1, NULL, 10);
    if (strcmp(line, "#documents") == 0) {
        n_documents = value;
        return;
    }
    if (n_forms == SLOTS || tab - line >= (ptrdiff_t)sizeof forms[0].text)
        fail("too many forms, or too long", line);
    forms[n_forms].documents = value;
    strcpy(forms[n_forms++].text, line);
}

/* A slot of the small table is for the commonest form that would stand there. */
static void enter_hot(const char *form)
{
    uint64_t hash = hash_of(form), *slot = &hot[hash & (((uint64_t)1 << LEXICON_HOT_BITS) - 1)];
    if (*slot == 0)
        *slot = *slot_of(hash);
}

/* The commonest forms first: they find their own slots free. */
static void read_forms(const char *path)
{
    char line[LINE_MAX_BYTES];
    FILE *file = open_file(path, "r");
    while (fgets(line, sizeof line, file))
        read_line(line);
    fclose(file);
    if (n_documents == 0 || n_forms == 0)
        fail("no counts in", path);
    qsort(forms, n_forms, sizeof forms[0], compare_forms);
    for (uint32_t i = 0; i < n_forms; i++) {
        enter_form(forms[i].text, forms[i].documents);
        enter_hot(forms[i].text);
    }
}

/* log2 of value > 0 in 1/65536, digit by digit: squaring doubles the logarithm. */
static uint64_t log2_fixed(uint64_t value)
{
    unsigned whole = 63 - (unsigned)__builtin_clzll(value);
    uint64_t log = whole, x = (value << (63 - whole)) >> 32; /* 1 <= x / 2^31 < 2 */
    for (int bit = 0; bit < 16; bit++) {
        x = x * x >> 31;
        log <<= 1;
        if (x >> 32) {
            log |= 1;
            x >>= 1;
        }
    }
    return log;
}

static unsigned idf_of(uint64_t documents)
{
    const uint64_t ln2 = 45426; /* ln 2 in 1/65536 */
    if (documents > n_documents || documents == 0)
        documents = documents ? n_documents : 1;
    uint64_t log2 = log2_fixed(n_documents) - log2_fixed(documents);
    return (unsigned)((log2 * ln2 * LEXICON_IDF_ONE + (UINT64_C(1) << 31)) >> 32);
}

/* The entry with its idf, which is known once all forms have been counted; stop words have none. */
static uint64_t entry_with_idf(uint64_t entry)
{
    uint64_t id = entry & id_mask, idf = id > n_stop ? idf_of(frequency[id]) : 0;
    if (idf >> (LEXICON_KEY_BITS - LEXICON_ID_BITS) != 0)
        fail("an idf too large", "lexicon.h");
    return entry | idf << LEXICON_ID_BITS;
}

static void write_table(FILE *out, const char *name, const uint64_t *entries, uint32_t n)
{
    fprintf(out, "const uint64_t %s[] = {", name);
    for (uint32_t i = 0; i < n; i++)
        fprintf(out, entries[i] ? "%s0x%llx," : "%s%llu,", i % 8 ? "" : "\n",
                (unsigned long long)entry_with_idf(entries[i]));
    fprintf(out, "\n};\n");
}

/* FNV-1a, an entry a step. */
static uint32_t checksum(void)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < SLOTS; i++)
        sum = (sum ^ (table[i] ? entry_with_idf(table[i]) : 0)) * UINT64_C(0x100000001b3);
    return (uint32_t)(sum >> 32);
}

static void write_tables(FILE *out)
{
    fprintf(out, "/* Made by scripts/lexicon_build.c. */\n#include \"kernel/lexicon.h\"\n\n");
    fprintf(out, "const uint32_t lexicon_checksum = %u;\n", checksum());
    fprintf(out, "const uint32_t lexicon_n_stop = %u, lexicon_idf_max = %u;\n", n_stop, idf_of(1));
    write_table(out, "lexicon_table", table, SLOTS);
    write_table(out, "lexicon_hot", hot, 1 << LEXICON_HOT_BITS);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        fail("usage", "lexicon_build LEXICON.tsv STOPWORDS.txt OUT.c");
    stemmer = sb_stemmer_new("english", "UTF_8");
    if (stemmer == NULL)
        fail("no stemmer", "english");
    read_stop_words(argv[2]);
    read_forms(argv[1]);
    FILE *out = open_file(argv[3], "w");
    write_tables(out);
    if (fclose(out) != 0)
        fail("cannot write", argv[3]);
    sb_stemmer_delete(stemmer);
    return 0;
}
