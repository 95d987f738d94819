/* The table of elements, by their names.
 *
 * A name is found by its first letter: the table is in alphabetical order, and no letter has more
 * than a dozen names. Forms and what belongs to them are silent, but an article inside a form is
 * still found: html_blocks.c asks whether prose stands there. */
#include "format/html_tags.h"

#define STR_OF(literal)                                                                            \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct row {
    struct str name;
    unsigned traits;
} rows[TAG_COUNT] = {
    [TAG_OTHER] = {STR_OF(""), 0},
    [TAG_A] = {STR_OF("a"), TAG_IS_INLINE},
    [TAG_ADDRESS] = {STR_OF("address"), 0},
    [TAG_AMP_AD] = {STR_OF("amp-ad"), TAG_IS_SILENT},
    [TAG_ARTICLE] = {STR_OF("article"), 0},
    [TAG_ASIDE] = {STR_OF("aside"), 0},
    [TAG_AUDIO] = {STR_OF("audio"), TAG_IS_SILENT},
    [TAG_B] = {STR_OF("b"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_BASE] = {STR_OF("base"), TAG_IS_VOID},
    [TAG_BLOCKQUOTE] = {STR_OF("blockquote"), 0},
    [TAG_BODY] = {STR_OF("body"), 0},
    [TAG_BR] = {STR_OF("br"), TAG_IS_VOID},
    [TAG_BUTTON] = {STR_OF("button"), TAG_IS_INLINE | TAG_IS_SILENT},
    [TAG_CAPTION] = {STR_OF("caption"), 0},
    [TAG_CANVAS] = {STR_OF("canvas"), TAG_IS_SILENT},
    [TAG_CENTER] = {STR_OF("center"), 0},
    [TAG_COL] = {STR_OF("col"), TAG_IS_VOID},
    [TAG_DD] = {STR_OF("dd"), 0},
    [TAG_DETAILS] = {STR_OF("details"), 0},
    [TAG_DIALOG] = {STR_OF("dialog"), TAG_IS_SILENT},
    [TAG_DIV] = {STR_OF("div"), 0},
    [TAG_DL] = {STR_OF("dl"), 0},
    [TAG_DT] = {STR_OF("dt"), 0},
    [TAG_EM] = {STR_OF("em"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_EMBED] = {STR_OF("embed"), TAG_IS_VOID | TAG_IS_SILENT},
    [TAG_FIELDSET] = {STR_OF("fieldset"), TAG_IS_SILENT},
    [TAG_FIGCAPTION] = {STR_OF("figcaption"), 0},
    [TAG_FIGURE] = {STR_OF("figure"), 0},
    [TAG_FONT] = {STR_OF("font"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_FOOTER] = {STR_OF("footer"), TAG_IS_SILENT},
    [TAG_FORM] = {STR_OF("form"), TAG_IS_SILENT},
    [TAG_H1] = {STR_OF("h1"), 0},
    [TAG_H2] = {STR_OF("h2"), 0},
    [TAG_H3] = {STR_OF("h3"), 0},
    [TAG_H4] = {STR_OF("h4"), 0},
    [TAG_H5] = {STR_OF("h5"), 0},
    [TAG_H6] = {STR_OF("h6"), 0},
    [TAG_HEAD] = {STR_OF("head"), TAG_IS_SILENT},
    [TAG_HEADER] = {STR_OF("header"), 0},
    [TAG_HR] = {STR_OF("hr"), TAG_IS_VOID},
    [TAG_HTML] = {STR_OF("html"), 0},
    [TAG_I] = {STR_OF("i"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_IFRAME] = {STR_OF("iframe"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_IMG] = {STR_OF("img"), TAG_IS_INLINE | TAG_IS_VOID},
    [TAG_INPUT] = {STR_OF("input"), TAG_IS_INLINE | TAG_IS_VOID | TAG_IS_SILENT},
    [TAG_LABEL] = {STR_OF("label"), TAG_IS_INLINE | TAG_IS_SILENT},
    [TAG_LEGEND] = {STR_OF("legend"), TAG_IS_SILENT},
    [TAG_LI] = {STR_OF("li"), 0},
    [TAG_LINK] = {STR_OF("link"), TAG_IS_VOID},
    [TAG_MAIN] = {STR_OF("main"), 0},
    [TAG_MATH] = {STR_OF("math"), TAG_IS_SILENT},
    [TAG_MENU] = {STR_OF("menu"), TAG_IS_SILENT},
    [TAG_META] = {STR_OF("meta"), TAG_IS_VOID},
    [TAG_NAV] = {STR_OF("nav"), TAG_IS_SILENT},
    [TAG_NOEMBED] = {STR_OF("noembed"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_NOFRAMES] = {STR_OF("noframes"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_NOSCRIPT] = {STR_OF("noscript"), TAG_IS_SILENT},
    [TAG_OBJECT] = {STR_OF("object"), TAG_IS_SILENT},
    [TAG_OL] = {STR_OF("ol"), 0},
    [TAG_OPTION] = {STR_OF("option"), TAG_IS_SILENT},
    [TAG_P] = {STR_OF("p"), 0},
    [TAG_PARAM] = {STR_OF("param"), TAG_IS_VOID},
    [TAG_PRE] = {STR_OF("pre"), 0},
    [TAG_S] = {STR_OF("s"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_SCRIPT] = {STR_OF("script"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_SECTION] = {STR_OF("section"), 0},
    [TAG_SELECT] = {STR_OF("select"), TAG_IS_SILENT},
    [TAG_SMALL] = {STR_OF("small"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_SOURCE] = {STR_OF("source"), TAG_IS_VOID},
    [TAG_SPAN] = {STR_OF("span"), TAG_IS_INLINE},
    [TAG_STRONG] = {STR_OF("strong"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_STYLE] = {STR_OF("style"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_SUB] = {STR_OF("sub"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_SUMMARY] = {STR_OF("summary"), 0},
    [TAG_SUP] = {STR_OF("sup"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_SVG] = {STR_OF("svg"), TAG_IS_SILENT},
    [TAG_TABLE] = {STR_OF("table"), 0},
    [TAG_TBODY] = {STR_OF("tbody"), 0},
    [TAG_TD] = {STR_OF("td"), 0},
    [TAG_TEMPLATE] = {STR_OF("template"), TAG_IS_SILENT},
    [TAG_TEXTAREA] = {STR_OF("textarea"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_TFOOT] = {STR_OF("tfoot"), 0},
    [TAG_TH] = {STR_OF("th"), 0},
    [TAG_THEAD] = {STR_OF("thead"), 0},
    [TAG_TIME] = {STR_OF("time"), TAG_IS_INLINE},
    [TAG_TITLE] = {STR_OF("title"), TAG_IS_RAW | TAG_IS_SILENT},
    [TAG_TR] = {STR_OF("tr"), 0},
    [TAG_TRACK] = {STR_OF("track"), TAG_IS_VOID},
    [TAG_U] = {STR_OF("u"), TAG_IS_INLINE | TAG_IS_FORMAT},
    [TAG_UL] = {STR_OF("ul"), 0},
    [TAG_VIDEO] = {STR_OF("video"), TAG_IS_SILENT},
    [TAG_WBR] = {STR_OF("wbr"), TAG_IS_INLINE | TAG_IS_VOID},
    [TAG_XMP] = {STR_OF("xmp"), TAG_IS_RAW},
};

/* The first element of each letter, and where the last one's end. */
static const uint8_t first[27] = {
    TAG_A,      TAG_B,   TAG_CAPTION, TAG_DD,    TAG_EM,    TAG_FIELDSET, TAG_H1,
    TAG_H1,     TAG_I,   TAG_LABEL,   TAG_LABEL, TAG_LABEL, TAG_MAIN,     TAG_NAV,
    TAG_OBJECT, TAG_P,   TAG_S,       TAG_S,     TAG_S,     TAG_TABLE,    TAG_U,
    TAG_VIDEO,  TAG_WBR, TAG_XMP,     TAG_COUNT, TAG_COUNT, TAG_COUNT};

unsigned html_tag_traits(enum html_tag tag)
{
    return rows[tag].traits;
}

static bool equal_folded(struct str name, struct str lower)
{
    if (name.len != lower.len)
        return false;
    for (size_t i = 1; i < name.len; i++)
        if ((name.data[i] | 32) != lower.data[i] && name.data[i] != lower.data[i])
            return false;
    return true;
}

enum html_tag html_tag_of(struct str name)
{
    unsigned letter = name.len ? (unsigned)((unsigned char)name.data[0] | 32) - 'a' : 26;
    if (letter >= 26)
        return TAG_OTHER;
    for (unsigned tag = first[letter]; tag < first[letter + 1]; tag++)
        if (equal_folded(name, rows[tag].name))
            return (enum html_tag)tag;
    return TAG_OTHER;
}
