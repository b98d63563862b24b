import type { PlannedLang } from '../model/lang.js';

/**
 * Function words, normalised. They count like other words when a topic is chosen. But they are never named as the
 * reason for a choice, and they alone are not enough for a crisis phrase. They also help to detect the language.
 */
const WORDS: Record<PlannedLang, string> = {
  nl: `aan al alle alleen als ben bent bij daar dan dat de deze die dit doe doet door dus een en er ga gaan gaat geen
    had hallo heb hebben hebt heeft het hij hoe hun iets ik in is ja je jij jou jouw jullie kan kun kunnen kunt maar me
    meer men met mij mijn moet moeten mogen mag na naar nee niet nog nu of om omdat ons onze ook op over te ten ter toch
    toe tot u uit uw van veel voor waar waarom wat we wel welke werd wie wij wil willen wilt word worden wordt ze zelf
    zich zij zijn zo zou zullen zonder`,
  fr: `a ai ainsi au aucun aussi aux avec avoir avons c ca ce ces cet cette chez comme comment d dans de depuis des dois
    doit donc du elle elles en encore est et etait ete etre eu eux faire faut fait il ils j je l la le les leur leurs lui
    m ma mais me mes moi mon n ne nos notre nous on ont ou par pas peut peux plus pour pourquoi puis qu quand que quel
    quelle quelles quels qui quoi s sa sans se ses si soi son sont suis sur t ta te tes toi ton tous tout toute tres tu un
    une vais va veut veux vos votre vous y`,
  en: `a about after all am an and any are as at be because been but by can cannot cant could did do does doing dont for
    from get had has have he her here hers him his how i if im in into is it its ive just like me more my need no not of
    off on one or our out please she should so some than that the their them then there these they this to too up us was
    we were what when where which who why will with would you your`,
  ar: `ان انا انت انتي هو هي نحن هم هذا هذه ذلك تلك من في الي علي عن مع ما ماذا متي اين كيف هل لماذا ليش كم اي كل بعد قبل
    لا لم لن ليس و او ثم قد كان كانت يكون اريد بدي لي له لها لنا لهم عندي لدي شو وين اذا التي الذي الذين يمكن يمكنني هناك
    هنا عند حتي بين غير يا لكن لان مش مو ايضا جدا`,
  prs: `از به با در را و که تا بر براي اين ان هر چه چي كه كجا چرا چطور چقدر من مرا ما شما تو او انها ايشان است هست هستم
    هستيم بود بودم شد شده ميشود ميكند ميكنم كرد كرده كردم دارم داريم دارد ندارم نيست هم يا اگر ولي اما پس يك بايد ميتوانم
    ميخواهم نمي مي خود بعد قبل`,
  ps: `د په له ته او چي چه كي سره نه يي دي ده دا هغه زه زما ما مونږ موږ زموږ تاسو ستا تا دوي څه څنگه ولي چيري كله يم يو
    يي شي شو كوم كوي كول كړي كړم لرم لري نشم هم بيا پر باندي بايد غواړم به مي هر خو كه`,
  ti: `አብ ናብ ካብ እዩ እየ እያ እዮም ኢና ኢኻ ናይ ምስ እንታይ ከመይ አበይ መዓስ ስለ ግን ወይ ከአ ድማ እውን ነቲ እቲ እዚ እታ ንሱ ንሳ ንሕና ንስኻ አነ
    አይኮነን የለን የብለይን አሎ አለኒ አሎኒ ዘሎ ክሳብ ብ ን ኩሉ ሓደ`,
  so: `aan iyo waa ma ku ka la u oo in ay uu waan wuxuu waxay waxaan waxa ii soo kale haddii laakiin markii ilaa si iga
    igu nala noo leh lahayn ahay yahay tahay ahayn jira jirin maxaa sidee xaggee goorma ayaa baa aniga adiga isaga iyada
    annaga idinka kuwa kan tan hadda kasta mid`,
  tr: `ve bir bu su o da de mi mu ne nasil nerede neden niye kim icin ile ama fakat veya ya ki gibi kadar daha cok en var
    yok degil ben sen biz siz onlar benim senin bana sana bize beni seni bizi olan olarak oldu olur olmak sonra once her
    hic ise lazim istiyorum ediyor yapmak gerek hangi`,
  uk: `і й та в у на з із зі до від за для по про не що як де коли чому хто чи є це цей ця ці той я ми ви він вона вони
    мені мене нам нас мій моя моє мої наш тебе його її їх але або якщо щоб був була були бути можна треба можу хочу вже
    ще так ні без при після під над`,
  ru: `и в во на с со к ко у о от до за для по про не что как где когда почему кто ли это этот эта эти тот я мы вы он она
    они мне меня нам нас мои моя мое мой наш тебя его ее их но или если чтобы был была были быть можно надо нужно могу
    хочу уже еще так нет без при после под над бы же`,
  es: `a al algo ante como con cual cuando cuanto de del desde donde el ella ellos en entre era es esa ese eso esta estan
    este esto estoy fue ha han hay he la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros o para pero por
    porque puede puedo que quien quiero se ser si sin sobre son soy su sus tambien tengo tiene todo tu tus un una uno y ya
    yo`,
};

const SETS = Object.fromEntries(
  Object.entries(WORDS).map(([lang, words]) => [lang, new Set(words.split(/\s+/u))]),
) as unknown as Record<PlannedLang, ReadonlySet<string>>;

/** The function words of a language, in the form that `tokens` gives. */
export function stopwords(lang: PlannedLang): ReadonlySet<string> {
  return SETS[lang];
}
