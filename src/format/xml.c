/* expat reads, xml_reader.c takes what the vocabulary names.
 *
 *   bytes -> UTF-8 -> expat -> events -> rules -> article
 *
 * The character set is the declaration's, or what the bytes are. Entities are off: a document that
 * declares some of its own is not read, nothing outside of it is fetched, and what a DTD that is
 * not here would name is read as in HTML. A document of no known vocabulary is not guessed at. */
#include "format/xml.h"

#include <expat.h>
#include <limits.h>

#include "format/charset.h"
#include "format/clean.h"
#include "format/html_entities.h"
#include "format/xml_reader.h"

enum { DECLARATION_MAX = 200, ENTITY_MAX = 32 };

struct parse {
    XML_Parser parser;
    struct xml_reader reader;
};

static void stop_where_over(struct parse *parse)
{
    if (parse->reader.code != ERROR_NONE)
        XML_StopParser(parse->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct parse *parse = data;
    xml_reader_start(&parse->reader, name, (const char *const *)attributes);
    stop_where_over(parse);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    struct parse *parse = data;
    (void)name;
    xml_reader_end(&parse->reader);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
    struct parse *parse = data;
    xml_reader_text(&parse->reader, (struct str){text, (size_t)len});
    stop_where_over(parse);
}

/* A reference whose declaration is in a DTD that is not here: &mdash; */
static void XMLCALL on_unknown(void *data, const XML_Char *name, int is_parameter)
{
    struct parse *parse = data;
    char reference[ENTITY_MAX + 2] = "&", bytes[4];
    size_t n = strlen(name);
    unsigned len = 0;
    if (is_parameter || n >= ENTITY_MAX)
        return;
    memcpy(reference + 1, name, n);
    reference[n + 1] = ';';
    if (html_entity_read(reference, reference + n + 2, bytes, &len) > 0)
        xml_reader_text(&parse->reader, (struct str){bytes, len});
}

static void XMLCALL on_entity(void *data, const XML_Char *name, int is_parameter,
                              const XML_Char *value, int value_len, const XML_Char *base,
                              const XML_Char *system, const XML_Char *public_id,
                              const XML_Char *notation)
{
    struct parse *parse = data;
    (void)name, (void)is_parameter, (void)value_len, (void)base, (void)system, (void)public_id;
    (void)notation;
    if (value == NULL)
        return; /* a file elsewhere, or a picture: only named */
    xml_reader_fail(&parse->reader, ERROR_DAMAGED,
                    "it declares entities of its own, which are not expanded", "");
    stop_where_over(parse);
}

/* The label in <?xml version="1.0" encoding="ISO-8859-1"?>, or "". */
static struct str declared(struct str bytes)
{
    static const char key[] = "encoding";
    struct str head = {bytes.data, bytes.len < DECLARATION_MAX ? bytes.len : DECLARATION_MAX};
    const char *end = memmem(head.data, head.len, "?>", 2);
    if (end == NULL)
        return STR("");
    const char *at = memmem(head.data, (size_t)(end - head.data), key, sizeof key - 1);
    while (at != NULL && at < end && *at != '"' && *at != '\'')
        at++;
    if (at == NULL || at == end)
        return STR("");
    const char *label = at + 1, *close = memchr(label, *at, (size_t)(end - label));
    return close == NULL ? STR("") : (struct str){label, (size_t)(close - label)};
}

static void set_handlers(struct parse *parse)
{
    XML_Parser parser = parse->parser;
    XML_SetUserData(parser, parse);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetSkippedEntityHandler(parser, on_unknown);
    XML_SetEntityDeclHandler(parser, on_entity);
    XML_UseForeignDTD(parser, XML_TRUE); /* what is not declared is skipped, not a fault */
}

/* Runs the parser over the document. */
static enum error_code parse_all(struct parse *parse, struct str utf8, struct error *error)
{
    parse->parser = XML_ParserCreate("UTF-8");
    if (parse->parser == NULL)
        return error_set(error, ERROR_MEMORY, "no memory for a parser of XML");
    set_handlers(parse);
    enum XML_Status status = XML_Parse(parse->parser, utf8.data, (int)utf8.len, XML_TRUE);
    enum XML_Error fault = XML_GetErrorCode(parse->parser);
    long at = (long)XML_GetCurrentByteIndex(parse->parser);
    XML_ParserFree(parse->parser);
    const struct xml_reader *reader = &parse->reader;
    if (reader->code == ERROR_STOPPED)
        return ERROR_NONE;
    if (reader->code != ERROR_NONE)
        return error_set(error, reader->code, "%s", reader->why);
    if (status == XML_STATUS_OK)
        return ERROR_NONE;
    if (fault == XML_ERROR_NO_MEMORY)
        return error_set(error, ERROR_MEMORY, "no memory for a document of %zu bytes", utf8.len);
    return error_set(error, ERROR_DAMAGED, "%s at byte %ld of the document", XML_ErrorString(fault),
                     at);
}

static enum error_code finish(struct xml_reader *reader, const struct raw *raw,
                              struct article *article, struct error *error)
{
    const struct xml_vocabulary *vocabulary = reader->vocabulary;
    struct facts *facts = &reader->facts;
    article->skipped = vocabulary->skipped;
    if (article->skipped != NULL)
        return ERROR_NONE;
    if (vocabulary->needs_id && facts->value[FACT_ID].len == 0)
        return error_set(error, ERROR_DAMAGED, "an XML document of no known kind: its root is %s",
                         vocabulary->root);
    facts_offer(facts, FACT_TEXT, flow_since(&reader->text, 0), 0);
    if (vocabulary->dated_by_name)
        facts_offer_day_of(facts, raw->name, 0);
    if (facts_finish(facts, article))
        return ERROR_NONE;
    return error_set(error, ERROR_MEMORY, "no memory for a document of %zu bytes", raw->bytes.len);
}

enum error_code xml_read(const struct raw *raw, struct arena *arena, struct article *article,
                         struct error *error)
{
    struct str utf8;
    struct parse *parse = ARENA_NEW(arena, 1, struct parse);
    if (parse == NULL ||
        charset_decode(raw->bytes, declared(raw->bytes), arena, &utf8) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a document of %zu bytes",
                         raw->bytes.len);
    utf8 = clean_trim(utf8);
    if (utf8.len > INT_MAX)
        return error_set(error, ERROR_LIMIT, "the document is too large");
    if (!xml_reader_open(&parse->reader, arena, utf8.len))
        return error_set(error, ERROR_MEMORY, "no memory for a document of %zu bytes", utf8.len);
    enum error_code code = parse_all(parse, utf8, error);
    return code != ERROR_NONE ? code : finish(&parse->reader, raw, article, error);
}
