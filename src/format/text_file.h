/* A file of text, whatever text it is -> an article; format/article.h is its contract. */
#ifndef FORMAT_TEXT_FILE_H
#define FORMAT_TEXT_FILE_H

#include "format/article.h"

/* Stories with highlights, XSum's sections, pages of OCR, sentences without articles; else plain
 * text (text.h), in any character set. */
enum error_code text_file_read(const struct raw *raw, struct arena *arena, struct article *article,
                               struct error *error);

/* The parts of text_file.c that have a file of their own: each reads decoded text, or is false
 * where it is not written so. *done tells whether the memory sufficed. */
bool text_story_read(struct str text, struct arena *arena, struct article *article, bool *done);
bool text_sections_read(struct str text, struct arena *arena, struct article *article, bool *done);

/* Joins words that a line's end divides. False where the arena is too small. */
bool text_ocr_join(struct str *text, struct arena *arena);

/* True where many lines end in a divided word, as those of a newspaper's columns do. */
bool text_ocr_is(struct str text);

#endif
