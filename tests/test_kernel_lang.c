/* Which language a text is in: by its words, by its script, by what the record says, by CLD2. */
#include "kernel/lang.h"
#include "kernel_bench.h"

static const struct {
    const char *text, *said, *lang;
} told[] = {
    /* by function words */
    {"Der Rat der Stadt hat am Montag beschlossen, dass die Brücke für die Autos gesperrt "
     "wird und "
     "nicht vor dem Sommer wieder öffnet.",
     "", "de"},
    {"Le conseil de la ville a décidé lundi que le pont sera fermé pour les voitures et ne sera "
     "pas "
     "rouvert avant la fin de l'année.",
     "", "fr"},
    {"El consejo de la ciudad decidió el lunes que el puente se cierra para los coches y no se "
     "abre "
     "hasta el verano.",
     "", "es"},
    {"Il consiglio della città ha deciso lunedì che il ponte sarà chiuso per le auto e non "
     "riaprirà prima della fine dell'anno.",
     "", "it"},
    {"O conselho da cidade decidiu na segunda-feira que a ponte será fechada para os "
     "carros e não "
     "abre antes do fim do ano.",
     "", "pt"},
    {"De raad van de stad heeft maandag besloten dat de brug voor het verkeer wordt gesloten en "
     "niet "
     "voor de zomer weer open gaat.",
     "", "nl"},
    {"Stadens råd beslutade på måndagen att bron ska stängas för bilar och att den inte öppnas "
     "igen "
     "före sommaren, säger en av dem som var där.",
     "", "sv"},
    {"Byens råd besluttede mandag, at broen bliver lukket for biler og ikke åbner igen før efter "
     "sommeren, siger en af dem, der var med, til avisen.",
     "", "da"},
    {"Byens råd vedtok mandag at broen blir stengt for biler og ikke åpner igjen før etter "
     "sommeren, sier en av dem som var med, og noen mener det er for sent nå.",
     "", "no"},
    {"Kaupungin valtuusto päätti maanantaina, että silta suljetaan autoilta ja se avataan vasta "
     "kesän jälkeen, mutta työt ovat vielä kesken, kertoo kaupunki.",
     "", "fi"},
    {"Rada miasta w poniedziałek zdecydowała, że most zostanie zamknięty dla samochodów i nie "
     "będzie otwarty przed latem, ale prace są już w toku.",
     "", "pl"},
    {"Rada města v pondělí rozhodla, že most bude uzavřen pro auta a nebude otevřen před létem, "
     "ale "
     "práce jsou již v plném proudu, jak řekl mluvčí.",
     "", "cs"},
    {"Consiliul orașului a decis luni că podul va fi închis pentru mașini și nu se va deschide "
     "înainte de vară, dar lucrările sunt în curs.",
     "", "ro"},
    {"A városi tanács hétfőn úgy döntött, hogy a hidat lezárják az autók elől, és nem "
     "nyitják meg "
     "a nyár előtt, de a munka már folyik.",
     "", "hu"},
    {"Kent meclisi pazartesi günü köprünün araçlara kapatılmasına karar verdi ve yaz "
     "sonuna kadar "
     "açılmayacak, ancak bu çalışmalar için bir tarih yok.",
     "", "tr"},
    {"Dewan kota pada hari Senin memutuskan bahwa jembatan itu akan ditutup untuk mobil "
     "dan tidak "
     "akan dibuka sebelum musim panas, kata mereka.",
     "", "id"},
    {"Городской совет решил в понедельник, что мост будет закрыт для машин и не откроется "
     "до лета, "
     "но работы уже идут.",
     "", "ru"},
    {"Міська рада вирішила у понеділок, що міст буде закритий для машин і не відкриється "
     "до літа, "
     "але роботи вже йдуть.",
     "", "uk"},
    {"شورای شهر روز دوشنبه تصمیم گرفت که پل را برای خودروها ببندد و این پل تا تابستان باز "
     "نمی شود "
     "اما کار از هم اکنون در حال انجام است.",
     "", "fa"},
    /* by what the record says: too short, or as likely as the best */
    {"Broen er lukket.", "da", "da"},
    {"Broen er lukket.", "nb-NO", "no"},
    {"Brücke gesperrt", "German", "de"},
    {"Han er i Oslo.", "sv", "sv"},
    {"桥已关闭。", "ja", "ja"},
    {"桥已关闭。", "", "zh"},
    {"", "en-US", "en"},
    /* what it says is not so */
    {"Der Rat der Stadt hat am Montag beschlossen, dass die Brücke für die Autos gesperrt "
     "wird und "
     "nicht vor dem Sommer wieder öffnet. Die Arbeiten an der Brücke sind noch nicht im Gang.",
     "en", "de"},
    {"Мост закрыт.", "en", "ru"},
    /* CLD2 */
    {"Halmashauri ya jiji iliamua Jumatatu kwamba daraja litafungwa kwa magari na "
     "halitafunguliwa "
     "kabla ya majira ya joto.",
     "", "sw"},
    {"Борбордук көпүрө дүйшөмбү күнү жабылат деп чечти шаардык кеңеш.", "", ""},
    /* no words, no letters */
    {"12 34 56", "", "en"},
};

Test(lang, is_told_by_words_scripts_records_and_cld2)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct kernel_options options = {
            .method = KERNEL_LEARNED, .points = 3, .lang = str_of(told[i].said)};
        summarize(&bench, options, "", told[i].text);
        check_result(told[i].text, told[i].text, &bench.result);
        cr_expect_str_eq(bench.result.lang, told[i].lang, "\"%s\" (%s): %s, not %s", told[i].text,
                         told[i].said, bench.result.lang, told[i].lang);
    }
    bench_close(&bench);
}

static const struct {
    const char *said, *code;
} names[] = {
    {"en", "en"},
    {"EN-us", "en"},
    {"english", "en"},
    {"deu", "de"},
    {"pt_BR", "pt"},
    {"zh-Hant", "zh"},
    {"iw", "he"},
    {"", NULL},
    {"klingon", NULL},
    {"e", NULL},
    {"engl", NULL},
    {"-", NULL},
    {"a tag that is far longer than any", NULL},
};

Test(lang, names_of_records_are_known)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct lang *lang = lang_named(str_of(names[i].said));
        cr_expect((lang == NULL) == (names[i].code == NULL) &&
                      (lang == NULL || strcmp(lang->code, names[i].code) == 0),
                  "\"%s\" is %s", names[i].said, lang != NULL ? lang->code : "nothing");
    }
}

/* Every list is words parted by single spaces; every code is known by itself alone. */
Test(lang, tables_are_in_order)
{
    for (unsigned i = 0; i < langs_n; i++) {
        const char *lists[] = {langs[i].names, langs[i].words, langs[i].openers};
        for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
            cr_expect(strstr(lists[k], "  ") == NULL && *lists[k] != ' ' &&
                          (*lists[k] == 0 || lists[k][strlen(lists[k]) - 1] != ' '),
                      "%s: list %zu", langs[i].code, k);
        if (*langs[i].code != 0)
            cr_expect(lang_named(str_of(langs[i].code)) == &langs[i], "%s is another",
                      langs[i].code);
    }
    cr_expect(*langs[langs_n - 1].code == 0 && strcmp(langs[0].code, "en") == 0);
}
