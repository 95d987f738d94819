/* con-<HYP/> ference: the first half brings the whole word (SUBS_CONTENT), or a mark of its own
 * (HYP), or it ends with a hyphen and the next line goes on in a small letter. */
#include "format/xml_page.h"

static bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)c >= 0x80;
}

void xml_page_line(struct xml_page *page, struct flow *flow)
{
    flow_break(flow, FLOW_SPACE);
    page->begins = true;
}

void xml_page_hyphen(struct xml_page *page)
{
    page->glue = !page->whole;
}

/* The last word ends with a hyphen of which this one is the rest. */
static bool goes_on(const struct xml_page *page, const struct flow *flow, const char *content)
{
    return page->begins && flow->gap == FLOW_SPACE && *content >= 'a' && *content <= 'z' &&
           flow->len > 1 && flow->data[flow->len - 1] == '-' &&
           is_letter(flow->data[flow->len - 2]);
}

void xml_page_word(struct xml_page *page, struct flow *flow, const char *content, const char *type,
                   const char *whole)
{
    bool first = type != NULL && strcmp(type, "HypPart1") == 0 && whole != NULL && *whole != '\0';
    bool second = page->whole && type != NULL && strcmp(type, "HypPart2") == 0;
    bool hyphen = !second && goes_on(page, flow, content);
    page->begins = false;
    page->whole = first;
    if (second)
        return;
    flow->len -= hyphen;
    if ((hyphen || page->glue) && flow->gap <= FLOW_SPACE)
        flow->gap = FLOW_NONE;
    page->glue = false;
    flow_text(flow, str_of(first ? whole : content));
    flow_break(flow, FLOW_SPACE);
}
