/* Who speaks in a sentence. */
#include "kernel/voice.h"
#include "kernel_lines.h"

static const struct {
    const char *text;
    enum voice voice;
    bool leans;
    bool scrap;
} table[] = {
    {"The bridge closes in March .\n", VOICE_NEWS, false, false},
    {"\"We had no choice ,\" he said .\n", VOICE_FIRST_PERSON, true, false},
    {"\"The bridge is old ,\" she told reporters .\n", VOICE_SPOKEN, true, false},
    {"\"The bridge is old ,\" said he .\n", VOICE_SPOKEN, true, false},
    {"\"The bridge is old ,\" said Marla Osten .\n", VOICE_SPOKEN, false, false},
    {"\xE2\x80\x9CThe bridge is old ,\xE2\x80\x9D they said .\n", VOICE_SPOKEN, true, false},
    {"\xE2\x80\x98The bridge is old ,\xE2\x80\x99 they said .\n", VOICE_SPOKEN, true, false},
    {"Marla Osten said \"the bridge is old\" , and he said nothing .\n", VOICE_QUOTED, false,
     false},
    {"Osten \xE2\x80\x93 an engineer \xE2\x80\x93 called it \xE2\x80\x9Cold\xE2\x80\x9D .\n",
     VOICE_QUOTED, false, false},
    {"Osten \xE2\x80\x93 an engineer \xE2\x80\x93 was there .\n", VOICE_NEWS, false, false},
    {"Our bridge is old .\n", VOICE_FIRST_PERSON, false, false},
    {"You've seen the bridge .\n", VOICE_FIRST_PERSON, false, false},
    {"Will it open again ?\n", VOICE_QUESTION, false, false},
    {"\"It is the oldest bridge of all ,\" said Marla Osten .\n", VOICE_SPOKEN, true, false},
    {"The bridge is old , she said .\n", VOICE_NEWS, true, false},
    {"The bridge is old , Marla Osten said .\n", VOICE_NEWS, false, false},
    {"He said that the bridge was old .\n", VOICE_NEWS, false, false},
    {"\xE2\x80\x93 \xE2\n", VOICE_NEWS, false, false},
    {"\"\n", VOICE_SPOKEN, false, true},
    {"\"\xE2\x80\x9D .\n", VOICE_SPOKEN, false, false},
    {"The bridge closes in March\n", VOICE_NEWS, false, true},
    {"The bridge closes in March.\xE2\x80\x9D)\n", VOICE_NEWS, false, false},
    {"\xE6\xA9\x8B\xE3\x80\x82\n", VOICE_NEWS, false, false},
    {"See https://bridge.example for more .\n", VOICE_NEWS, false, true},
    {"The council wrote to @altmoor about it .\n", VOICE_NEWS, false, true},
    {"Petra Lindqvist , Marla Osten , Tobias Renn and Hanna Quist .\n", VOICE_NEWS, false, true},
    {"The bridge - Old and new - The ferry .\n", VOICE_NEWS, false, true},
    {"The bridge - old as it is - serves everybody well : no toll .\n", VOICE_NEWS, false, false},
};

Test(rank_voice, signs)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct made made = made_open("", table[i].text);
        const struct sentence *sentence = &made.document.sentences[0];
        enum voice voice = voice_of(&made.document, sentence);
        cr_expect(voice == table[i].voice, "%s: voice %d", table[i].text, (int)voice);
        cr_expect(voice_leans(&made.document, sentence, true) == table[i].leans, "%s: leans",
                  table[i].text);
        cr_expect(voice_scrap(&made.document, sentence) == table[i].scrap, "%s: scrap",
                  table[i].text);
        made_close(&made);
    }
}
