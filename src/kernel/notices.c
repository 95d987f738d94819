/* A table of phrases by their first word. What may follow that word is parted by ';':
 *
 *   "more"   ‹Read more …›         of at most 30 words
 *   ":"      ‹Watch: …›            of any length
 *   ""       the word alone, or nearly, without a full stop
 *   "^…"     a caption, whatever the row says
 *
 * A sentence costs one look-up; only where its first word is found the rest is compared. */
#include "kernel/notices.h"

#include "kernel/keywords.h"

enum { PROMOTION = LINE_PROMOTION, CREDIT = LINE_CREDIT, CAPTION = LINE_CAPTION };
enum { BYLINE = LINE_BYLINE, DATELINE = LINE_DATELINE };
enum { WORDS_MAX = 30, ALONE_MAX = 4 };

/* clang-format off */
#define ROWS(ROW) \
    ROW("a", CAPTION, "file photo;file picture;file image;general view;screenshot;screengrab;" \
        "photo illustration;handout;combination") \
    ROW("about", PROMOTION, "the author;this article;us;our ads") \
    ROW("above", CAPTION, ":;,;left;right") \
    ROW("ad", PROMOTION, ";:") \
    ROW("additional", BYLINE, "reporting;research") \
    ROW("advert", PROMOTION, ";:") \
    ROW("advertisement", PROMOTION, ";:;continue") \
    ROW("advertising", PROMOTION, ";:") \
    ROW("all", PROMOTION, "rights reserved") \
    ROW("already", PROMOTION, "a subscriber;have an account;a member") \
    ROW("also", PROMOTION, "read;watch;see;on cnn") \
    ROW("an", CAPTION, "undated;aerial view;artist;file") \
    ROW("article", PROMOTION, "continues;tags;by") \
    ROW("author", BYLINE, ";:") \
    ROW("back", PROMOTION, "to top;to home;to the top;to video") \
    ROW("below", CAPTION, ":") \
    ROW("bookmark", PROMOTION, ";this;the") \
    ROW("browse", PROMOTION, "all;our;more") \
    ROW("buy", PROMOTION, "now;tickets;it;here;at") \
    ROW("caption", CAPTION, ":;;reads") \
    ROW("categories", PROMOTION, ":;") \
    ROW("check", PROMOTION, "out our;out the;out more;out these;out this;it out;out all;here;" \
        "back") \
    ROW("clarification", PROMOTION, ":;") \
    ROW("click", PROMOTION, "here;to;on;the;through;below;for;play;;:") \
    ROW("clockwise", CAPTION, "from") \
    ROW("comment", PROMOTION, ";below;on this;now") \
    ROW("comments", PROMOTION, ";:;below;are;on this;(;0") \
    ROW("compiled", BYLINE, "by;from") \
    ROW("contact", PROMOTION, "us;the author;:;the reporter;me") \
    ROW("continue", PROMOTION, "reading;to") \
    ROW("contributed", BYLINE, "by;to") \
    ROW("contributing", BYLINE, ";:;writer;reporter") \
    ROW("contributor", BYLINE, ";:") \
    ROW("cookies", PROMOTION, ";:") \
    ROW("copyright", PROMOTION, ";:;20;19;©;the;by") \
    ROW("correction", PROMOTION, ":;|;(;,;appended;–;—") \
    ROW("courtesy", CREDIT, ":;of;image;photo") \
    ROW("create", PROMOTION, "a free;an account") \
    ROW("credit", CREDIT, ":;|") \
    ROW("credits", CREDIT, ":;|") \
    ROW("disclaimer", PROMOTION, ":;") \
    ROW("disclosure", PROMOTION, ":;") \
    ROW("discover", PROMOTION, "more") \
    ROW("do", PROMOTION, "you have a;you have more;you have any;you know more;not miss") \
    ROW("don't", PROMOTION, "miss;have") \
    ROW("donate", PROMOTION, ";to;now;here") \
    ROW("don’t", PROMOTION, "miss;have") \
    ROW("download", PROMOTION, "our;the;now;it;here") \
    ROW("e", PROMOTION, "-mail us;-mail to;-mail:;-mail the;-mail this;-mail your;-mail him;" \
        "-mail her") \
    ROW("edited", BYLINE, "by") \
    ROW("editing", BYLINE, "by") \
    ROW("editor", PROMOTION, "'s note;’s note;'s picks;’s picks;'s choice;:") \
    ROW("editor's", PROMOTION, "note;picks;choice") \
    ROW("editors", PROMOTION, "' note;’ note;' picks;’ picks") \
    ROW("editor’s", PROMOTION, "note;picks;choice") \
    ROW("email", PROMOTION, ":;us;the;your;this;him;her") \
    ROW("enter", PROMOTION, "your") \
    ROW("explore", PROMOTION, "more;our") \
    ROW("file", CAPTION, "photo;picture;image;-;–;:;footage") \
    ROW("filed", PROMOTION, "under") \
    ROW("find", PROMOTION, "out more;out how;more;us on;us at;your;the latest") \
    ROW("first", DATELINE, "published;posted") \
    ROW("follow", PROMOTION, "us;@;our;me;him on;her on;them on;the author;live;all;more;along;" \
        "topics;the latest;these;cnn") \
    ROW("for", PROMOTION, "more information;more on;more news;more stories;more,;more of;" \
        "confidential;all the latest;the latest news;the latest updates;more details;" \
        "help and;support;further information;full story;breaking news") \
    ROW("from", CAPTION, "left;left to right;right:;l-r") \
    ROW("gallery", PROMOTION, ":;") \
    ROW("get", PROMOTION, "the latest;our;more;breaking;unlimited;all the;your;in touch;" \
        "tickets;the app;email;notified") \
    ROW("getty", CREDIT, ";images;:;/") \
    ROW("got", PROMOTION, "a tip;a story;a question;something;any tips;a news") \
    ROW("graphic", CREDIT, ":;by") \
    ROW("graphics", CREDIT, ":;by") \
    ROW("handout", CAPTION, ";photo;image;picture;:") \
    ROW("have", PROMOTION, "a story;a tip;a news tip;you got;a question;something to;your say;" \
        "you been;any tips;you seen") \
    ROW("hear", PROMOTION, "more") \
    ROW("home", PROMOTION, ";»;>;/") \
    ROW("hover", PROMOTION, "over") \
    ROW("illustration", CREDIT, ":;by") \
    ROW("illustrations", CREDIT, ":;by") \
    ROW("image", CREDIT, ":;credit;credits;via;courtesy;by;from;^caption;^gallery;source;©") \
    ROW("images", CREDIT, ":;via;courtesy;by;©") \
    ROW("in", PROMOTION, "^this photo;^this image;^this file;^this picture;^this undated;" \
        "^pictures:;brief") \
    ROW("inputs", BYLINE, "from") \
    ROW("install", PROMOTION, "the app;our") \
    ROW("join", PROMOTION, "us;our;the conversation;the discussion;now;here;the debate;" \
        "the waitlist") \
    ROW("jump", PROMOTION, "to") \
    ROW("last", DATELINE, "updated;modified") \
    ROW("latest", PROMOTION, ":;news;updates;stories;from;headlines;") \
    ROW("learn", PROMOTION, "more") \
    ROW("leave", PROMOTION, "a comment;your") \
    ROW("left", CAPTION, ":;to right") \
    ROW("let", PROMOTION, "us know") \
    ROW("like", PROMOTION, "us on;this article;what you") \
    ROW("listen", PROMOTION, ":;to the;to our;to this;to more;now;here;live") \
    ROW("live", PROMOTION, ":;updates;blog;coverage;chat;now;feed;|") \
    ROW("loading", PROMOTION, ";comments") \
    ROW("log", PROMOTION, "in") \
    ROW("media", CAPTION, "caption") \
    ROW("menu", PROMOTION, ";:") \
    ROW("more", PROMOTION, ":;from;on this;on:;stories;news;coverage;like this;details;info;" \
        "about this") \
    ROW("most", PROMOTION, "read;popular;viewed;shared;commented") \
    ROW("nb", PROMOTION, ":;") \
    ROW("never", PROMOTION, "miss") \
    ROW("newsletter", PROMOTION, ";:;sign") \
    ROW("note", PROMOTION, ":;to readers") \
    ROW("on", PROMOTION, "this page;mobile;a mobile") \
    ROW("opens", PROMOTION, "in a new;in new") \
    ROW("opinions", PROMOTION, "expressed") \
    ROW("order", PROMOTION, "now;here;it") \
    ROW("originally", PROMOTION, "published;posted;appeared") \
    ROW("our", PROMOTION, "standards;newsletter;privacy;coverage;readers") \
    ROW("photo", CREDIT, ":;credit;credits;by;via;courtesy;illustration;provided;from;gallery;" \
        "©") \
    ROW("photograph", CREDIT, ":;by;via;courtesy;©") \
    ROW("photographs", CREDIT, ":;by;courtesy") \
    ROW("photography", CREDIT, ":;by") \
    ROW("photos", CREDIT, ":;by;courtesy;via;provided") \
    ROW("picture", CREDIT, ":;by;credit;credits;taken;courtesy;alliance;gallery") \
    ROW("pictured", CAPTION, ":;,;left;right;above;below;here;is;are;with;together;in;at;on") \
    ROW("pictures", CREDIT, ":;by;courtesy") \
    ROW("play", PROMOTION, ";video;audio;now;media") \
    ROW("podcast", PROMOTION, ":;") \
    ROW("poll", PROMOTION, ":") \
    ROW("popular", PROMOTION, ";now;stories;on;in") \
    ROW("post", PROMOTION, "navigation;a comment;your") \
    ROW("posted", DATELINE, "by;:;on;in;at") \
    ROW("print", PROMOTION, ";this") \
    ROW("privacy", PROMOTION, "policy;;notice;and") \
    ROW("promoted", PROMOTION, ";:") \
    ROW("published", DATELINE, "by;:;on;at;in") \
    ROW("quiz", PROMOTION, ":") \
    ROW("read", PROMOTION, "more;also;next;:;|;the full;our;this;full;on") \
    ROW("recommended", PROMOTION, ";:;stories;for;reading;videos") \
    ROW("related", PROMOTION, ";:;|;story;stories;article;articles;coverage;content;video;" \
        "videos;news;topics;links;reading") \
    ROW("report", BYLINE, "by") \
    ROW("reporting", BYLINE, "by") \
    ROW("right", CAPTION, ":") \
    ROW("rss", PROMOTION, ";:") \
    ROW("save", PROMOTION, "up to;over;now") \
    ROW("screengrab", CREDIT, ":;from;via") \
    ROW("screenshot", CREDIT, ":;by;via;from") \
    ROW("scroll", PROMOTION, "down;to;through") \
    ROW("search", PROMOTION, ";:") \
    ROW("see", PROMOTION, "also;more;:;the full;our;photos;full;all;below;inside") \
    ROW("send", PROMOTION, "tips;us;your;a letter;this;an email;news") \
    ROW("share", PROMOTION, ";this;on;your;with;:;story;article;via") \
    ROW("shop", PROMOTION, "now;the;our;all") \
    ROW("sign", PROMOTION, "up;in;into") \
    ROW("skip", PROMOTION, "to;advertisement;past") \
    ROW("slideshow", PROMOTION, ":;") \
    ROW("source", CREDIT, ":;|") \
    ROW("sources", CREDIT, ":") \
    ROW("special", BYLINE, "to;correspondent") \
    ROW("sponsored", PROMOTION, ";:;by;content") \
    ROW("stay", PROMOTION, "up to date;informed;connected;tuned;in the know") \
    ROW("story", PROMOTION, "continues;by;tags;highlights") \
    ROW("subscribe", PROMOTION, ";to;here;now;for;today;:") \
    ROW("support", PROMOTION, "our;us") \
    ROW("swipe", PROMOTION, "left;right;to;through;for") \
    ROW("tags", PROMOTION, ":;") \
    ROW("take", PROMOTION, "our;part in our;the quiz;a look at our") \
    ROW("tap", PROMOTION, "here;to") \
    ROW("tell", PROMOTION, "us") \
    ROW("terms", PROMOTION, "of;&;and") \
    ROW("text", BYLINE, "by") \
    ROW("thank", PROMOTION, "you for reading;you for watching;you for signing;you for your") \
    ROW("thanks", PROMOTION, "for reading;for signing;for watching;for subscribing;" \
        "for visiting") \
    ROW("the", PROMOTION, "author is;author tweets;writer is;associated press contributed;" \
        "associated press writers;views expressed;opinions expressed;story you are reading;" \
        "post appeared;following is;reporter can") \
    ROW("this", PROMOTION, "story originally;article originally;article was;story was;" \
        "post originally;story first;article first;story appeared;article appeared;" \
        "story has been;article has been;article is;story is part;piece originally;" \
        "article contains;page is;content is;video is;transcript;^image shows;^photo shows;" \
        "^picture shows;^undated;^image taken;^photo taken;^combination;^image from;" \
        "^photo provided;^image provided;^file") \
    ROW("to", PROMOTION, "read more;read the;read this;read all;subscribe;sign up;contact;" \
        "see more;see the full;watch the;hear more;learn more;find out more;comment;view;" \
        "listen;receive;continue reading;download;join;order;donate;report a correction") \
    ROW("top", PROMOTION, "stories;headlines;news;comments") \
    ROW("topics", PROMOTION, ":;") \
    ROW("transcript", PROMOTION, ";:") \
    ROW("trending", PROMOTION, ";:;now;stories") \
    ROW("tweet", PROMOTION, ";this;us") \
    ROW("undated", CAPTION, "photo;handout;file;picture;image") \
    ROW("update", PROMOTION, ":;,;(;|;–;—") \
    ROW("updated", DATELINE, ":;on;at") \
    ROW("updates", PROMOTION, ":;to come") \
    ROW("video", PROMOTION, ":;by;credit;courtesy;transcript;caption;available;player;;credits") \
    ROW("view", PROMOTION, "all;more;gallery;comments;image;this;the full;our;full;in") \
    ROW("views", PROMOTION, "expressed") \
    ROW("visit", PROMOTION, "our;the website;us;the site") \
    ROW("vote", PROMOTION, "now;in our;here") \
    ROW("want", PROMOTION, "more;to read;to see;to know;to get;to learn;to hear;to be") \
    ROW("warning", PROMOTION, ":") \
    ROW("watch", PROMOTION, ":;|;video;this;our;below;the full;the trailer;the video;" \
        "the moment;the interview;more;live;now;here;full;next") \
    ROW("what", PROMOTION, "do you think;you need to know") \
    ROW("with", BYLINE, "reporting;additional;inputs;agency;agencies;files;input") \
    ROW("words", BYLINE, "by;:") \
    ROW("write", PROMOTION, "caption;to") \
    ROW("writing", BYLINE, "by") \
    ROW("written", BYLINE, "by") \
    ROW("you", PROMOTION, "can follow;can find more;can find amazon;can read;can reach;" \
        "can contact;can watch the;can also read;can also find;can also follow;can email;" \
        "can sign;can subscribe;can listen;can send;can check out;can see more;can pre-order;" \
        "can preorder;can buy;can order;may also like;might also like;can view;must be")
