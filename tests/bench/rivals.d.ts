/** The parts of nlp.js and natural that the bench compares with. Neither package has types. */

declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): void;
  }
  const core: { containerBootstrap(): Container };
  export default core;
}

declare module '@nlpjs/nlu' {
  import type { Container } from '@nlpjs/core';
  export interface NluNeural {
    train(corpus: readonly { utterance: string; intent: string }[]): Promise<unknown>;
    process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
    toJSON(): unknown;
    fromJSON(model: unknown): void;
  }
  const nlu: { NluNeural: new (settings: { locale: string; container: Container; log: boolean }) => NluNeural };
  export default nlu;
}

declare module '@nlpjs/lang-nl' {
  const lang: { LangNl: unknown };
  export default lang;
}
declare module '@nlpjs/lang-fr' {
  const lang: { LangFr: unknown };
  export default lang;
}
declare module '@nlpjs/lang-en-min' {
  const lang: { LangEn: unknown };
  export default lang;
}
declare module '@nlpjs/lang-ar' {
  const lang: { LangAr: unknown };
  export default lang;
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    addDocument(words: readonly string[], label: string): void;
    train(): void;
    getClassifications(words: readonly string[]): { label: string; value: number }[];
  }
}
