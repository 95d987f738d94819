/* Web pages, all invented: what is text of the article and what is not, and broken markup. */
#include "format_reading.h"

#define LEAD                                                                                       \
    "The harbour bridge will close for nine months, the council of Port Ellis said on Monday."
#define MORE                                                                                       \
    "Ferries are to carry the traffic, and the first of them arrives in the second week of May."
#define LAST "Nobody has said yet who will pay for them, but the town hopes that it is the county."
#define BODY "<p>" LEAD "</p><p>" MORE "</p><p>" LAST "</p>"
#define TEXT LEAD "\n\n" MORE "\n\n" LAST
#define JUNK                                                                                       \
    "This is a long sentence that belongs to no article, and it is on the page for all that."

static const struct {
    const char *what, *page, *text;
} rows[] = {
    {"empty", "", ""},
    {"only paragraphs", BODY, TEXT},
    {"no end tags", "<body><p>" LEAD "<p>" MORE "<p>" LAST, TEXT},
    {"capitals", "<BODY><P>" LEAD "</P><P CLASS=x>" MORE "</P><P>" LAST "</P></BODY>", TEXT},
    {"breaks", "<div>" LEAD "<br><br/>" MORE "<BR> <br />" LAST "</div>", TEXT},
    {"one break", "<div>" LEAD "<br>" MORE "</div>", LEAD "\n" MORE},
    {"emphasis and links inside",
     "<p>The <b>harbour</b> <a href='/b'>bridge</a> will <i>close</i> for nine months, the "
     "council of Port Ellis said on<span> Monday</span>.</p>",
     LEAD},
    {"a span goes on",
     "<p>The har<span>bour bridge will close for nine months, the council of "
     "Port Ellis said on Monday.</span></p>",
     LEAD},
    {"white space",
     "<p>\n  The harbour\tbridge will close for nine&nbsp;months, the\r\ncouncil of "
     "Port Ellis said on Monday.  </p>",
     LEAD},
    {"script and style",
     "<p>" LEAD "</p><script>if (a < b) document.write('<p>" JUNK "</p>')</script><p>" MORE
     "<style>p { color: red }</style></p><p>" LAST "</p>",
     TEXT},
    {"script without an end", BODY "<script>" JUNK, TEXT},
    {"comments", "<p>" LEAD "</p><!-- <p>" JUNK "</p> --><p>" MORE "</p><!----><p>" LAST "</p>",
     TEXT},
    {"a comment without an end", "<!-- x><p>" LEAD "</p><p>" MORE "</p><p>" LAST "</p>", TEXT},
    {"a > inside a quoted value", "<p title=\"a > b\">" LEAD "</p><p x='>'>" MORE "</p><p>" LAST,
     TEXT},
    {"a quote without an end", "<p title=\"x>" LEAD "</p><p>" MORE "</p><p>" LAST "</p>", TEXT},
    {"a quote that opens no value", "<p \">" LEAD "</p><p'>" MORE "</p><p>" LAST "</p>", TEXT},
    {"an angle that opens nothing",
     "<p>One is < 2, and 3 > 2, which the council of Port Ellis "
     "has voted on at last.</p>",
     "One is < 2, and 3 > 2, which the council of Port Ellis has voted on at last."},
    {"CDATA is no text", "<![CDATA[" JUNK "]]>" BODY, TEXT},
    {"a link without an end", "<p><a href=x>Home</p>" BODY, TEXT},
    {"cells without ends", "<table><tr><td>Menu<td>" BODY "</table>", TEXT},
    {"an end tag of another cell", "<div><table><tr><td></div>" BODY "</td></tr></table></div>",
     TEXT},
    {"navigation",
     "<nav><p>" JUNK "</p></nav><ul class=main-menu><li><a href=a>Home</a></ul>" BODY
     "<footer><p>" JUNK "</p></footer>",
     TEXT},
    {"what is beside", BODY "<aside><p>" JUNK "</p></aside>", TEXT},
    {"what is hidden",
     "<div hidden><p>" JUNK "</p></div>" BODY "<p style='display: none'>" JUNK
     "</p><p aria-hidden=true>" JUNK "</p>",
     TEXT},
    {"a form", BODY "<form><p>" JUNK "</p><select><option>One<option>Two</select></form>", TEXT},
    {"a page that is a form", "<form id=aspnet><div>" BODY "</div></form>", TEXT},
    {"comments of readers",
     BODY "<div id=comments><ol><li class=comment><p>" JUNK "</p><p>" JUNK "</p><p>" JUNK
          "</p><p>" JUNK "</p></ol></div>",
     TEXT},
    {"related stories",
     BODY "<div class='related-stories'><h3>Other news</h3><p>" JUNK "</p></div>", TEXT},
    {"a newsletter inside",
     "<p>" LEAD "</p><div class=newsletter-signup><p>" JUNK "</p></div><p>" MORE "</p><p>" LAST
     "</p>",
     TEXT},
    {"cookies", "<div id='cookie-banner'><p>" JUNK "</p></div>" BODY, TEXT},
    {"a caption",
     "<p>" LEAD "</p><figure><img src=x><figcaption>" JUNK "</figcaption></figure><p>" MORE
     "</p><p>" LAST "</p>",
     TEXT},
    {"share buttons",
     "<p>" LEAD "</p><ul class=shareTools><li>Share<li>Print</ul><p>" MORE "</p><p>" LAST "</p>",
     TEXT},
    {"a line of links",
     "<p>" LEAD "</p><p><a href=x>Read what else happened</a></p><p>" MORE "</p><p>" LAST "</p>",
     TEXT},
    {"words of a blog's tags",
     "<article class='post tag-ad-free category-photo'><p>" LEAD "</p><p>" MORE "</p><p>" LAST
     "</p></article>",
     TEXT},
    {"a class for all of the page", "<div class='has-sidebar ad-free'>" BODY "</div>", TEXT},
    {"the body is told",
     "<div><p>" JUNK "</p><p>" JUNK "</p></div><div class='story-body'>" BODY "</div><p>" JUNK
     "</p>",
     TEXT},
    {"the body is told by itemprop",
     "<div><p>" JUNK "</p></div><div itemprop=articleBody>" BODY "</div><p>" JUNK "</p>", TEXT},
    {"a list of the article",
     "<div class=article-body><p>" LEAD "</p><ul><li>Nine months<li>Two "
     "ferries</ul><h2>Who pays</h2><p>" LAST "</p></div>",
     LEAD "\n\nNine months\n\nTwo ferries\n\nWho pays\n\n" LAST},
    {"comments without a word in the markup",
     "<div>" BODY "<div><h4>12 Comments</h4><p>" JUNK "</p><p>" JUNK "</p></div></div>", TEXT},
    {"other articles without a word in the markup",
     "<div>" BODY "<h4>You may also like</h4><div><p>" JUNK "</p></div></div>", TEXT},
    {"prose behind many links",
     "<div><div><div><div>" BODY "</div></div></div><ul><li><a href=a>One thing that happened on "
     "Monday</a><li><a href=b>Another that happened on Tuesday</a><li><a href=c>More of what "
     "happened on Wednesday</a></ul><div><div><div><p>" JUNK "</p></div></div></div></div>",
     TEXT},
    {"one article of several",
     "<section><article>" BODY BODY "</article><article><p>" JUNK "</p></article><article><p>" JUNK
     "</p></article><article><p>" JUNK "</p></article><article><p>" JUNK
     "</p></article><article><p>" JUNK "</p></article></section>",
     TEXT "\n\n" TEXT},
    {"a paragraph that says it is the body",
     "<div><p class=article-text>" LEAD "</p><p class=article-text>" MORE " " MORE " " MORE " " MORE
     "</p></div>",
     LEAD "\n\n" MORE " " MORE " " MORE " " MORE},
    {"a short line last", "<div>" BODY "<p>With wires</p></div><div>More</div>",
     TEXT "\n\nWith wires"},
    {"lines that are furniture alone",
     "<p>" LEAD "</p><p>Advertisement</p><p>" MORE "</p><p>Read more:</p><p>Subscribe</p><p>" LAST
     "</p>",
     TEXT},
    {"such words in a line of the article",
     "<p>" LEAD "</p><p>Share a ferry, he says</p><p>" LAST "</p>",
     LEAD "\n\nShare a ferry, he says\n\n" LAST},
    {"a paragraph that is a link",
     "<p>" LEAD "</p><p><a href=x>" JUNK "</a></p><p>" MORE "</p><p>" LAST "</p>", TEXT},
    {"references",
     "<p>Caf&eacute; &amp; bar &#8212; the &ldquo;Harbour&rdquo; &#x2013; closes, and "
     "nobody, not even AT&T, knows why it does.</p>",
     "Café & bar — the “Harbour” – closes, and nobody, not even AT&T, knows why it does."},
    {"invisible letters",
     "<p>The har&shy;bour bridge will clo\xE2\x80\x8Bse for nine months, the "
     "council of Port Ellis said on Monday.</p>",
     LEAD},
    {"a language without spaces",
     "<div class=nav><a "
     "href=x>首页</a></"
     "div><p>市议会周一表示，这座大桥将关闭九个月，渡轮将在五月的第二周开始运送车辆。"
     "</p><p>目前还没有人说明由谁来支付这笔费用，但镇上希望由县里承担。</p>",
     "市议会周一表示，这座大桥将关闭九个月，渡轮将在五月的第二周开始运送车辆。\n\n"
     "目前还没有人说明由谁来支付这笔费用，但镇上希望由县里承担。"},
};

Test(format_html, texts)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = reading_open(NULL, RECORD_HTML, str_of(rows[i].page), 16 << 20);
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].what, reading.error.text);
        cr_expect(str_equal(reading.article.text, str_of(rows[i].text)),
                  "%s:\n%.*s\ninstead of\n%s", rows[i].what, (int)reading.article.text.len,
                  reading.article.text.data, rows[i].text);
        reading_close(&reading);
    }
}
