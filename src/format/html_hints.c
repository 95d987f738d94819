/* Words of class names -> hints.
 *
 *   class="story-body__inner has-ads"    story + body -> the body of a story;  has, ads -> an
 *                                         advertisement, of which the body beside it takes no harm
 *
 * A class name is cut into words at hyphens, underscores and capitals; each is looked up whole,
 * so that "head" is not found in "headline" nor "ad" in "shadow". What kind of thing a name tells
 * is the sum of its words: "article" alone is a weak sign, as it stands in front of everything
 * ("article-share"), "article" with "body" a strong one. All words are generic: none names a
 * site. */
#include "format/html_hints.h"

#include <stdbool.h>
#include <string.h>

#include "format/html_tokens.h"

/* Two kinds that are only parts of a hint. */
enum { WORD_STORY = 1 << 14, WORD_BODY = 1 << 15, WORD_MAX = 24, NAME_WORDS_MAX = 16 };

static const struct row {
    const char *words;
    unsigned kind;
} rows[] = {
    {"article story post entry news blog blogpost storyline artikel articulo articolo nota noticia",
     WORD_STORY | HINT_STORY},
    {"body content text copy contents richtext bodytext bodycopy wysiwyg texto corpo cuerpo texte "
     "testo inhalt prose",
     WORD_BODY},
    {"main maincontent primary single hentry", HINT_STORY},
    {"articlebody storybody entrycontent postcontent articletext storytext articlecontent "
     "storycontent postbody newstext newsbody newscontent storycopy articlecopy entrybody posttext",
     HINT_BODY},
    {"comment comments commenting commentlist commentary discussion discussions disqus respond "
     "livefyre "
     "replies coral spotim viafoura talkback",
     HINT_COMMENT},
    {"related recommended recommendation recommendations recirc recirculation trending popular "
     "mostread mostpopular latest teaser teasers promo promos promotion readmore readnext upnext "
     "sidebar sidebars aside rail widget widgets seealso outbrain taboola suggested suggestions "
     "morestories relatedlinks relatedarticles relatedstories carousel collection similar "
     "morefrom playlist interstitial inlinerelated",
     HINT_RELATED},
    {"share sharing shares social socials addthis sharedaddy sharebar sharethis socialshare follow "
     "sociable jetpack toolbar tools toolbox actions print",
     HINT_SHARE},
    {"nav navbar navigation menu menus breadcrumb breadcrumbs footer foot masthead topbar pager "
     "pagination skip skiplink sitemap copyright footnav submenu hamburger prevnext",
     HINT_NAV},
    {"ad ads advert adverts advertisement advertising advertisment adsense adslot adbox adunit "
     "dfp sponsor sponsored sponsors sponsorship adwrapper adcontainer adsbygoogle affiliate "
     "commercial leaderboard",
     HINT_AD},
    {"newsletter newsletters subscribe subscription subscriptions signup signin login register "
     "registration paywall cookie cookies consent gdpr modal popup overlay dialog survey poll "
     "donate donation banner form search tooltip alert notice disclaimer disclosure correction "
     "membership cta app feedback",
     HINT_FORM},
    {"caption captions credit credits figcaption photocredit imagecaption cutline gallery "
     "slideshow "
     "slider photo image img picture media thumbnail figure lightbox",
     HINT_CAPTION},
    {"byline bylines author authors authorbox bio biography date dateline datetime timestamp time "
     "meta metadata published publish updated tags tag tagged taglist topics topic keywords "
     "categories category filed contributors contributor reporter writer readtime profile label",
     HINT_BYLINE},
    {"hidden hide invisible offscreen visuallyhidden", HINT_HIDDEN},
    {"header head title headline heading subtitle subhead subheadline standfirst dek deck kicker "
     "hed eyebrow sectionhead hero",
     HINT_HEAD},
    {"embed embedded embeds oembed tweet twitter instagram facebook youtube video videos player "
     "audio podcast factbox infobox pullquote iframe brightcove jwplayer",
     HINT_EMBED},
    {"paragraph para paragraphs", HINT_PARAGRAPH},
};

/* The words of rows, numbered in their order: a slot tells row and place of a word. */
enum { ROWS = sizeof rows / sizeof *rows, PLACE_BITS = 11 };

static unsigned hash_of(const char *word, size_t len)
{
    unsigned hash = 2166136261U;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619U;
    return (hash ^ hash >> 15) % HINTS_SLOTS;
}

static void add_word(struct hints *hints, unsigned row, const char *word, size_t len)
{
    unsigned slot = hash_of(word, len);
    while (hints->slots[slot])
        slot = (slot + 1) % HINTS_SLOTS;
    hints->slots[slot] = (uint16_t)((row + 1) << PLACE_BITS | (unsigned)(word - rows[row].words));
}

void hints_open(struct hints *hints)
{
    memset(hints->slots, 0, sizeof hints->slots);
    for (unsigned row = 0; row < ROWS; row++) {
        for (const char *word = rows[row].words; *word;) {
            size_t len = strcspn(word, " ");
            add_word(hints, row, word, len);
            word += len + (word[len] == ' ');
        }
    }
}