/* clang-format on */

#define FIRST(first, class, rest) {first, class},
#define REST(first, class, rest) rest,

static const struct keyword firsts[] = {ROWS(FIRST)};
static const char *const rests[] = {ROWS(REST)};

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
    bool open = n > 0 && (phrase[0] == ':' || phrase[0] == '|');
    if (n == 0)
        return words <= ALONE_MAX && !complete;
    if (!open && words > WORDS_MAX)
        return false;
    bool joined =
        open || phrase[0] == '-' || phrase[0] == ',' || phrase[0] == '\'' || (phrase[0] & 0x80);
    if (joined && goes_on(text, p, end, phrase, n))
        return true;
    return p < end && text[p] == ' ' && goes_on(text, p + 1, end, phrase, n);
}

enum line_class notice_find(const struct document *document, uint32_t first, uint32_t end,
                            uint32_t words, bool complete)
{
    const char *text = document->text.data;
    struct token token = document->tokens[first];
    struct str word = {text + token.start, token.end - token.start};
    size_t row = keyword_index(KEYWORDS(firsts), word);
    if (row == sizeof firsts / sizeof *firsts)
        return LINE_PROSE;
    for (const char *phrase = rests[row];;) {
        size_t n = strcspn(phrase, ";");
        bool caption = *phrase == '^';
        if (matches(text, token.end, end, phrase + caption, n - caption, words, complete))
            return caption ? LINE_CAPTION : (enum line_class)firsts[row].kind;
        if (phrase[n] == '\0')
            return LINE_PROSE;
        phrase += n + 1;
    }
}

bool notice_sorted(void)
{
    return keywords_sorted(KEYWORDS(firsts));
}
