import type { Lang } from '../core/lang.js';

/**
 * Function words, normalised. They count like any other word when a topic is chosen; they are only never given as the
 * reason for the choice, and they tell languages apart.
 */
const WORDS: Record<Lang, string> = {
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
};

const SETS = Object.fromEntries(
  Object.entries(WORDS).map(([lang, words]) => [lang, new Set(words.split(/\s+/u))]),
) as unknown as Record<Lang, ReadonlySet<string>>;

/** The function words of a language, as `tokens` writes them. */
export function stopwords(lang: Lang): ReadonlySet<string> {
  return SETS[lang];
}
