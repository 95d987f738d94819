/* The blocks of a page: their room, and what is counted in each.
 *
 * Words of a language's grammar ("the", "und", "que") are what prose has and lists, menus and
 * captions have less of. The table holds the commonest of a dozen languages, so that a block need
 * not know its own; in the others length and full stops speak. */
#include "format/html_blocks.h"

#include "base/utf8.h"

static const char *const stop_words[] = {
    "the a an of to in and that is was for on with as at by from it he she his her they their "
    "have has had but not be are were will would who which this its we you said i",
    "der die das und den von zu mit ist im des auf nicht ein eine dem sich auch als es an werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem so zum war haben nur oder "
    "aber vor zur bis mehr durch man sein wurde sei",
    "le la les de des du un une et en que qui est dans pour sur au par il ne pas plus ce se son "
    "avec sont aux elle mais ont cette sa ses ou nous vous",
    "el los las del y se por con una su para es al lo como pero sus le ha este si sobre entre ya "
    "cuando todo esta ser son fue",
    "il di e che la non per si i da una sono le con del ha anche della dei nel alla gli al ma "
    "delle piu lo",
    "o os e da do em um para com uma no na ao dos mais foi por seu sua das nos",
    "de het een van en dat niet op te zijn voor met die er aan ook om bij maar nog naar dan heeft",
    "och att det som en av ar for med till den har inte om ett han men var jag sig fran vi og af "
    "til pa ikke er",
    "i w nie na z sie do to ze jest o jak za po ale od co przez",
    "va bir bu ve ile icin da de olarak",
};

enum { SLOTS = 1024, WORD_MAX = 7 };

struct stop_set {
    uint64_t words[SLOTS]; /* the letters of a word, 0 where there is none */
};

/* A word of up to 7 bytes as a number; 0 for a longer one. */
static uint64_t key_of(const char *word, size_t len)
{
    uint64_t key = 0;
    if (len > WORD_MAX)
        return 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)word[i];
        key = key << 8 | (c >= 'A' && c <= 'Z' ? c | 32U : c);
    }
    return key;
}

static unsigned slot_of(uint64_t key)
{
    return (unsigned)(key * 0x9E3779B97F4A7C15U >> 54) % SLOTS;
}

static bool has_word(const struct stop_set *set, uint64_t key)
{
    unsigned slot = slot_of(key);
    while (set->words[slot] && set->words[slot] != key)
        slot = (slot + 1) % SLOTS;
    return key && set->words[slot];
}

static void fill(struct stop_set *set)
{
    memset(set, 0, sizeof *set);
    for (size_t i = 0; i < sizeof stop_words / sizeof *stop_words; i++)
        for (const char *word = stop_words[i]; *word;) {
            size_t len = strcspn(word, " ");
            uint64_t key = key_of(word, len);
            unsigned slot = slot_of(key);
            while (set->words[slot] && set->words[slot] != key)
                slot = (slot + 1) % SLOTS;
            set->words[slot] = key;
            word += len + (word[len] == ' ');
        }
}

bool html_blocks_open(struct html_blocks *blocks, struct arena *arena, size_t page)
{
    size_t n_nodes = page / 3 + 1, n_blocks = page / 4 + 1;
    n_nodes = n_nodes < HTML_NODES_MAX ? n_nodes : HTML_NODES_MAX;
    n_blocks = n_blocks < HTML_BLOCKS_MAX ? n_blocks : HTML_BLOCKS_MAX;
    *blocks = (struct html_blocks){.nodes = ARENA_NEW(arena, n_nodes, struct html_node),
                                   .blocks = ARENA_NEW(arena, n_blocks, struct html_block),
                                   .text = ARENA_NEW(arena, page + 1, char)};
    return blocks->nodes && blocks->blocks && blocks->text;
}

/* Three bytes of a letter that is a word, or half of one. */
static bool is_ideograph(const unsigned char *at)
{
    return at[0] >= 0xE3 && at[0] <= 0xE9 && (at[0] > 0xE3 || at[1] >= 0x81);
}

