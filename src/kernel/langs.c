/* The languages: how records name them, their most frequent function words, and the words that open
 * sentences which lean on the one before. Lists were made by hand. A language without words is
 * told by its script or by CLD2. */
#include "kernel/lang.h"

#include <stddef.h>

const struct lang langs[] = {
    {"en", SCRIPT_LATIN, 0, "eng english", "english",
     "the of and to in a is that for it was on with as at by be he his from are has have had an "
     "this but not they their were been will said who which more would its or after we our you "
     "she her about when there what",
     ""},
    {"de", SCRIPT_LATIN, LANG_ORDINALS, "deu ger german deutsch", "german",
     "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
     "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so "
     "zum war haben nur oder aber vor zur bis mehr durch man sein wurde seine wenn vom einer "
     "ihre soll kann gegen unter sagte seit zwischen zwei",
     "er sie es dies diese dieser dieses das dort aber doch jedoch auch außerdem zudem dabei "
     "damit dadurch daher deshalb deswegen dennoch trotzdem allerdings dagegen danach darauf "
     "dazu darüber denn hierzu ihm ihr ihre ihnen sein seine so und oder derweil"},
    {"fr", SCRIPT_LATIN, 0, "fra fre french français francais", "french",
     "le la les de des du et en un une à il est que qui dans pour pas sur au par plus avec ce ne "
     "se sont son sa ses aux mais ou cette ont été comme leur elle nous on fait aussi être entre "
     "deux d'un d'une qu'il c'est l'on selon après leurs ces était avait sans depuis ils lui "
     "tout très",
     "il elle ils elles ce cela ceci cette cet ces celui celle ceux celles mais or donc ainsi "
     "cependant toutefois pourtant puis ensuite enfin aussi son sa ses leur leurs c'est et car"},
    {"es", SCRIPT_LATIN, 0, "spa spanish español espanol castellano", "spanish",
     "de la que el en y a los del se las por un para con no una su al es lo como más pero sus le "
     "ya o este fue ha sí porque esta entre cuando muy sin sobre ser también me hasta hay donde "
     "quien desde todo nos durante todos uno les ni contra según han dos años tras está eran",
     "él ella ellos ellas este esta esto estos estas ese esa eso esos esas aquel aquella pero "
     "sin además también así entonces después luego y su sus por lo ello aunque"},
    {"it", SCRIPT_LATIN, 0, "ita italian italiano", "italian",
     "di e il la che in un a per è una del le della con non si da sono dei i al più nel alla ha "
     "come lo gli anche ma dal su dalla delle o ci nella se questo questa suo sua stato degli ai "
     "alle tra essere hanno dopo due anni era fra sul sulla nei ed dell'anno dai quella",
     "lui lei essi loro egli ella questo questa questi queste quello quella quelli ma però "
     "tuttavia inoltre quindi così poi infine anche ed e suo sua suoi sue ciò"},
    {"pt", SCRIPT_LATIN, 0, "por portuguese português portugues", "portuguese",
     "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao "
     "ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso "
     "ela entre era depois sem mesmo aos ter seus nas me esse eles são segundo anos dois",
     "ele ela eles elas este esta isto esse essa isso esses essas aquele mas porém contudo "
     "entretanto além também assim então depois e seu sua seus suas"},
    {"nl", SCRIPT_LATIN, 0, "nld dut dutch nederlands", "dutch",
     "de van een en het in is dat op te zijn met die voor niet aan er om ook als dan maar bij of "
     "uit nog worden door naar heeft tot ze wordt over hij kan was deze meer zich dit hun al "
     "werd wel geen hebben omdat zou na tegen volgens hebben jaar twee zegt waar moet",
     "hij zij ze het dit dat deze die daar er maar echter toch ook bovendien daarnaast daarom "
     "daardoor daarbij toen dus en hun zijn haar"},
    {"sv", SCRIPT_LATIN, 0, "swe swedish svenska", "swedish",
     "och att i det som en på är av för med den till har de inte om ett han men var sig så från "
     "vi kan när år säger under också efter eller nu sin där vid mot ska skulle kommer ut får "
     "finns vara hade alla andra mycket än här då sedan över bara två blir enligt",
     "han hon den det de detta denna dessa men dock också dessutom därför då där så och hans "
     "hennes deras"},
    {"da", SCRIPT_LATIN, LANG_ORDINALS, "dan danish dansk", "danish",
     "og i at det er en til af på for med der den de har ikke som et om han men var fra kan vi "
     "så også efter vil skal eller ud op blev siger være over sig mod nu hvor ved sin havde "
     "blevet mellem noget nogle kun alle andre mange år når to siden bliver ifølge",
     "han hun den det de dette denne disse men dog også desuden derfor da der så og hans hendes "
     "deres"},
    {"no", SCRIPT_LATIN, LANG_ORDINALS, "nb nn nor nob nno norwegian norsk", "norwegian",
     "og i det er til en på av som for at med har de den ikke om et han men var fra kan vi så "
     "også etter vil skal eller ut opp ble sier være over seg mot nå hvor ved sin hadde blitt "
     "mellom noe noen bare alle andre mange år når to siden blir ifølge",
     "han hun den det de dette denne disse men likevel også dessuten derfor da der så og hans "
     "hennes deres"},
    {"fi", SCRIPT_LATIN, LANG_ORDINALS, "fin finnish suomi", "finnish",
     "ja on ei että se oli joka myös kun mutta hän ovat mukaan sen ole tai kuin niin jos sekä "
     "vain voi jo nyt nyt vuoden ollut noin eivät mitä kuitenkin vielä olisi tämä sitä siitä "
     "siinä jotka kertoo sanoo hänen kanssa jonka vuonna jälkeen ennen asti koska tämän",
     "hän he se ne tämä nämä tuo mutta kuitenkin myös lisäksi siksi sitten silti hänen heidän "
     "sen niiden ja"},
    {"pl", SCRIPT_LATIN, LANG_ORDINALS, "pol polish polski", NULL,
     "w i na z się że do nie to jest o jak za od po przez dla ale co tym był czy tego a ze jego "
     "są oraz przy już może także ich tylko było jej lat który która które go być będzie pod "
     "roku została został są mają według między przed bez",
     "on ona ono oni one to ten ta te jednak ale lecz także również ponadto dlatego wtedy potem "
     "jego jej ich i tam tak"},
    {"cs", SCRIPT_LATIN, LANG_ORDINALS, "ces cze czech čeština", NULL,
     "a v se na je že o z do s i to ve za k pro od by ale po podle jako jsou jeho který která "
     "které před u si až tak už byl také však může nebo bude při jen více má roku korun aby mezi "
     "proti ze bylo byla jejich není",
     "on ona ono oni to ten ta tato tento toto však ale také navíc proto tak potom pak jeho její "
     "jejich i a tam"},
    {"ro", SCRIPT_LATIN, 0, "ron rum romanian română romana", "romanian",
     "de și în a la cu să nu care o pe din că pentru un mai au este al ale fost dar lui prin va "
     "sunt după sau se ca ce i-a sa său fi când acest această între fără are către ani potrivit "
     "sub doi până s-a ar era",
     "el ea ei ele acesta aceasta acestea aceștia acest această dar însă totuși astfel apoi și "
     "de asemenea deci"},
    {"hu", SCRIPT_LATIN, LANG_ORDINALS, "hun hungarian magyar", "hungarian",
     "a az és hogy nem is egy azt ez meg volt már csak de szerint mint ki ha el még be vagy kell "
     "után lehet aki amely minden meg sem lesz lett ezt ami amit most majd két között pedig "
     "vannak így úgy több ezer év utána számára miatt alatt",
     "ő ők ez az ezek azok ezt azt de azonban ezért így majd pedig és ugyanakkor emellett "
     "továbbá ott"},
    {"tr", SCRIPT_LATIN, 0, "tur turkish türkçe", "turkish",
     "ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra ne o ancak her ise göre "
     "ama var iki ya değil oldu dedi yeni olduğunu yıl olduğu en diye ki büyük etti söyledi "
     "tarafından ilk önce üzerinde bin şekilde",
     "o bu şu bunlar onlar bunun onun ancak ama fakat ayrıca bununla böylece bu nedenle sonra ve"},
    {"id", SCRIPT_LATIN, 0, "in ind indonesian indonesia", "indonesian",
     "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke juga oleh adalah ada "
     "tersebut mereka karena bisa atau lebih saat telah kepada sebagai kata sudah para seorang "
     "bahwa orang hingga tahun serta dapat secara setelah antara kami ia dia",
     "dia ia mereka ini itu hal namun tetapi tapi selain karena dan lalu kemudian"},
    {"hr", SCRIPT_LATIN, LANG_ORDINALS, "bs sh hrv bos croatian bosnian hrvatski", "serbian",
     "je i u na se da za od su s kako iz koji što nije ali biti će bi ili do kao nakon koje koja "
     "oko više samo još sve po o a prema godine kod između te bio bila ima mogu protiv zbog",
     "on ona ono oni to ovaj ova ovo ali no međutim također osim zato tako i njegov njezin njihov"},
    {"sk", SCRIPT_LATIN, LANG_ORDINALS, "slk slo slovak", NULL,
     "a v sa na je že o z do s aj to vo za k pre od by ale po podľa ako sú jeho ktorý ktorá "
     "ktoré pred u si až tak už bol tiež však môže alebo bude pri len viac má roku eur aby medzi "
     "proti zo bolo bola ich nie",
     "on ona ono oni to ten tá tento táto však ale tiež navyše preto tak potom jeho jej ich aj"},
    {"ru", SCRIPT_CYRILLIC, 0, "rus russian русский", "russian",
     "и в не на что с по к как из это за от о для до у его а то но при также был было так все их "
     "она он они или только более под после которые который будет году года время может были "
     "этом чтобы уже между без около еще со об во бы этого",
     "он она оно они это этот эта эти но однако также кроме поэтому затем потом тогда там так "
     "его ее её их и при а тем"},
    {"uk", SCRIPT_CYRILLIC, 0, "ukr ukrainian українська", NULL,
     "і в на не що з у до та як за про від це для й його по є але також було або через він був "
     "після при які який яка вони їх під час року років бути щоб уже вже між без ще зі із тому "
     "має цього",
     "він вона воно вони це цей ця ці але однак також крім тому потім тоді там так його її їх і й"},
    {"bg", SCRIPT_CYRILLIC, 0, "bul bulgarian", NULL,
     "на и да в за се от не са с е че по като до той но това при който която които ще към след "
     "му си които беше или през има така няма между без още бъде със във",
     "той тя то те това този тази тези но обаче също освен затова след тогава там така и"},
    {"sr", SCRIPT_CYRILLIC, LANG_ORDINALS, "srp serbian", NULL,
     "је и у на се да за од су са како из који што није али бити ће би или до као након које "
     "која око више само још све по о а према године код између те био била има",
     "он она оно они то овај ова ово али међутим такође осим зато тако и"},
    {"el", SCRIPT_GREEK, 0, "ell gre greek ελληνικά", "greek",
     "και το να του η της για με την από που στο τη των είναι ο οι τα σε τον στην θα δεν ότι τις "
     "στη ένα μια έχει τους στον κατά όπως αλλά μετά ή αν αυτό πως στις πιο προς έχουν ήταν "
     "στους στα ως",
     "αυτός αυτή αυτό αυτοί αυτές αυτά αλλά όμως ωστόσο επίσης επιπλέον έτσι τότε εκεί και"},
    {"ar", SCRIPT_ARABIC, 0, "ara arabic العربية", "arabic",
     "في من على إلى أن عن التي الذي مع هذا هذه ما لا كما بعد قد كان بين لم ذلك بن خلال أو حيث "
     "قبل كل أي كانت عند منذ ثم هو هي إن حتى أكثر وقال وقد وفي ومن غير تم",
     "هو هي هم هذا هذه ذلك تلك لكن ولكن كما وهو وهي وهذا وكان لذلك ومع وبعد ثم"},
    {"fa", SCRIPT_ARABIC, 0, "fas per persian farsi فارسی", NULL,
     "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شد شده می وی شود ما اما یا "
     "دو هر باید کرده هستند بود کند او بین پس پیش ها های",
     "او آنها این آن اما ولی همچنین وی پس سپس"},
    {"ur", SCRIPT_ARABIC, 0, "urd urdu اردو", NULL,
     "کے میں کی ہے اور سے کا کو اس کہ نے پر ہیں یہ بھی کر ان تھا لیے جو نہیں کہا ایک ہو گا گیا "
     "تو وہ ہی تک تھے",
     "وہ یہ اس ان لیکن مگر تاہم اور پھر"},
    {"he", SCRIPT_HEBREW, 0, "iw heb hebrew עברית", NULL,
     "של את על לא כי עם הוא גם זה היא יש כל אבל או אל בין יותר היה אך ידי כדי רק עד לפי אחרי כמו "
     "אם זו הם מה אשר היו אין לפני",
     "הוא היא הם הן זה זו אלה אבל אך אולם גם לכן אז בנוסף"},
    {"hi", SCRIPT_DEVANAGARI, 0, "hin hindi हिन्दी हिंदी", "hindi",
     "के में की है से का को और पर ने कि यह हैं भी इस एक नहीं कर लिए हो ही था जो तो या गया साथ "
     "बाद अपने कहा थे रहे किया करने तक थी द्वारा वह उन होने दो इसके गई वे",
     "वह वे यह ये इस इसके इससे उन उन्होंने उसने लेकिन मगर हालांकि और फिर साथ इसलिए"},
    {"mr", SCRIPT_DEVANAGARI, 0, "mar marathi", NULL,
     "आणि आहे या व हे तर की ते आहेत होते मात्र होता यांनी करण्यात त्या केली केले नाही असे ही तो "
     "हा एक झाले झाली मध्ये साठी",
     ""},
    {"ne", SCRIPT_DEVANAGARI, 0, "nep nepali", "nepali",
     "र छ को मा पनि यो गर्ने भने लागि छन् एक हो गरेको तथा भएको गर्न ले त्यो हुने थियो बताए", ""},
    {"bn", SCRIPT_BENGALI, 0, "ben bengali bangla বাংলা", NULL,
     "ও এই করে না থেকে এবং জন্য তার একটি হয়েছে করা এ কিন্তু সঙ্গে তিনি বলেন এক যে হয় পর কথা আর "
     "তাদের হবে করেছে নিয়ে মধ্যে বা কোনো",
     "তিনি তারা এই এটি কিন্তু তবে এছাড়া এবং"},
    {"pa", SCRIPT_GURMUKHI, 0, "pan punjabi", NULL,
     "ਦੇ ਦੀ ਦਾ ਨੂੰ ਵਿੱਚ ਹੈ ਨੇ ਤੇ ਅਤੇ "
     "ਇਹ ਹਨ ਕਿ ਤੋਂ ਨਾਲ ਵੀ",
     ""},
    {"gu", SCRIPT_GUJARATI, 0, "guj gujarati", NULL,
     "છે અને આ માટે પણ તે એક કે હતી "
     "હતા કરી થી",
     ""},
    {"ta", SCRIPT_TAMIL, 0, "tam tamil தமிழ்", "tamil",
     "மற்றும் இந்த ஒரு என்று அந்த அவர் இது என என்ற உள்ள ஆனால் அது கூறினார் மேலும் இருந்து",
     "அவர் அவர்கள் இது அது இந்த ஆனால் மேலும்"},
    {"te", SCRIPT_TELUGU, 0, "tel telugu", NULL, "ఈ ఆ మరియు ఒక అని కు లో నుంచి కూడా", ""},
    {"kn", SCRIPT_KANNADA, 0, "kan kannada", NULL, "ಈ ಮತ್ತು ಆ ಒಂದು ಎಂದು ಅವರು", ""},
    {"ml", SCRIPT_MALAYALAM, 0, "mal malayalam", NULL, "ഈ ഒരു എന്ന ആ എന്നാൽ", ""},
    {"si", SCRIPT_SINHALA, 0, "sin sinhala", NULL, "සහ මෙම ඒ ද", ""},
    {"th", SCRIPT_THAI, LANG_UNSPACED | LANG_BY_SPACES, "tha thai ไทย", NULL,
     "ที่ และ ใน การ เป็น ของ มี ได้ ว่า จะ ให้ ไม่ กับ จาก ไป มา ก็ แต่ โดย นี้ ความ อยู่ ซึ่ง "
     "แล้ว คน นั้น เพื่อ ต้อง ยัง ถึง เมื่อ หรือ คือ ด้วย อีก ทั้ง",
     "เขา เธอ มัน แต่ และ ซึ่ง นี้ นั้น"},
    {"lo", SCRIPT_LAO, LANG_UNSPACED | LANG_BY_SPACES, "lao", NULL,
     "ທີ່ ແລະ ໃນ ການ "
     "ເປັນ ຂອງ ມີ ໄດ້",
     ""},
    {"bo", SCRIPT_TIBETAN, LANG_UNSPACED | LANG_BY_SPACES, "tib bod tibetan", NULL, "", ""},
    {"my", SCRIPT_BURMESE, LANG_UNSPACED, "mya bur burmese", NULL, "", ""},
    {"km", SCRIPT_KHMER, LANG_UNSPACED, "khm khmer", NULL, "និង ជា នៅ ក្នុង បាន ដែល", ""},
    {"ka", SCRIPT_GEORGIAN, 0, "kat geo georgian", NULL, "და რომ არ ეს არის რა მაგრამ", ""},
    {"hy", SCRIPT_ARMENIAN, 0, "hye arm armenian", "armenian", "և է որ ու են մեջ այս", ""},
    {"am", SCRIPT_ETHIOPIC, 0, "amh amharic", NULL, "ነው እና ላይ ውስጥ", ""},
    {"ko", SCRIPT_HANGUL, 0, "kor korean 한국어", NULL,
     "이 그 및 등 수 것 있다 있는 했다 한 할 위해 대한 지난 더 말했다 밝혔다 또 또한 것으로 "
     "것이다 약 따르면 통해",
     "그는 그녀는 이는 이에 그러나 하지만 그리고 또 또한 이어 그들은 이번 이런"},
    {"zh", SCRIPT_HAN, LANG_UNSPACED, "zho chi chinese cmn 中文", NULL,
     "的 了 在 是 和 有 不 这 也 就 都 而 及 与 為 为 对 對 将 將 被 从 從 到 以 等 上 中 一 个 "
     "個 他 她 我 们 并 並 於 于 后 後 前 已 还 還 說 说 表示 年 月 日 這 之 其 由 但 或 把 向 "
     "至 他们 我们 一个 可以 没有 以及",
     "他 她 它 他们 她们 這 这 此 該 该 但 但是 然而 不过 因此 所以 此外 而且 同时 其 并 另外"},
    {"ja", SCRIPT_KANA, LANG_UNSPACED, "jpn japanese 日本語", NULL,
     "年 月 日 人 これ それ ため こと よう もの など 同 約",
     "彼 彼女 彼ら これ それ この その しかし だが また さらに そして そのため このため 一方 同"},
    {"vi", SCRIPT_LATIN, 0, "vie vietnamese", NULL,
     "và của là có các trong cho được không với người một để những này đã khi đến từ về tại ra "
     "vào cũng như sẽ trên theo nhiều năm phải hơn đó việc sau nhưng",
     "ông bà họ nó điều này nhưng tuy đó và"},
    {"ca", SCRIPT_LATIN, 0, "cat catalan", "catalan",
     "de la el i que a en les els un una per del amb és no al com més ha va són aquest aquesta "
     "però també dels pel ser entre seva fins han",
     ""},
    {"eu", SCRIPT_LATIN, 0, "eus baq basque", "basque", "eta da ez du bat dira dute izan ere zen",
     ""},
    {"ga", SCRIPT_LATIN, 0, "gle irish", "irish", "an na agus ar go sa atá i le bhí", ""},
    {"lt", SCRIPT_LATIN, 0, "lit lithuanian", "lithuanian",
     "ir kad į su yra iš tai buvo kaip bet dėl apie nuo jau ar po už jo šis", ""},
    {"lv", SCRIPT_LATIN, LANG_ORDINALS, "lav latvian", NULL,
     "un ir ka no ar par kas uz arī lai bet ko pēc bija kā pie vai gada", ""},
    {"et", SCRIPT_LATIN, LANG_ORDINALS, "est estonian", NULL,
     "ja on ei et ta oli kui mis see aga ka oma või pärast siis ning ütles aasta", ""},
    {"sl", SCRIPT_LATIN, LANG_ORDINALS, "slv slovenian", NULL,
     "je in v na se da za so pa ki z po s tudi ne bi od ali kot še pri ter", ""},
    {"is", SCRIPT_LATIN, LANG_ORDINALS, "isl icelandic", NULL,
     "og að í á er sem til um það var en við með af hann ekki fyrir eru", ""},
    {"sq", SCRIPT_LATIN, 0, "sqi alb albanian", NULL, "e të në i me për është nga që u dhe një",
     ""},
    {"ms", SCRIPT_LATIN, 0, "msa may malay", NULL, "", ""},
    {"tl", SCRIPT_LATIN, 0, "fil tgl tagalog filipino", NULL,
     "ang ng sa na mga ay at ni si kay para hindi ito", ""},
    {"sw", SCRIPT_LATIN, 0, "swa swahili", NULL, "ya na wa kwa katika ni la za kuwa", ""},
    {"", SCRIPT_OTHER, 0, "", NULL, "", ""},
};

const unsigned langs_n = sizeof langs / sizeof *langs;
_Static_assert(sizeof langs / sizeof *langs <= LANGS_MAX, "a bit each");