static unsigned kind_of(const struct hints *hints, const char *word, size_t len)
{
    for (unsigned slot = hash_of(word, len); hints->slots[slot]; slot = (slot + 1) % HINTS_SLOTS) {
        const struct row *row = &rows[(hints->slots[slot] >> PLACE_BITS) - 1];
        const char *known = row->words + (hints->slots[slot] & ((1U << PLACE_BITS) - 1));
        if (strncmp(known, word, len) == 0 && (known[len] == ' ' || known[len] == 0))
            return row->kind;
    }
    return 0;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alpha(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Takes the next word off a class name, in lower case; 0 where none is left. A capital begins a
 * word behind a small letter. What is longer than any word of ours comes cut and matches none. */
static size_t next_word(struct str *name, char word[WORD_MAX])
{
    const char *pos = name->data, *end = pos + name->len;
    size_t len = 0;
    while (pos < end && !is_alpha(*pos))
        pos++;
    const char *beg = pos;
    for (; pos < end && is_alpha(*pos); pos++) {
        if (pos > beg && is_upper(*pos) && !is_upper(pos[-1]))
            break;
        if (len < WORD_MAX)
            word[len++] = (char)(*pos | 32);
    }
    *name = (struct str){pos, (size_t)(end - pos)};
    return len;
}

/* The hints of one name of a class or id. */
static unsigned name_hints(const struct hints *hints, struct str name)
{
    char word[WORD_MAX];
    unsigned kinds = 0;
    for (size_t len, n = 0; n < NAME_WORDS_MAX && (len = next_word(&name, word)) > 0; n++)
        if (len < WORD_MAX)
            kinds |= kind_of(hints, word, len);
    const unsigned both = WORD_STORY | WORD_BODY;
    const unsigned against = HINT_COMMENT | HINT_RELATED | HINT_SHARE | HINT_NAV | HINT_AD |
                             HINT_FORM | HINT_CAPTION | HINT_BYLINE | HINT_HIDDEN | HINT_HEAD |
                             HINT_EMBED;
    if (kinds & against)
        return kinds & against;
    if ((kinds & both) == both)
        kinds |= HINT_BODY;
    if (kinds & both)
        kinds |= HINT_STORY;
    return kinds & ~both;
}

/* The names of an attribute that lists them, separated by white space. */
static unsigned names_hints(const struct hints *hints, struct str names)
{
    unsigned all = 0;
    const char *pos = names.data, *end = pos + names.len;
    while (pos < end) {
        const char *beg = pos;
        while (pos < end && (unsigned char)*pos > ' ')
            pos++;
        all |= name_hints(hints, (struct str){beg, (size_t)(pos - beg)});
        pos += pos < end;
    }
    return all;
}

static bool hides(struct str style)
{
    const char *found = style.len ? memmem(style.data, style.len, "display", 7) : NULL;
    if (!found)
        return false;
    const char *end = style.data + style.len;
    for (found += 7; found < end && (*found == ' ' || *found == ':'); found++)
        ;
    return end - found >= 4 && memcmp(found, "none", 4) == 0;
}

static unsigned role_hints(struct str value)
{
    static const struct {
        struct str role;
        unsigned hint;
    } roles[] = {
        {{"navigation", 10}, HINT_NAV},   {{"banner", 6}, HINT_NAV},
        {{"contentinfo", 11}, HINT_NAV},  {{"complementary", 13}, HINT_RELATED},
        {{"search", 6}, HINT_FORM},       {{"dialog", 6}, HINT_FORM},
        {{"alertdialog", 11}, HINT_FORM}, {{"menu", 4}, HINT_NAV},
        {{"main", 4}, HINT_STORY},        {{"article", 7}, HINT_STORY},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (html_name_is(value, roles[i].role))
            return roles[i].hint;
    return 0;
}

static unsigned itemprop_hints(struct str value)
{
    if (html_name_is(value, STR("articlebody")))
        return HINT_BODY;
    if (html_name_is(value, STR("author")) || html_name_is(value, STR("datepublished")) ||
        html_name_is(value, STR("datemodified")))
        return HINT_BYLINE;
    if (html_name_is(value, STR("headline")) || html_name_is(value, STR("alternativeheadline")))
        return HINT_HEAD;
    if (html_name_is(value, STR("caption")))
        return HINT_CAPTION;
    return html_name_is(value, STR("comment")) ? HINT_COMMENT : 0;
}

unsigned hints_read(const struct hints *hints, struct str attributes)
{
    struct str name, value;
    unsigned all = 0;
    while (html_attribute_next(&attributes, &name, &value)) {
        if (html_name_is(name, STR("class")) || html_name_is(name, STR("id")))
            all |= names_hints(hints, value);
        else if (html_name_is(name, STR("itemprop")))
            all |= itemprop_hints(value);
        else if (html_name_is(name, STR("role")))
            all |= role_hints(value);
        else if (html_name_is(name, STR("hidden")))
            all |= HINT_HIDDEN;
        else if (html_name_is(name, STR("style")) && hides(value))
            all |= HINT_HIDDEN;
        else if (html_name_is(name, STR("aria-hidden")) && html_name_is(value, STR("true")))
            all |= HINT_HIDDEN;
    }
    return all;
}
