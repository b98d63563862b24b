import type { Lang } from '../../bot/model/lang.js';
import type { TrainingTopic } from '../../bot/matcher/types.js';

/** A small guide to train on in tests: six everyday topics and the crisis topics, in the four languages. */

type Sample = Record<Lang, Omit<TrainingTopic, 'topic' | 'kind'>>;

function sample(title: string, keywords: string, examples: string): Omit<TrainingTopic, 'topic' | 'kind'> {
  const list = (text: string) => text.split('|').map((part) => part.trim());
  return { title, keywords: list(keywords), examples: list(examples) };
}

const TOPICS: Record<string, { kind: TrainingTopic['kind']; words: Sample }> = {
  'deposit.start': {
    kind: 'flow',
    words: {
      nl: sample(
        'Hulp bij de huurwaarborg',
        'huurwaarborg | borg | waarborg | waarborg betalen | huurwaarborglening',
        'ik kan mijn huurwaarborg niet betalen | wie helpt mij de waarborg te betalen | de verhuurder vraagt twee maanden borg en ik heb geen geld | kan het ocmw de waarborg voorschieten | hoe kan ik geld lenen voor de borg',
      ),
      fr: sample(
        'Aide pour la garantie locative',
        'garantie locative | caution | payer la garantie',
        "je ne peux pas payer la garantie locative | qui peut m'aider à payer la caution | le propriétaire demande deux mois de caution et je n'ai pas d'argent | le cpas peut avancer la garantie | comment emprunter pour la garantie locative",
      ),
      en: sample(
        'Help with the rental deposit',
        'rental deposit | deposit | pay the deposit | guarantee',
        'I cannot pay my rental deposit | who can help me pay the deposit | the landlord wants two months deposit and I have no money | can the ocmw advance the guarantee | how can I borrow money for the deposit',
      ),
      ar: sample(
        'مساعدة في ضمان الإيجار',
        'ضمان الإيجار | تأمين | دفع الضمان',
        'لا أستطيع دفع ضمان الإيجار | من يساعدني في دفع التأمين | المالك يطلب تأمين شهرين وليس عندي مال | هل يدفع مركز الخدمات الضمان | كيف أقترض مالا من أجل الضمان',
      ),
    },
  },
  'deposit.return': {
    kind: 'answer',
    words: {
      nl: sample(
        'Je waarborg terugkrijgen',
        'waarborg terug | borg terugkrijgen | vrijgave van de waarborg',
        'hoe krijg ik mijn waarborg terug | de huisbaas geeft mijn borg niet terug | ik verhuis en wil mijn waarborg terugkrijgen | de verhuurder houdt de waarborg voor schade',
      ),
      fr: sample(
        'Récupérer la garantie',
        'récupérer la garantie | récupérer ma caution | libérer la garantie',
        'comment récupérer ma garantie locative | le propriétaire ne rend pas la caution | je déménage et je veux récupérer ma caution | le propriétaire garde la garantie pour des dégâts',
      ),
      en: sample(
        'Getting your deposit back',
        'deposit back | get my deposit back | deposit returned',
        'how do I get my deposit back | the landlord keeps my deposit | I am moving out and want my deposit returned | the owner keeps the money for damage',
      ),
      ar: sample(
        'استرداد الضمان',
        'استرداد الضمان | استرجاع التأمين',
        'كيف أسترد ضمان الإيجار | المالك لا يعيد لي التأمين | سأنتقل من البيت وأريد استرجاع الضمان | صاحب البيت يحتفظ بالتأمين',
      ),
    },
  },
  'housing.search': {
    kind: 'answer',
    words: {
      nl: sample(
        'Een woning zoeken',
        'woning zoeken | huis vinden | appartement | grote woning',
        'ik zoek een huis voor mijn gezin | waar vind ik een appartement met drie kamers | wie helpt mij een woning te zoeken | we hebben zes kinderen en vinden geen huis',
      ),
      fr: sample(
        'Chercher un logement',
        'chercher un logement | trouver une maison | appartement',
        "je cherche une maison pour ma famille | où trouver un appartement avec trois chambres | qui m'aide à chercher un logement | nous avons six enfants et ne trouvons pas de maison",
      ),
      en: sample(
        'Looking for a home',
        'find a house | find a home | apartment | flat',
        'I am looking for a house for my family | where can I find an apartment with three bedrooms | who helps me look for a home | we have six children and cannot find a house',
      ),
      ar: sample(
        'البحث عن سكن',
        'البحث عن بيت | شقة | سكن',
        'أبحث عن بيت لعائلتي | أين أجد شقة بثلاث غرف | من يساعدني في البحث عن سكن | عندنا ستة أطفال ولا نجد بيتا',
      ),
    },
  },
  'reunification.start': {
    kind: 'flow',
    words: {
      nl: sample(
        'Je familie naar België brengen',
        'gezinshereniging | familie laten overkomen | visum voor mijn vrouw',
        'hoe kan mijn vrouw naar België komen | ik wil mijn familie laten overkomen | ik ben erkend vluchteling en mijn kinderen zijn nog in Syrië | kan ik gezinshereniging aanvragen voor mijn man',
      ),
      fr: sample(
        'Faire venir votre famille en Belgique',
        'regroupement familial | faire venir ma famille | visa pour ma femme',
        'comment ma femme peut-elle venir en Belgique | je veux faire venir ma famille | je suis réfugié reconnu et mes enfants sont encore en Syrie | puis-je demander le regroupement familial pour mon mari',
      ),
      en: sample(
        'Bringing your family to Belgium',
        'family reunification | bring my family | visa for my wife',
        'how can my wife come to Belgium | I want to bring my family here | I am a recognised refugee and my children are still in Syria | can I apply for family reunification for my husband',
      ),
      ar: sample(
        'إحضار عائلتك إلى بلجيكا',
        'لم الشمل | لم شمل العائلة | إحضار عائلتي',
        'كيف يمكن لزوجتي أن تأتي إلى بلجيكا | أريد إحضار عائلتي إلى هنا | أنا لاجئ معترف به وأولادي ما زالوا في سوريا | هل أستطيع طلب لم الشمل لزوجي',
      ),
    },
  },
  'meta.greeting': {
    kind: 'meta',
    words: {
      nl: sample('Hallo', 'hallo | goedendag | dag', 'hallo | goedemorgen | hoi, hoe gaat het'),
      fr: sample('Bonjour', 'bonjour | salut | bonsoir', 'bonjour | salut, ça va | bonsoir à tous'),
      en: sample('Hello', 'hello | hi | good morning', 'hello | hi there | good morning, how are you'),
      ar: sample('مرحبا', 'مرحبا | السلام عليكم | أهلا', 'مرحبا | السلام عليكم | صباح الخير كيف حالك'),
    },
  },
  'meta.forget': {
    kind: 'meta',
    words: {
      nl: sample(
        'Mijn gegevens wissen',
        'gegevens wissen | vergeet mij',
        'wis mijn gegevens | verwijder alles wat je weet',
      ),
      fr: sample(
        'Effacer mes données',
        'effacer mes données | oubliez-moi',
        'effacez mes données | supprimez tout ce que vous savez',
      ),
      en: sample(
        'Delete my data',
        'delete my data | forget me',
        'please delete my data | erase everything you know about me',
      ),
      ar: sample('حذف بياناتي', 'حذف بياناتي | انسني', 'احذف بياناتي من فضلك | امسح كل ما تعرفه عني'),
    },
  },
  'safety.suicide': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Je wilt niet meer leven',
        'zelfmoord | niet meer leven | ik wil dood | mezelf pijn doen',
        'ik wil niet meer leven | ik denk aan zelfmoord | het leven heeft geen zin meer voor mij',
      ),
      fr: sample(
        'Vous ne voulez plus vivre',
        'suicide | plus envie de vivre | je veux mourir | me tuer',
        "je ne veux plus vivre | je pense au suicide | je n'ai plus envie de vivre",
      ),
      en: sample(
        'You do not want to live any more',
        'suicide | kill myself | i want to die | end my life | self harm',
        'I do not want to live any more | I want to kill myself | I am thinking about suicide',
      ),
      ar: sample(
        'لا تريد أن تعيش',
        'انتحار | بدي موت | أقتل نفسي',
        'بدي موت | لا أريد أن أعيش | أفكر في الانتحار | تعبت من حياتي وأريد أن أموت',
      ),
    },
  },
  'safety.danger': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Levensgevaar',
        'levensgevaar | hij gaat mij vermoorden | bel de politie',
        'hij heeft een mes | mijn man wil mij vermoorden',
      ),
      fr: sample('Danger de mort', 'danger de mort | il va me tuer', 'il a un couteau | mon mari veut me tuer'),
      en: sample(
        'Immediate danger',
        'life in danger | he will kill me',
        'he has a knife | my husband is going to kill me',
      ),
      ar: sample('خطر على الحياة', 'حياتي في خطر | سيقتلني', 'معه سكين | زوجي سيقتلني'),
    },
  },
  'safety.child': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Een kind in gevaar',
        'kind geslagen | kindermishandeling | mijn kind is weg',
        'mijn kind wordt geslagen | hij slaat de kinderen | mijn dochter is verdwenen',
      ),
      fr: sample(
        'Un enfant en danger',
        'enfant battu | maltraitance | mon enfant a disparu',
        'mon enfant est frappé | il frappe les enfants | ma fille a disparu',
      ),
      en: sample(
        'A child in danger',
        'child abuse | child is hit | my child is missing',
        'my child is hit | he beats the children | my daughter has disappeared',
      ),
      ar: sample('طفل في خطر', 'ضرب الأطفال | طفلي مفقود', 'يضرب أولادي | ابنتي مفقودة'),
    },
  },
  'safety.violence': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Geweld thuis',
        'huiselijk geweld | mijn man slaat mij | partnergeweld',
        'mijn man slaat mij | ik ben bang van mijn man | hij slaat mij elke dag',
      ),
      fr: sample(
        'Violence à la maison',
        'violence conjugale | il me frappe | me bat',
        "mon mari me frappe | j'ai peur de mon mari | il me bat tous les jours",
      ),
      en: sample(
        'Violence at home',
        'domestic violence | he hits me | beats me',
        'my husband beats me | I am afraid of my husband | he hits me every day',
      ),
      ar: sample('عنف في البيت', 'عنف أسري | زوجي يضربني', 'زوجي يضربني | أخاف من زوجي | يضربني كل يوم'),
    },
  },
  'safety.exploitation': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Uitbuiting',
        'mensenhandel | gedwongen werk | mijn baas heeft mijn paspoort',
        'ik word gedwongen te werken | mijn baas heeft mijn paspoort afgenomen',
      ),
      fr: sample(
        'Exploitation',
        'traite des êtres humains | travail forcé',
        'on me force à travailler | mon patron a pris mon passeport',
      ),
      en: sample('Exploitation', 'human trafficking | forced work', 'I am forced to work | my boss took my passport'),
      ar: sample('استغلال', 'اتجار بالبشر | عمل قسري', 'يجبرونني على العمل | صاحب العمل أخذ جواز سفري'),
    },
  },
  'housing.homeless': {
    kind: 'crisis',
    words: {
      nl: sample(
        'Geen slaapplaats vannacht',
        'geen slaapplaats | dakloos | op straat gezet',
        'ik heb vannacht geen slaapplaats | wij staan op straat met de kinderen',
      ),
      fr: sample(
        'Nulle part où dormir',
        'sans abri | nulle part où dormir | à la rue',
        "je n'ai nulle part où dormir ce soir | nous sommes à la rue avec les enfants",
      ),
      en: sample(
        'Nowhere to sleep tonight',
        'homeless | nowhere to sleep | on the street',
        'I have nowhere to sleep tonight | we are on the street with the children',
      ),
      ar: sample(
        'لا مكان للنوم الليلة',
        'بلا مأوى | مكان أنام فيه',
        'ليس عندي مكان أنام فيه الليلة | نحن في الشارع مع الأطفال',
      ),
    },
  },
};

function trainingOf(lang: Lang): TrainingTopic[] {
  return Object.entries(TOPICS).map(([topic, { kind, words }]) => ({ topic, kind, ...words[lang] }));
}

/** The sample in all languages. */
export const TRAINING: Record<Lang, TrainingTopic[]> = {
  nl: trainingOf('nl'),
  fr: trainingOf('fr'),
  en: trainingOf('en'),
  ar: trainingOf('ar'),
};
