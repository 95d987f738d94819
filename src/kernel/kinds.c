/* Fills the table of kinds from lists of words. Words of one stem are one term, and so of one kind;
 * a word that two lists want belongs to the first. The lists were made by hand, from what editors
 * choose; the model learns what a kind is worth. */
#include "kernel/kinds.h"

#include <string.h>

#include "base/str.h"

struct list {
    enum kind kind;
    const char *words; /* parted by single spaces */
};

static const struct list lists[] = {
    {KIND_FIRST_PERSON,
     "i me my mine we us our ours myself ourselves i'm i've i'd i'll we're we've we'd "
     "we'll"},
    {KIND_SECOND_PERSON, "you your yours yourself you're you've you'd you'll"},
    {KIND_THIRD_PERSON,
     "he she they him her his hers them their theirs it its he's she's they're it's "
     "he'd she'd they'd they've himself herself themselves itself"},
    {KIND_POINTING, "this that these those such here there both another same latter former"},
    {KIND_MODAL, "will would may might could should must can shall won't cannot can't"},
    {KIND_NEGATION, "not no never nor none without neither n't don't doesn't didn't isn't wasn't "
                    "aren't weren't hasn't haven't hadn't nothing nobody"},
    {KIND_CONTRAST,
     "but however despite although though yet while whereas nevertheless nonetheless "
     "meanwhile instead still also"},
    {KIND_PERCENT, "percent percentage pct cent points"},
    {KIND_MONEY, "million billion trillion thousand crore crores lakh lakhs dollars dollar pounds "
                 "pound euros euro rupees rupee yen cents pence usd rs bn mn"},
    {KIND_TIME, "monday tuesday wednesday thursday friday saturday sunday today yesterday "
                "tomorrow tonight january february march april june july august september "
                "october november december morning afternoon evening week weekend month year "
                "earlier recently"},
    {KIND_SPEECH, "said says say saying told tell tells telling asked asks added adds explained "
                  "claimed claims stated states announced revealed confirmed insisted argued "
                  "argues noted notes warned warns wrote writes tweeted commented replied "
                  "acknowledged suggested believes according spokesman spokeswoman spokesperson "
                  "statement interview quoted admitted denied alleged alleges reported reports "
                  "recalled remarked"},
    {KIND_EVENT, "launched killed died arrested won approved agreed accused banned charged "
                 "convicted sentenced sued filed raised acquired bought sold signed unveiled "
                 "released introduced rose fell dropped increased cut reached ordered rejected "
                 "resigned appointed elected defeated beat scored injured attacked destroyed "
                 "opened closed ended began started plans plan proposed decided ruled passed "
                 "voted suspended fired hired joined merged found discovered expected set record "
                 "deal merger acquisition lawsuit investigation crash fire explosion attack "
                 "election verdict"},
    {KIND_ROLE, "president minister prime chief police court company government secretary "
                "officials official authorities department ministry judge commission council "
                "parliament congress senate bank agency union party leader chairman executive "
                "director founder team league club state federal supreme attorney prosecutor "
                "army military university researchers scientists analysts investors users "
                "customers startup regulator board ceo firm mayor governor"},
    {KIND_OPINION, "think believe feel hope maybe perhaps probably really best amazing great love "
                   "like seems seem wonder wish honestly personally incredible beautiful favorite "
                   "favourite awesome nice fun obviously absolutely"},
    {KIND_THE, "the"},
    {KIND_A, "a an"},
};

static void add_list(struct kinds *kinds, const struct list *list)
{
    const char *word = list->words, *end = word + strlen(word);
    while (word < end) {
        uint32_t n = (uint32_t)strcspn(word, " ");
        uint32_t key = lexicon_find(word_hash(word_fold(word, n, end)));
        uint8_t *kind = &kinds->of[key & ((1u << LEXICON_ID_BITS) - 1)];
        if (key != 0 && *kind == KIND_NONE)
            *kind = (uint8_t)list->kind;
        word += n + 1;
    }
}

void kinds_read(struct kinds *kinds)
{
    memset(kinds, 0, sizeof *kinds);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        add_list(kinds, &lists[i]);
}
