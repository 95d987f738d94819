/* Phrases that begin a line of furniture, in the languages that most pages are written in.
 *
 * "12 Comments" is cut down to "comments" first: a count in front is read over. Phrases are
 * compared letter by letter, capitals of ASCII folded; a phrase ends where a word ends. What is a
 * cue only alone may have no word behind it. */
#include "format/html_cues.h"

#include <stdbool.h>

enum { LINE_MAX_BYTES = 80 };

static const struct {
    const char *phrase;
    enum html_cue cue;
} phrases[] = {
    {"comments", CUE_READERS},
    {"comment", CUE_READERS},
    {"top comments", CUE_READERS},
    {"top rated comments", CUE_READERS},
    {"responses to", CUE_READERS},
    {"thoughts on", CUE_READERS},
    {"leave a reply", CUE_READERS},
    {"leave a comment", CUE_READERS},
    {"post a comment", CUE_READERS},
    {"add a comment", CUE_READERS},
    {"add your comment", CUE_READERS},
    {"write a comment", CUE_READERS},
    {"view comments", CUE_READERS},
    {"show comments", CUE_READERS},
    {"join the conversation", CUE_READERS},
    {"join the discussion", CUE_READERS},
    {"have your say", CUE_READERS},
    {"tell us what you think", CUE_READERS},
    {"what do you think", CUE_READERS},
    {"kommentare", CUE_READERS},
    {"kommentar schreiben", CUE_READERS},
    {"commentaires", CUE_READERS},
    {"laisser un commentaire", CUE_READERS},
    {"comentarios", CUE_READERS},
    {"deja un comentario", CUE_READERS},
    {"coment\xC3\xA1rios", CUE_READERS},
    {"deixe um coment\xC3\xA1rio", CUE_READERS},
    {"commenti", CUE_READERS},
    {"lascia un commento", CUE_READERS},
    {"reacties", CUE_READERS},
    {"kommentarer", CUE_READERS},
    {"privacy overview", CUE_READERS},
    {"related", CUE_RELATED},
    {"more from", CUE_RELATED},
    {"more on this", CUE_RELATED},
    {"more stories", CUE_RELATED},
    {"more news", CUE_RELATED},
    {"more like this", CUE_RELATED},
    {"more coverage", CUE_RELATED},
    {"you may also", CUE_RELATED},
    {"you might also", CUE_RELATED},
    {"you may like", CUE_RELATED},
    {"recommended", CUE_RELATED},
    {"read next", CUE_RELATED},
    {"up next", CUE_RELATED},
    {"don't miss", CUE_RELATED},
    {"editor's picks", CUE_RELATED},
    {"editors' picks", CUE_RELATED},
    {"sponsored", CUE_RELATED},
    {"promoted", CUE_RELATED},
    {"around the web", CUE_RELATED},
    {"from the web", CUE_RELATED},
    {"most popular", CUE_RELATED},
    {"most read", CUE_RELATED},
    {"most viewed", CUE_RELATED},
    {"trending", CUE_RELATED},
    {"popular now", CUE_RELATED},
    {"latest news", CUE_RELATED},
    {"latest stories", CUE_RELATED},
    {"top stories", CUE_RELATED},
    {"other news", CUE_RELATED},
    {"share this", CUE_RELATED},
    {"like this story", CUE_RELATED},
    {"like this", CUE_RELATED},
    {"about the author", CUE_RELATED},
    {"want more stories", CUE_RELATED},
    {"mehr zum thema", CUE_RELATED},
    {"das k\xC3\xB6nnte sie", CUE_RELATED},
    {"auch interessant", CUE_RELATED},
    {"sur le m\xC3\xAAme sujet", CUE_RELATED},
    {"\xC3\xA0 lire aussi", CUE_RELATED},
    {"articles similaires", CUE_RELATED},
    {"te puede interesar", CUE_RELATED},
    {"noticias relacionadas", CUE_RELATED},
    {"leia mais", CUE_RELATED},
    {"veja tamb\xC3\xA9m", CUE_RELATED},
    {"potrebbe interessarti", CUE_RELATED},
    {"articoli correlati", CUE_RELATED},
    {"lees ook", CUE_RELATED},
    {"advert", CUE_ALONE},
    {"advertisement", CUE_ALONE},
    {"advertising", CUE_ALONE},
    {"ad", CUE_ALONE},
    {"read more", CUE_ALONE},
    {"continue reading", CUE_ALONE},
    {"story continues below", CUE_ALONE},
    {"article continues below", CUE_ALONE},
    {"story continues below advertisement", CUE_ALONE},
    {"scroll to continue", CUE_ALONE},
    {"subscribe", CUE_ALONE},
    {"subscribe now", CUE_ALONE},
    {"sign up", CUE_ALONE},
    {"sign up now", CUE_ALONE},
    {"share", CUE_ALONE},
    {"print", CUE_ALONE},
    {"email", CUE_ALONE},
    {"explore further", CUE_ALONE},
    {"click here", CUE_ALONE},
    {"see also", CUE_ALONE},
    {"more", CUE_ALONE},
    {"watch more", CUE_ALONE},
    {"report this ad", CUE_ALONE},
    {"loading", CUE_ALONE},
    {"anzeige", CUE_ALONE},
    {"werbung", CUE_ALONE},
    {"publicit\xC3\xA9", CUE_ALONE},
    {"publicidad", CUE_ALONE},
    {"publicidade", CUE_ALONE},
    {"pubblicit\xC3\xA0", CUE_ALONE},
    {"reklama", CUE_ALONE},
    {"reklam", CUE_ALONE},
    {"iklan", CUE_ALONE},
};

/* A letter in lower case, and the apostrophe that typesetters use as the typewriter's. */
static size_t fold(struct str line, char out[LINE_MAX_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < line.len && n < LINE_MAX_BYTES; i++) {
        if (line.len - i >= 3 && memcmp(line.data + i, "\xE2\x80\x99", 3) == 0) {
            out[n++] = '\'';
            i += 2;
            continue;
        }
        char c = line.data[i];
        out[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
    }
    return n;
}

static bool is_word(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || c >= 0x80;
}

enum html_cue html_cue_of(struct str line)
{
    char folded[LINE_MAX_BYTES];
    size_t len = fold(line, folded), beg = 0;
    while (beg < len && !is_word((unsigned char)folded[beg]))
        beg++;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t n = strlen(phrases[i].phrase);
        if (len - beg < n || memcmp(folded + beg, phrases[i].phrase, n) != 0)
            continue;
        size_t behind = beg + n;
        bool word = behind == len || !is_word((unsigned char)folded[behind]);
        while (behind < len && !is_word((unsigned char)folded[behind]))
            behind++;
        if (word && (phrases[i].cue != CUE_ALONE || behind == len))
            return phrases[i].cue;
    }
    return CUE_NONE;
}