/* A mark of three bytes that ends a sentence: U+3002, U+FF01, U+FF1F; or U+0964, U+06D4 … */
static bool ends_wide(const char *end, size_t len)
{
    return len >= 3 &&
           (memcmp(end - 3, "\xE3\x80\x82", 3) == 0 || memcmp(end - 3, "\xEF\xBC\x81", 3) == 0 ||
            memcmp(end - 3, "\xEF\xBC\x9F", 3) == 0 || memcmp(end - 3, "\xE0\xA5\xA4", 3) == 0);
}

static void count_marks(struct html_block *block, const char *word, size_t len)
{
    const char *end = word + len;
    while (len > 1 && (end[-1] == '"' || end[-1] == '\'' || end[-1] == ')')) {
        end--;
        len--;
    }
    if (len > 3 &&
        (memcmp(end - 3, "\xE2\x80\x9D", 3) == 0 || memcmp(end - 3, "\xE2\x80\x99", 3) == 0)) {
        end -= 3;
        len -= 3;
    }
    char last = end[-1];
    block->ends =
        (uint16_t)(block->ends + ((len > 1 && (last == '.' || last == '!' || last == '?')) ||
                                  ends_wide(end, len)));
    block->commas = (uint16_t)(block->commas + (last == ','));
}

static void count_word(struct html_block *block, const struct stop_set *set, const char *word,
                       size_t len)
{
    unsigned wide = 0;
    for (size_t i = 0; i + 2 < len; i++) {
        unsigned char c = (unsigned char)word[i];
        if (c >= 0xE3 && is_ideograph((const unsigned char *)word + i)) {
            wide++;
            i += 2;
        }
    }
    block->words += wide > 2 ? wide * 2 / 3 : 1;
    if (wide > 2) /* no white space between sentences */
        for (size_t i = 3; i < len; i++)
            block->ends = (uint16_t)(block->ends + ends_wide(word + i, i));
    if (block->stops < UINT16_MAX)
        block->stops = (uint16_t)(block->stops + has_word(set, key_of(word, len)));
    if (block->ends < UINT16_MAX - 100 && block->commas < UINT16_MAX)
        count_marks(block, word, len);
}

void html_blocks_measure(struct html_blocks *blocks)
{
    struct stop_set set;
    fill(&set);
    for (uint32_t i = 0; i < blocks->n_blocks; i++) {
        struct html_block *block = &blocks->blocks[i];
        const char *pos = blocks->text + block->start, *end = pos + block->len;
        while (pos < end) {
            const char *beg = pos;
            while (pos < end && *pos != ' ' && *pos != '\n')
                pos++;
            if (pos > beg)
                count_word(block, &set, beg, (size_t)(pos - beg));
            pos++;
        }
    }
}

static size_t join_into(const struct html_blocks *blocks, const bool *keep, char *out)
{
    size_t len = 0;
    bool line = false; /* the line at hand has a kept block */
    for (uint32_t i = 0; i < blocks->n_blocks; i++) {
        const struct html_block *block = &blocks->blocks[i];
        line = line && block->glued;
        if (keep && !keep[i])
            continue;
        if (line && block->spaced) {
            out[len++] = ' ';
        } else if (!line && len > 0) {
            out[len++] = '\n';
            out[len++] = '\n';
        }
        memcpy(out + len, blocks->text + block->start, block->len);
        len += block->len;
        line = true;
    }
    return len;
}

bool html_blocks_join(const struct html_blocks *blocks, const bool *keep, struct arena *arena,
                      struct str *text)
{
    char *out = ARENA_NEW(arena, blocks->len + 2 * (size_t)blocks->n_blocks + 1, char);
    *text = STR("");
    if (!out)
        return false;
    *text = (struct str){out, join_into(blocks, keep, out)};
    arena_trim(arena, out + text->len);
    return true;
}
