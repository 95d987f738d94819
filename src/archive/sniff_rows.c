/* Rows: CSV, tab-separated values, a document a line. */
#include "archive/sniff.h"

enum kind sniff_rows(struct str head)
{
    (void)head;
    return KIND_TEXT;
}
