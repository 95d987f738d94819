/* Who speaks in a sentence. */
#include "kernel/voice.h"
#include "kernel_lines.h"

static const struct {
    const char *text;
    enum voice voice;
    bool nameless;
} table[] = {
    {"The bridge closes in March .\n", VOICE_NEWS, false},
    {"\"We had no choice ,\" he said .\n", VOICE_FIRST_PERSON, true},
    {"\"The bridge is old ,\" she told reporters .\n", VOICE_QUOTED, true},
    {"\"The bridge is old ,\" said he .\n", VOICE_QUOTED, true},
    {"\"The bridge is old ,\" said Marla Osten .\n", VOICE_QUOTED, false},
    {"\xE2\x80\x9CThe bridge is old ,\xE2\x80\x9D they said .\n", VOICE_QUOTED, true},
    {"\xE2\x80\x98The bridge is old ,\xE2\x80\x99 they said .\n", VOICE_NEWS, true},
    {"Marla Osten said \"the bridge is old\" , and he said nothing .\n", VOICE_QUOTED, false},
    {"Osten \xE2\x80\x93 an engineer \xE2\x80\x93 called it \xE2\x80\x9Cold\xE2\x80\x9D .\n",
     VOICE_QUOTED, false},
    {"Osten \xE2\x80\x93 an engineer \xE2\x80\x93 was there .\n", VOICE_NEWS, false},
    {"Our bridge is old .\n", VOICE_FIRST_PERSON, false},
    {"You've seen the bridge .\n", VOICE_FIRST_PERSON, false},
    {"Will it open again ?\n", VOICE_QUESTION, false},
    {"He said that the bridge was old .\n", VOICE_NEWS, false},
    {"\xE2\x80\x93 \xE2\n", VOICE_NEWS, false},
    {"\"\n", VOICE_QUOTED, false},
};

Test(rank_voice, signs)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct made made = made_open("", table[i].text);
        const struct sentence *sentence = &made.document.sentences[0];
        enum voice voice = voice_of(&made.document, sentence);
        cr_expect(voice == table[i].voice, "%s: voice %d", table[i].text, (int)voice);
        cr_expect(voice_nameless(&made.document, sentence) == table[i].nameless, "%s: nameless",
                  table[i].text);
        made_close(&made);
    }
}
