/* The names of all kinds, and what is read of each: -v and --list-formats say what stands here. A
 * new kind is a row; how it is told from others is sniff.c's. */
#include "archive/kinds.h"

#include "archive/sniff.h"

static const struct {
    const char *name, *about;
} kinds[] = {
    [KIND_EMPTY] = {"empty", NULL},
    [KIND_GZIP] = {"gzip", "also of many members (BGZF, WARC)"},
    [KIND_ZSTD] = {"zstd", "also of many frames, long windows (--max-window), WARC dictionaries"},
    [KIND_XZ] = {"xz", "also of many streams"},
    [KIND_LZIP] = {"lzip", "also of many members"},
    [KIND_BZIP2] = {"bzip2", "also of many streams, as dumps of wikis are"},
    [KIND_LZ4] = {"lz4", "frames"},
    [KIND_COMPRESS] = {"compress", "files named .Z"},
    [KIND_TAR] = {"tar", "GNU, pax and old ones, also one behind the other"},
    [KIND_ZIP] = {"zip", "not encrypted; also from a pipe, without its end, or behind a program"},
    [KIND_7Z] = {"7z", "not encrypted"},
    [KIND_CPIO] = {"cpio", "odc and newc"},
    [KIND_JSON] = {"JSON",
                   "an object a line, objects one behind the other, an array of objects, an object "
                   "of objects by their ids: Newsroom, RealNews, the Pile, Dolma, datatrove, C4, "
                   "Signal-1M, NELA-GT, news-please, Webz.io, NewsAPI, TREC Washington Post, "
                   "NeuCLIR, CNN/Daily Mail and XSum of the hub, and what has keys as theirs "
                   "(--text-field and others name keys that are not found)"},
    [KIND_LINES] = {"JSON Lines", "whose first line is no JSON"},
    [KIND_TEXT] = {"text", "an article a file; CNN/Daily Mail stories and XSum with highlights; "
                           "OCR with hyphenated lines"},
    [KIND_TEXT_LINES] = {"text, a document a line", "Multi-News, WMT news-docs, news-crawl"},
    [KIND_CSV] = {"CSV", "commas, semicolons or tabs, with or without a row of names: All the "
                         "News; of MIND and GDELT that they hold no articles"},
    [KIND_WARC] = {"WARC", "0.18 to 1.1 and WET: pages, and texts made of them"},
    [KIND_ARC] = {"ARC", "what came before WARC"},
    [KIND_HTML] = {"HTML", "a page's article, title, authors, date; by JSON-LD, Open Graph, meta "
                           "tags and the page itself; in any character set"},
    [KIND_XML] = {"XML", "NITF (New York Times), RCV1, NewsML-G2, ProQuest TDM, ALTO"},
    [KIND_SGML] = {"SGML", "Gigaword, TREC, Reuters-21578"},
    [KIND_WIKI] = {"MediaWiki", "dumps of Wikinews"},
    [KIND_FEED] = {"feed", "RSS and Atom, where they bring the articles' text"},
    [KIND_UTF16] = {"UTF-16", NULL},
    [KIND_BINARY] = {"no text", NULL},
};

const char *kind_name(enum kind kind)
{
    return kinds[kind].name;
}

static const char *group_of(enum kind kind)
{
    return kind_is_codec(kind) ? "compression" : kind_is_container(kind) ? "archive" : "records";
}

bool kinds_at(size_t number, const char **group, const char **name, const char **about)
{
    for (enum kind kind = 0; kind <= KIND_BINARY; kind++) {
        if (kinds[kind].about == NULL || number-- > 0)
            continue;
        *group = group_of(kind);
        *name = kinds[kind].name;
        *about = kinds[kind].about;
        return true;
    }
    return false;
}
