/* A table of phrases by their first word. What may follow that word is parted by ';':
 *
 *   "more"   ‹Read more …›         of at most 30 words
 *   ":"      ‹Watch: …›            of any length, as all that ends with a colon
 *   ""       the word alone, or nearly, without a full stop
 *   "^…"     a caption, whatever the row says; "!…" a promotion; "~…" a related headline
 *   "[ab]…"  before all of them, where the word is a frequent one: the bytes that they begin with
 *
 * A sentence costs one look-up; only where its first word is found the rest is compared. */
#include "kernel/notices.h"

#include <string.h>

#include "kernel/keywords.h"

enum { PROMOTION = LINE_PROMOTION, CREDIT = LINE_CREDIT, CAPTION = LINE_CAPTION };
enum { BYLINE = LINE_BYLINE, TIMESTAMP = LINE_TIMESTAMP, RELATED = LINE_RELATED };
enum { WORDS_MAX = 30, ALONE_MAX = 4 };

/* clang-format off */
#define ROWS(ROW, L) \
    ROW(L, "a", CAPTION, "[cfghpsv]!version of this;!post shared by;photo posted by;" \
        "video posted by;photo shared by;file photo;file picture;file image;general view;" \
        "screenshot;screengrab;photo illustration;handout;combination") \
    ROW(L, "about", PROMOTION, "the author;this article;us;our ads") \
    ROW(L, "above", CAPTION, ":;,;left;right") \
    ROW(L, "ad", PROMOTION, ";:") \
    ROW(L, "additional", BYLINE, "reporting;research") \
    ROW(L, "advert", PROMOTION, ";:") \
    ROW(L, "advertisement", PROMOTION, ";:;continue") \
    ROW(L, "advertising", PROMOTION, ";:") \
    ROW(L, "all", PROMOTION, "rights reserved") \
    ROW(L, "already", PROMOTION, "a subscriber;have an account;a member") \
    ROW(L, "also", PROMOTION, "~read;~watch;~see;on cnn;~on:") \
    ROW(L, "an", CAPTION, "undated;aerial view;artist;file") \
    ROW(L, "article", PROMOTION, "continues;tags;by") \
    ROW(L, "author", BYLINE, ";:") \
    ROW(L, "back", PROMOTION, "to top;to home;to the top;to video") \
    ROW(L, "below", CAPTION, ":") \
    ROW(L, "bookmark", PROMOTION, ";this;the") \
    ROW(L, "browse", PROMOTION, "all;our;more") \
    ROW(L, "buy", PROMOTION, "now;tickets;it;here;at") \
    ROW(L, "caption", CAPTION, ":;;reads") \
    ROW(L, "categories", PROMOTION, ":;") \
    ROW(L, "check", PROMOTION, "out our;out the;out more;out these;out this;it out;out all;" \
        "here;back") \
    ROW(L, "clarification", PROMOTION, ":;") \
    ROW(L, "click", PROMOTION, "here;to;on;the;through;below;for;play;;:") \
    ROW(L, "clockwise", CAPTION, "from") \
    ROW(L, "comment", PROMOTION, ";below;on this;now") \
    ROW(L, "comments", PROMOTION, ";:;below;are;on this;(;0") \
    ROW(L, "compiled", BYLINE, "by;from") \
    ROW(L, "contact", PROMOTION, "us;the author;:;the reporter;me") \
    ROW(L, "continue", PROMOTION, "reading;to") \
    ROW(L, "contributed", BYLINE, "by;to") \
    ROW(L, "contributing", BYLINE, ";:;writer;reporter") \
    ROW(L, "contributor", BYLINE, ";:") \
    ROW(L, "cookies", PROMOTION, ";:") \
    ROW(L, "copyright", PROMOTION, ";:;20;19;©;the;by") \
    ROW(L, "correction", PROMOTION, ":;|;(;,;appended;–;—") \
    ROW(L, "courtesy", CREDIT, ":;of;image;photo") \
    ROW(L, "create", PROMOTION, "a free;an account") \
    ROW(L, "credit", CREDIT, ":;|") \
    ROW(L, "credits", CREDIT, ":;|") \
    ROW(L, "data", PROMOTION, "is a real-time;is delayed;delayed;provided by") \
    ROW(L, "disclaimer", PROMOTION, ":;") \
    ROW(L, "disclosure", PROMOTION, ":;") \
    ROW(L, "discover", PROMOTION, "more") \
    ROW(L, "do", PROMOTION, "you have a;you have more;you have any;you know more;not miss") \
    ROW(L, "don't", PROMOTION, "miss;have") \
    ROW(L, "donate", PROMOTION, ";to;now;here") \
    ROW(L, "don’t", PROMOTION, "miss;have") \
    ROW(L, "download", PROMOTION, "our;the;now;it;here") \
    ROW(L, "e", PROMOTION, "-mail us;-mail to;-mail:;-mail the;-mail this;-mail your;" \
        "-mail him;-mail her") \
    ROW(L, "edited", BYLINE, "by") \
    ROW(L, "editing", BYLINE, "by") \
    ROW(L, "editor", PROMOTION, "'s note:;’s note:;'s note;’s note;'s picks;’s picks;" \
        "'s choice;:") \
    ROW(L, "editor's", PROMOTION, "note:;note;~picks;~choice") \
    ROW(L, "editors", PROMOTION, "' note:;’ note:;' note;’ note;' picks;’ picks") \
    ROW(L, "editor’s", PROMOTION, "note:;note;~picks;~choice") \
    ROW(L, "email", PROMOTION, ":;us;the;your;this;him;her") \
    ROW(L, "enter", PROMOTION, "your") \
    ROW(L, "explore", PROMOTION, "more;our") \
    ROW(L, "file", CAPTION, "photo;picture;image;-;–;:;footage") \
    ROW(L, "filed", PROMOTION, "under") \
    ROW(L, "find", PROMOTION, "out more;out how;more;us on;us at;your;the latest") \
    ROW(L, "first", TIMESTAMP, "published;posted") \
    ROW(L, "follow", PROMOTION, "us;the show;@;our;me;him on;her on;them on;the author;live;" \
        "all;more;along;topics;the latest;these;cnn") \
    ROW(L, "for", PROMOTION, "[abcfhmst]a chance to be;more information;more about;more on;" \
        "more news;" \
        "more stories;more,;more of;confidential;all the latest;the latest news;" \
        "the latest updates;more details;help and;support;further information;full story;" \
        "breaking news") \
    ROW(L, "from", CAPTION, "!a non-work device;left;left to right;right:;l-r") \
    ROW(L, "full", PROMOTION, "spoilers;disclosure;story:") \
    ROW(L, "gallery", PROMOTION, ":;") \
    ROW(L, "get", PROMOTION, "this delivered;the latest;our;more;breaking;unlimited;all the;" \
        "your;in touch;tickets;the app;email;notified") \
    ROW(L, "getty", CREDIT, ";images;:;/") \
    ROW(L, "got", PROMOTION, "a tip;a story;a question;something;any tips;a news") \
    ROW(L, "graphic", CREDIT, ":;by") \
    ROW(L, "graphics", CREDIT, ":;by") \
    ROW(L, "handout", CAPTION, ";photo;image;picture;:") \
    ROW(L, "have", PROMOTION, "a story;a tip;a news tip;you got;a question;something to;" \
        "your say;you been;any tips;you seen") \
    ROW(L, "he", PROMOTION, "can be reached;can be contacted") \
    ROW(L, "hear", PROMOTION, "more") \
    ROW(L, "home", PROMOTION, ";»;>;/") \
    ROW(L, "hover", PROMOTION, "over") \
    ROW(L, "illustration", CREDIT, ":;by") \
    ROW(L, "illustrations", CREDIT, ":;by") \
    ROW(L, "image", CREDIT, ":;credit;credits;via;courtesy;by;from;^caption;^gallery;source;©") \
    ROW(L, "images", CREDIT, ":;via;courtesy;by;©") \
    ROW(L, "in", PROMOTION, "[bpt]^this photo;^this image;^this file;^this picture;^this undated;" \
        "^pictures:;brief") \
    ROW(L, "inputs", BYLINE, "from") \
    ROW(L, "install", PROMOTION, "the app;our") \
    ROW(L, "join", PROMOTION, "us;our;the conversation;the discussion;now;here;the debate;" \
        "the waitlist") \
    ROW(L, "jump", PROMOTION, "to") \
    ROW(L, "last", TIMESTAMP, "updated;modified") \
    ROW(L, "latest", RELATED, ":;news;updates;stories;from;headlines;") \
    ROW(L, "learn", PROMOTION, "more") \
    ROW(L, "leave", PROMOTION, "a comment;your") \
    ROW(L, "left", CAPTION, ":;to right") \
    ROW(L, "let", PROMOTION, "us know") \
    ROW(L, "light", PROMOTION, "spoilers") \
    ROW(L, "like", PROMOTION, "us on;this article;what you") \
    ROW(L, "listen", PROMOTION, "~:;to the;to our;to this;to more;again;now;here;live") \
    ROW(L, "live", PROMOTION, ":;updates;blog;coverage;chat;now;feed;|") \
    ROW(L, "loading", PROMOTION, ";comments") \
    ROW(L, "log", PROMOTION, "in") \
    ROW(L, "major", PROMOTION, "spoilers") \
    ROW(L, "media", CAPTION, "caption") \
    ROW(L, "menu", PROMOTION, ";:") \
    ROW(L, "mild", PROMOTION, "spoilers") \
    ROW(L, "minor", PROMOTION, "spoilers") \
    ROW(L, "more", PROMOTION, "~:;~from;~on this;~on:;~stories;~news;~coverage;~like this;" \
        "details;info;about this") \
    ROW(L, "most", PROMOTION, "~read;~popular;~viewed;~shared;~commented") \
    ROW(L, "nb", PROMOTION, ":;") \
    ROW(L, "never", PROMOTION, "miss") \
    ROW(L, "newsletter", PROMOTION, ";:;sign") \
    ROW(L, "note", PROMOTION, ":;to readers") \
    ROW(L, "offer", PROMOTION, "valid;ends") \
    ROW(L, "on", PROMOTION, "this page;mobile;a mobile") \
    ROW(L, "opens", PROMOTION, "in a new;in new") \
    ROW(L, "opinion", RELATED, ":;|") \
    ROW(L, "opinions", PROMOTION, "expressed") \
    ROW(L, "order", PROMOTION, "now;here;it") \
    ROW(L, "originally", PROMOTION, "published;posted;appeared") \
    ROW(L, "our", PROMOTION, "standards;newsletter;privacy;coverage;readers") \
    ROW(L, "photo", CREDIT, ":;credit;credits;by;via;courtesy;illustration;provided;from;" \
        "gallery;©") \
    ROW(L, "photograph", CREDIT, ":;by;via;courtesy;©") \
    ROW(L, "photographs", CREDIT, ":;by;courtesy") \
    ROW(L, "photography", CREDIT, ":;by") \
    ROW(L, "photos", CREDIT, ":;by;courtesy;via;provided") \
    ROW(L, "picture", CREDIT, ":;by;credit;credits;taken;courtesy;alliance;gallery") \
    ROW(L, "pictured", CAPTION, ":;,;left;right;above;below;here;is;are;with;together;in;at;on") \
    ROW(L, "pictures", CREDIT, ":;by;courtesy") \
    ROW(L, "play", PROMOTION, ";video;audio;now;media") \
    ROW(L, "please", PROMOTION, "note;read;see;click;email;contact;visit;check;enable;try;" \
        "subscribe;sign;enter;send;share;help us;support;consider") \
    ROW(L, "podcast", PROMOTION, ":;") \
    ROW(L, "poll", PROMOTION, ":") \
    ROW(L, "popular", PROMOTION, ";~now;~stories;on;in") \
    ROW(L, "post", PROMOTION, "navigation;a comment;your") \
    ROW(L, "posted", TIMESTAMP, "by;:;on;in;at") \
    ROW(L, "print", PROMOTION, ";this") \
    ROW(L, "privacy", PROMOTION, "policy;;notice;and") \
    ROW(L, "promoted", PROMOTION, ";:") \
    ROW(L, "published", TIMESTAMP, "by;:;on;at;in") \
    ROW(L, "quiz", PROMOTION, ":") \
    ROW(L, "read", PROMOTION, "~more;~also;~next;~:;~|;the full;~our;~this;~full;~on") \
    ROW(L, "recommended", RELATED, ";:;stories;for;reading;videos") \
    ROW(L, "related", RELATED, ";:;|;story;stories;article;articles;coverage;content;video;" \
        "videos;news;topics;links;reading") \
    ROW(L, "report", BYLINE, "by") \
    ROW(L, "reporting", BYLINE, "by") \
    ROW(L, "right", CAPTION, ":") \
    ROW(L, "rss", PROMOTION, ";:") \
    ROW(L, "save", PROMOTION, "up to;over;now;on;big") \
    ROW(L, "screengrab", CREDIT, ":;from;via") \
    ROW(L, "screenshot", CREDIT, ":;by;via;from") \
    ROW(L, "scroll", PROMOTION, "down;to;through") \
    ROW(L, "search", PROMOTION, ";:") \
    ROW(L, "see", PROMOTION, "~also;~more;:;the full;our;photos;full;all;below;inside") \
    ROW(L, "send", PROMOTION, "tips;us;your;a letter;this;an email;news") \
    ROW(L, "share", PROMOTION, ";this;on;your;with;:;story;article;via") \
    ROW(L, "she", PROMOTION, "can be reached;can be contacted") \
    ROW(L, "shop", PROMOTION, "now;the;our;all") \
    ROW(L, "sign", PROMOTION, "up;in;into") \
    ROW(L, "skip", PROMOTION, "to;advertisement;past") \
    ROW(L, "slideshow", PROMOTION, ":;") \
    ROW(L, "sorry", PROMOTION, "we are;this video;comments") \
    ROW(L, "source", CREDIT, ":;|") \
    ROW(L, "sources", CREDIT, ":") \
    ROW(L, "special", BYLINE, "to;correspondent") \
    ROW(L, "spoiler", PROMOTION, "warning;alert;:") \
    ROW(L, "spoilers", PROMOTION, ":;follow;ahead;below;for") \
    ROW(L, "sponsored", PROMOTION, ";:;by;content") \
    ROW(L, "stay", PROMOTION, "up to date;informed;connected;tuned;in the know") \
    ROW(L, "story", PROMOTION, "has been updated;continues;by;tags;highlights") \
    ROW(L, "subscribe", PROMOTION, ";to;here;now;for;today;:") \
    ROW(L, "support", PROMOTION, "our;us") \
    ROW(L, "swipe", PROMOTION, "left;right;to;through;for") \
    ROW(L, "tags", PROMOTION, ":;") \
    ROW(L, "take", PROMOTION, "our;part in our;the quiz;a look at our") \
    ROW(L, "tap", PROMOTION, "here;to") \
    ROW(L, "tell", PROMOTION, "us") \
    ROW(L, "terms", PROMOTION, "of;&;and") \
    ROW(L, "text", BYLINE, "by") \
    ROW(L, "thank", PROMOTION, "you for reading;you for watching;you for using;" \
        "you for signing;you for your") \
    ROW(L, "thanks", PROMOTION, "for reading;for signing;for watching;for subscribing;" \
        "for visiting") \
    ROW(L, "the", PROMOTION, "[afoprsvw]author is;author tweets;writer is;" \
        "associated press contributed;" \
        "associated press writers;views expressed;opinions expressed;story you are reading;" \
        "post appeared;following is;reporter can") \
    ROW(L, "this", PROMOTION, "[acfipstuv]story originally;article originally;article was;" \
        "story was;" \
        "post originally;story first;article first;story appeared;article appeared;" \
        "story has been;article has been;article is;story is part;piece originally;" \
        "article contains;page is;content is;video is;transcript;^image shows;^photo shows;" \
        "^picture shows;^undated;^image taken;^photo taken;^combination;^image from;" \
        "^photo provided;^image provided;^file") \
    ROW(L, "to", PROMOTION, "[cdfhjlorsvw]read more;read the;read this;read all;subscribe;" \
        "sign up;contact;" \
        "see more;see the full;watch the;hear more;learn more;find out more;comment;view;" \
        "listen;receive;continue reading;download;join;order;donate;report a correction") \
    ROW(L, "top", PROMOTION, "~stories;~headlines;~news;comments") \
    ROW(L, "topics", PROMOTION, ":;") \
    ROW(L, "transcript", PROMOTION, ";:") \
    ROW(L, "trending", RELATED, ";:;now;stories") \
    ROW(L, "tweet", PROMOTION, ";this;us") \
    ROW(L, "undated", CAPTION, "photo;handout;file;picture;image") \
    ROW(L, "update", PROMOTION, ":;,;(;|;–;—") \
    ROW(L, "updated", TIMESTAMP, ":;on;at") \
    ROW(L, "updates", PROMOTION, ":;to come") \
    ROW(L, "video", PROMOTION, ":;by;credit;courtesy;transcript;caption;available;player;;" \
        "credits") \
    ROW(L, "view", PROMOTION, "all;more;gallery;comments;image;this;the full;our;full;in") \
    ROW(L, "views", PROMOTION, "expressed") \
    ROW(L, "visit", PROMOTION, "our;the website;us;the site") \
    ROW(L, "vote", PROMOTION, "now;in our;here") \
    ROW(L, "want", PROMOTION, "more;to read;to see;to know;to get;to learn;to hear;to be") \
    ROW(L, "warning", PROMOTION, ":") \
    ROW(L, "watch", PROMOTION, "~:;~|;~video;this;our;below;the full;the trailer;the video;" \
        "the moment;the interview;more;live;now;here;full;next") \
    ROW(L, "what", PROMOTION, "do you think;you need to know") \
    ROW(L, "with", BYLINE, "[afir]reporting;additional;inputs;agency;agencies;files;input") \
    ROW(L, "words", BYLINE, "by;:") \
    ROW(L, "write", PROMOTION, "caption;to") \
    ROW(L, "writing", BYLINE, "by") \
    ROW(L, "written", BYLINE, "by") \
    ROW(L, "you", PROMOTION, "[cm]can follow;can find more;can find amazon;can read;can reach;" \
        "can contact;can watch the;can also read;can also contact;can also reach;" \
        "can also listen;can also learn;can also find;can also follow;can email;can sign;" \
        "can subscribe;can listen;can send;can check out;can see more;can pre-order;" \
        "can preorder;can buy;can order;may also like;might also like;can view;must be")
