/* Posts of other sites have the same form everywhere:
 *
 *   … pic.twitter.com/a1b2c3d4e5        the address ends with ten letters and digits
 *   A post shared by Ann (@ann) on Mar 29, 2017 at 7:06am PDT
 *   Ann Ode (@ann) July 17, 2017
 *
 * and so have credits: "Bo Elm | Elm News | Getty Images". What follows them without a space, or
 * with a capital letter, is the article again. */
#include "kernel/embeds.h"

#include <string.h>

#include "kernel/characters.h"

enum { POST_ID = 10, POST_WORDS = 12, SIGNATURE_MAX = 64 };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins(const struct furniture *furniture, uint32_t p, struct str with)
{
    return furniture->end - p >= with.len && memcmp(furniture->text + p, with.data, with.len) == 0;
}

static bool ends(const struct furniture *furniture, uint32_t p, struct str with)
{
    return p - furniture->start >= with.len &&
           memcmp(furniture->text + p - with.len, with.data, with.len) == 0;
}

/* p where a sentence, or a bracket, begins at it, or behind spaces with a capital letter; else
 * end. */
static uint32_t sentence_at(const struct furniture *furniture, uint32_t p, bool bracket)
{
    const char *text = furniture->text;
    uint32_t next = p;
    while (next < furniture->end && text[next] == ' ')
        next++;
    if (next >= furniture->end)
        return furniture->end;
    bool opens = text[next] == '"' || (bracket && text[next] == '(') || text[next] == '\'';
    bool capital = character_capital(text[next + opens < furniture->end ? next + opens : next]);
    return capital ? p : furniture->end;
}

/* "pic.twitter.com/a1b2c3d4e5", "t.co/a1b2c3d4e5": p is the '/'. */
static uint32_t address_cut(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    if (!ends(furniture, p, STR("pic.twitter.com")) && !ends(furniture, p, STR("/t.co")))
        return furniture->end;
    uint32_t id = p + 1;
    while (id < furniture->end && id - p <= POST_ID &&
           (character_small(text[id]) || character_capital(text[id]) || digit(text[id])))
        id++;
    if (id - p != POST_ID + 1 || id == furniture->end ||
        begins(furniture, id, STR("pic.twitter.com")) || begins(furniture, id, STR("http")))
        return furniture->end;
    bool glued = character_small(text[id]) || digit(text[id]) || text[id] == '#';
    return glued ? id : sentence_at(furniture, id, true);
}

/* "Getty Images" at p, and a sentence behind it. */
static uint32_t agency_end(const struct furniture *furniture, uint32_t p)
{
    static const struct str agencies[] = {{"Getty Images", 12}, {"Reuters", 7}, {"REUTERS", 7},
                                          {"AFP", 3},           {"Afp", 3},     {"AP", 2}};
    static const struct str more[] = {{" News", 5},         {" Entertainment", 14}, {" Sport", 6},
                                      {" Europe", 7},       {" North America", 14}, {" Photo", 6},
                                      {" Pool", 5},         {" File", 5},           {" Archive", 8},
                                      {" Contributor", 12}, {" Staff", 6}};
    while (p < furniture->end && furniture->text[p] == ' ')
        p++;
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        if (!begins(furniture, p, agencies[i]))
            continue;
        uint32_t behind = p + (uint32_t)agencies[i].len;
        for (size_t k = 0; k < sizeof more / sizeof *more; k++)
            if (begins(furniture, behind, more[k]))
                return furniture->end;
        return sentence_at(furniture, behind, false);
    }
    return furniture->end;
}

/* "post shared by" of "A post shared by Ann", at p. */
static bool post_words(const struct furniture *furniture, uint32_t p)
{
    return begins(furniture, p, STR("post shared by")) ||
           begins(furniture, p, STR("photo shared by")) ||
           begins(furniture, p, STR("photo posted by")) ||
           begins(furniture, p, STR("video posted by"));
}

/* "A post shared by …": where it begins; token is the last before the '@' of its handle. */
static uint32_t post_begin(const struct furniture *furniture, uint32_t token)
{
    for (uint32_t i = 0; i < POST_WORDS && token > furniture->first_token; i++, token--) {
        uint32_t start = furniture->tokens[token].start;
        if (!post_words(furniture, start) || start - furniture->start < 3)
            continue;
        if (furniture->text[start - 1] != ' ' || furniture->text[start - 2] != 'A')
            return furniture->end;
        return start - 2 > furniture->tokens[furniture->first_token].start ? start - 2
                                                                           : furniture->end;
    }
    return furniture->end;
}

/* Behind "… (@ann) July 17, 2017", "… (@ann) on Jul 17, 2017 at 7:06am PDT"; p is the '@'. */
static uint32_t signature_end(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    uint32_t limit = furniture->end - p > SIGNATURE_MAX ? p + SIGNATURE_MAX : furniture->end;
    while (p < limit && text[p] != ',')
        p++;
    if (p + 6 > limit || text[p + 1] != ' ' || !digit(text[p - 1]))
        return furniture->end;
    for (uint32_t i = 2; i < 6; i++)
        if (!digit(text[p + i]))
            return furniture->end;
    p += 6;
    if (begins(furniture, p, STR(" at ")))
        while (p < limit && !ends(furniture, p, STR(" PDT")) && !ends(furniture, p, STR(" PST")))
            p++;
    return sentence_at(furniture, p, true);
}

uint32_t embed_cut(const struct furniture *furniture, uint32_t p)
{
    return furniture->text[p] == '/' ? address_cut(furniture, p) : agency_end(furniture, p + 1);
}

uint32_t embed_post_cut(const struct furniture *furniture, uint32_t p, uint32_t token)
{
    uint32_t begin = post_begin(furniture, token);
    return begin < furniture->end ? begin : signature_end(furniture, p);
}

uint32_t embed_agency_end(const struct furniture *furniture)
{
    for (uint32_t p = furniture->start; p < furniture->end; p++)
        if (furniture->text[p] == '/') {
            uint32_t end = agency_end(furniture, p + 1);
            if (end < furniture->end)
                return end;
        }
    return furniture->end;
}
