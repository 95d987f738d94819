/* One table a vocabulary. The reader (xml_reader.c) knows no element but those that stand here. */
#include "format/xml_vocabulary.h"

#include <string.h>

/* NITF, as a document or inside NewsML: the New York Times and many wires. */
static const struct xml_rule nitf[] = {
    {"doc-id@id-string", XML_FACT, FACT_ID},
    {"nitf@uno", XML_FACT, FACT_ID},
    {"pubdata@date.publication", XML_FACT, FACT_DATE},
    {"date.issue@norm", XML_FACT, FACT_DATE},
    {"date.release@norm", XML_FACT, FACT_DATE},
    {"pubdata@ex-ref", XML_FACT, FACT_URL},
    {"pubdata@name", XML_FACT, FACT_SOURCE},
    {"doc.copyright@holder", XML_FACT, FACT_SOURCE},
    {"hedline/hl1", XML_FACT, FACT_TITLE},
    {"head/title", XML_FACT, FACT_TITLE},
    {"byline/person", XML_AUTHOR, FACTS},
    {"byline[class=normalized_byline]", XML_SKIP, FACTS},
    {"byline/byttl", XML_SKIP, FACTS},
    {"byline", XML_BYLINE, FACTS},
    {"abstract/p", XML_REFERENCE, FACTS},
    {"body.content/block[class=lead_paragraph]", XML_LEAD, FACTS},
    {"block/media", XML_SKIP, FACTS},
    {"body.content/media", XML_SKIP, FACTS},
    {"table", XML_SKIP, FACTS},
    {"nitf-table", XML_SKIP, FACTS},
    {"body.content", XML_TEXT, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule rcv1[] = {
    {"newsitem@itemid", XML_FACT, FACT_ID},
    {"newsitem@date", XML_FACT, FACT_DATE},
    {"newsitem@lang", XML_FACT, FACT_LANG},
    {"newsitem/headline", XML_FACT, FACT_TITLE},
    {"newsitem/title", XML_FACT, FACT_TITLE},
    {"newsitem/byline", XML_BYLINE, FACTS},
    {"dc[element=dc.publisher]@value", XML_FACT, FACT_SOURCE},
    {"newsitem/text", XML_TEXT, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule newsml_g2[] = {
    {"newsItem@guid", XML_FACT, FACT_ID},
    {"itemMeta/versionCreated", XML_FACT, FACT_DATE},
    {"contentMeta/contentCreated", XML_FACT, FACT_DATE},
    {"contentMeta/headline", XML_FACT, FACT_TITLE},
    {"hedline/hl1", XML_FACT, FACT_TITLE},
    {"itemMeta/title", XML_FACT, FACT_TITLE},
    {"contentMeta/slugline", XML_FACT, FACT_TITLE},
    {"contentMeta/language@tag", XML_FACT, FACT_LANG},
    {"newsItem@lang", XML_FACT, FACT_LANG},
    {"provider/name", XML_FACT, FACT_SOURCE},
    {"infoSource/name", XML_FACT, FACT_SOURCE},
    {"copyrightHolder/name", XML_FACT, FACT_SOURCE},
    {"creator/name", XML_AUTHOR, FACTS},
    {"contentMeta/by", XML_BYLINE, FACTS},
    {"contentMeta/description[role=drol:summary]", XML_REFERENCE, FACTS},
    {"inlineXML/html", XML_TEXT, FACTS},
    {"html/head", XML_SKIP, FACTS},
    {"inlineData[contenttype=text/plain]", XML_MARKUP, FACTS},
    {"inlineData[contenttype=text/html]", XML_MARKUP, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule newsml_1[] = {
    {"NewsIdentifier/PublicIdentifier", XML_FACT, FACT_ID},
    {"NewsIdentifier/NewsItemId", XML_FACT, FACT_ID},
    {"NewsManagement/ThisRevisionCreated", XML_FACT, FACT_DATE},
    {"DateAndTime", XML_FACT, FACT_DATE},
    {"DateId", XML_FACT, FACT_DATE},
    {"NewsLines/HeadLine", XML_FACT, FACT_TITLE},
    {"DescriptiveMetadata/Language@FormalName", XML_FACT, FACT_LANG},
    {"NewsLines/ByLine", XML_BYLINE, FACTS},
    {"DataContent/html", XML_TEXT, FACTS},
    {"html/head", XML_SKIP, FACTS},
    {"DataContent/p", XML_TEXT, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule proquest[] = {
    {"RECORD/GOID", XML_FACT, FACT_ID},
    {"TitleAtt/Title", XML_FACT, FACT_TITLE},
    {"Obj/Title", XML_FACT, FACT_TITLE},
    {"NumericDate", XML_FACT, FACT_DATE},
    {"AlphaDate", XML_FACT, FACT_DATE},
    {"PubFrosting/Title", XML_FACT, FACT_SOURCE},
    {"Contributor/NormalizedDisplayForm", XML_AUTHOR, FACTS},
    {"Contributor/OriginalForm", XML_AUTHOR, FACTS},
    {"ISOCode", XML_FACT, FACT_LANG},
    {"AbsText", XML_REFERENCE, FACTS},
    {"TextInfo/Text", XML_MARKUP, FACTS},
    {"FullText", XML_MARKUP, FACTS},
    {"HiddenText", XML_MARKUP, FACTS},
    {NULL, XML_SKIP, FACTS},
};

/* An item of RSS; one that brings but a teaser has that for its text. */
static const struct xml_rule rss[] = {
    {"item/guid", XML_FACT, FACT_ID},
    {"item/link", XML_FACT, FACT_URL},
    {"item/title", XML_FACT, FACT_TITLE},
    {"item/pubDate", XML_FACT, FACT_DATE},
    {"item/date", XML_FACT, FACT_DATE},
    {"item/creator", XML_AUTHOR, FACTS},
    {"item/language", XML_FACT, FACT_LANG},
    {"item/source", XML_FACT, FACT_SOURCE},
    {"item/encoded", XML_MARKUP, FACTS},
    {"item/description", XML_MARKUP, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule atom[] = {
    {"entry/id", XML_FACT, FACT_ID},
    {"entry/link[rel=alternate]@href", XML_FACT, FACT_URL},
    {"entry/link@href", XML_FACT, FACT_URL},
    {"entry/title", XML_FACT, FACT_TITLE},
    {"entry/published", XML_FACT, FACT_DATE},
    {"entry/updated", XML_FACT, FACT_DATE},
    {"entry@lang", XML_FACT, FACT_LANG},
    {"entry/source", XML_SKIP, FACTS},
    {"author/name", XML_AUTHOR, FACTS},
    {"entry/content", XML_MARKUP, FACTS},
    {"entry/summary", XML_MARKUP, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_rule alto[] = {
    {"Page", XML_TEXT, FACTS},
    {"TopMargin", XML_SKIP, FACTS},
    {"BottomMargin", XML_SKIP, FACTS},
    {"TextLine", XML_LINE, FACTS},
    {"TextLine/String@CONTENT", XML_WORD, FACTS},
    {"TextLine/HYP", XML_HYPHEN, FACTS},
    {NULL, XML_SKIP, FACTS},
};

static const struct xml_vocabulary vocabularies[] = {
    {"nitf", .rules = nitf},
    {"newsitem", .rules = rcv1},
    {"newsItem", .rules = newsml_g2, .inner = nitf},
    {"contentSet", .rules = newsml_g2, .inner = nitf},
    {"NewsML", .rules = newsml_1, .inner = nitf},
    {"RECORD", .rules = proquest, .needs_id = true},
    {"item", .rules = rss},
    {"entry", .rules = atom},
    {"alto", .rules = alto, .dated_by_name = true},
    {"mets", .skipped = "METS: names the files of an issue"},
    {"conceptItem", .skipped = "NewsML-G2: a concept"},
    {"knowledgeItem", .skipped = "NewsML-G2: concepts"},
    {"catalogItem", .skipped = "NewsML-G2: a catalogue"},
    {"planningItem", .skipped = "NewsML-G2: a plan"},
    {"packageItem", .skipped = "NewsML-G2: a package"},
};

const char *xml_local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

const struct xml_vocabulary *xml_vocabulary_of(const char *root)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (strcmp(vocabularies[i].root, xml_local(root)) == 0)
            return &vocabularies[i];
    return NULL;
}

const char *xml_attribute(const char *const *attributes, const char *name, size_t name_len)
{
    for (; *attributes != NULL; attributes += 2) {
        const char *local = xml_local(*attributes);
        if (strncmp(local, name, name_len) == 0 && local[name_len] == '\0')
            return attributes[1];
    }
    return NULL;
}

/* The name that stands at path, up to one of the marks; false where it is another one. */
static bool takes_name(const char **path, const char *name)
{
    size_t n = strcspn(*path, "/[@");
    bool same = strncmp(*path, name, n) == 0 && name[n] == '\0';
    *path += n;
    return same;
}

/* "[attribute=value]" at *path, where it is. */
static bool takes_condition(const char **path, const char *const *attributes)
{
    if (**path != '[')
        return true;
    const char *name = *path + 1, *is = strchr(name, '=') + 1, *end = strchr(is, ']');
    const char *value = xml_attribute(attributes, name, (size_t)(is - name) - 1);
    size_t n = (size_t)(end - is);
    *path = end + 1;
    return value != NULL && strncmp(value, is, n) == 0 && value[n] == '\0';
}

bool xml_path_fits(const char *path, const char *parent, const char *element,
                   const char *const *attributes, const char **value)
{
    bool has_parent = path[strcspn(path, "/[@")] == '/';
    *value = NULL;
    if (has_parent && (parent == NULL || !takes_name(&path, parent)))
        return false;
    path += has_parent;
    if (!takes_name(&path, element) || !takes_condition(&path, attributes))
        return false;
    if (*path != '@')
        return true;
    *value = xml_attribute(attributes, path + 1, strlen(path + 1));
    return *value != NULL;
}