/* clang-format on */

#define FIRST(letter, first, class, rest) {first, class},
#define REST(letter, first, class, rest) rest,

static const struct keyword first_rows[] = {ROWS(FIRST, 0)};
static const struct keywords firsts = {first_rows, sizeof first_rows / sizeof *first_rows,
                                       KEYWORDS_INDEX(ROWS)};
static const char *const rests[] = {ROWS(REST, 0)};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* True where text[p..end) goes on with phrase[0..n), in any case, and no letter behind it. */
static bool goes_on(const char *text, uint32_t p, uint32_t end, const char *phrase, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p + i >= end || lower(text[p + i]) != phrase[i])
            return false;
    return p + n >= end || !letter(phrase[n - 1]) || !letter(lower(text[p + n]));
}

/* One of the ways to go on, phrase[0..n), behind the first word that ends at p. */
static bool matches(const char *text, uint32_t p, uint32_t end, const char *phrase, size_t n,
                    uint32_t words, bool complete)
{
    if (n == 0)
        return words <= ALONE_MAX && !complete;
    if (phrase[0] != '|' && phrase[n - 1] != ':' && words > WORDS_MAX)
        return false;
    bool joined = phrase[0] == ':' || phrase[0] == '|' || phrase[0] == '-' || phrase[0] == ',' ||
                  phrase[0] == '\'' || (phrase[0] & 0x80);
    if (joined && goes_on(text, p, end, phrase, n))
        return true;
    return p < end && text[p] == ' ' && goes_on(text, p + 1, end, phrase, n);
}

