/* See alone.h. Most summaries have no such start at all, so nothing is looked for before one is
 * met. */
#include "eval/alone.h"

#include <string.h>

#include "eval/squeeze.h"
#include "eval/starts.h"

/* A point's place in the squeezed text; end is 0 where it has none. */
struct place {
    size_t start, end;
};

static bool find_places(const struct selection *selection, struct reference *reference,
                        struct arena *arena, struct place *places)
{
    struct str packed;
    if (!reference_text(reference, arena) || !squeeze_text(reference->text, arena, &packed))
        return false;
    for (size_t k = 0; k < selection->n; k++) {
        struct arena scope = *arena;
        struct str quote;
        places[k] = (struct place){0};
        if (!squeeze_text(selection->pieces[k].text, &scope, &quote))
            return false;
        const char *found =
            quote.len ? memmem(packed.data, packed.len, quote.data, quote.len) : NULL;
        if (found) {
            places[k].start = (size_t)(found - packed.data);
            places[k].end = places[k].start + quote.len;
        }
    }
    return true;
}

static bool follows_by_number(const struct selection *selection, size_t k)
{
    int64_t before = selection->pieces[k].sentence - 1;
    for (size_t i = 0; i < selection->n; i++)
        if (selection->pieces[i].sentence == before)
            return true;
    return before < 0;
}

static bool follows_by_place(const struct selection *selection, const struct place *places,
                             size_t k)
{
    if (!places[k].end)
        return k == 0;
    for (size_t i = 0; i < selection->n; i++)
        if (places[i].end == places[k].start && places[i].end)
            return true;
    return places[k].start == 0;
}

bool alone_count(const struct selection *selection, struct reference *reference,
                 struct arena *arena, uint32_t *dangling)
{
    struct place *places = NULL;
    *dangling = 0;
    for (size_t k = 0; k < selection->n; k++) {
        const struct piece *piece = &selection->pieces[k];
        if (!starts_dangling(piece->text))
            continue;
        if (piece->sentence >= 0) {
            *dangling += !follows_by_number(selection, k);
            continue;
        }
        if (!places) {
            places = ARENA_NEW(arena, selection->n, struct place);
            if (!places || !find_places(selection, reference, arena, places))
                return false;
        }
        *dangling += !follows_by_place(selection, places, k);
    }
    return true;
}