/* The byte that a way to go on must begin with behind a word that ends at p. */
static char next_byte(const char *text, uint32_t p, uint32_t end)
{
    p += p < end && text[p] == ' ';
    return p < end ? lower(text[p]) : '\0';
}

/* What the mark before a way to go on makes of it; LINE_PROSE where it is none. */
static enum line_class marked(char mark)
{
    return mark == '^'   ? LINE_CAPTION
           : mark == '!' ? LINE_PROMOTION
           : mark == '~' ? LINE_RELATED
                         : LINE_PROSE;
}

/* The ways to go on, or NULL where a set of first bytes before them does not hold next. */
static const char *ways(const char *rest, char next)
{
    bool held = *rest != '[';
    if (held)
        return rest;
    for (rest++; *rest != ']'; rest++)
        held |= *rest == next;
    return held ? rest + 1 : NULL;
}

enum line_class notice_find(const struct document *document, uint32_t first, uint32_t end,
                            uint32_t words, bool complete)
{
    const char *text = document->text.data;
    struct token token = document->tokens[first];
    struct str word = {text + token.start, token.end - token.start};
    size_t row = keyword_index(&firsts, word);
    if (row == firsts.n)
        return LINE_PROSE;
    char next = next_byte(text, token.end, end);
    const char *phrase = ways(rests[row], next);
    for (; phrase != NULL; phrase++) {
        enum line_class class = marked(*phrase);
        phrase += class != LINE_PROSE;
        class = class != LINE_PROSE ? class : (enum line_class)firsts.rows[row].kind;
        const char *behind = strchr(phrase, ';');
        size_t n = behind != NULL ? (size_t)(behind - phrase) : strlen(phrase);
        if ((*phrase == next || n == 0) &&
            matches(text, token.end, end, phrase, n, words, complete))
            return class;
        phrase += n;
        if (*phrase == '\0')
            break;
    }
    return LINE_PROSE;
}

/* A set before the ways of a row holds the first byte of each. */
static bool set_holds_all(const char *rest)
{
    const char *phrase = strchr(rest, ']');
    bool good = phrase != NULL;
    while (good && *phrase != '\0') {
        phrase += 1 + (marked(phrase[1]) != LINE_PROSE);
        good = *phrase != ';' && *phrase != '\0' && ways(rest, *phrase) != NULL;
        phrase += strcspn(phrase, ";");
    }
    return good;
}

bool notice_sorted(void)
{
    bool good = keywords_sorted(&firsts);
    for (size_t i = 0; i < firsts.n; i++)
        good &= *rests[i] != '[' || set_holds_all(rests[i]);
    return good;
}
