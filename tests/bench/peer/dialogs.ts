import {
  ChoicePrompt,
  ComponentDialog,
  type DialogContext,
  type DialogTurnResult,
  ListStyle,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { MessageFactory } from 'botbuilder-core';

import type { Recognise } from './recogniser.js';
import type { Question, Texts } from './texts.js';

const ASK = 'ask';
const CHOOSE = 'choose';
const ROUND = 'round';
/** How our page sends a tap. */
const TOPIC = /^topic:(.+)$/;
const COMMAND = /^do:/;
const LEAD = ['reunification.start', 'deposit.start', 'referral.start', 'arrival.start'];

const langOf = ({ context }: DialogContext): string => context.activity.locale?.split('-')[0] ?? 'nl';

/**
 * The peer's dialogs, in the form of Microsoft's samples ("core bot"): a main dialog that asks, recognises and begins a
 * waterfall for each guided dialog, and takes interruptions while one is running.
 */
export class MainDialog extends ComponentDialog {
  readonly #texts: Texts;
  readonly #recognise: Recognise;

  constructor(texts: Texts, recognise: Recognise) {
    super('main');
    this.#texts = texts;
    this.#recognise = recognise;
    this.addDialog(new TextPrompt(ASK));
    this.addDialog(new ChoicePrompt(CHOOSE));
    for (const [topic, questions] of texts.flows) this.addDialog(this.#flow(topic, questions));
    this.addDialog(
      new WaterfallDialog(ROUND, [
        async (step) => step.prompt(ASK, this.#menu(langOf(step))),
        async (step) => (await this.#answer(step, String(step.result))) ?? step.next(),
        async (step) => step.replaceDialog(ROUND),
      ]),
    );
    this.initialDialogId = ROUND;
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const { text = '' } = inner.context.activity;
    const wanted = TOPIC.exec(text)?.[1];
    if (wanted !== undefined && this.#texts.flows.has(wanted)) {
      await inner.cancelAllDialogs();
      return inner.beginDialog(wanted);
    }
    if (wanted !== undefined || COMMAND.test(text)) {
      await inner.cancelAllDialogs();
      if (wanted !== undefined) await this.#say(inner, wanted);
      return inner.beginDialog(ROUND);
    }
    const isAsked = inner.stack.some(({ id }) => id === ROUND);
    if (!isAsked && !(await this.#fits(inner, text))) {
      // A question of the person's in the middle of a dialog is answered, and then the dialog asks again.
      const topic = await this.#recognise(text);
      if (topic !== null && this.#texts.answers.has(topic)) {
        await this.#say(inner, topic);
        await inner.repromptDialog();
        return { status: 'waiting' as DialogTurnResult['status'] };
      }
    }
    return super.onContinueDialog(inner);
  }

  /** Whether a text is one of the choices that are open. */
  async #fits(inner: DialogContext, text: string): Promise<boolean> {
    const { options } = (inner.activeDialog?.state ?? {}) as { options?: { choices?: { value: string }[] } };
    return (options?.choices ?? []).some(({ value }) => value.toLowerCase() === text.toLowerCase());
  }

  #menu(lang: string): { prompt: ReturnType<typeof MessageFactory.suggestedActions> } {
    const titles = LEAD.map((topic) => ({
      type: 'imBack',
      title: this.#texts.titleOf(topic, lang),
      value: `topic:${topic}`,
    }));
    return { prompt: MessageFactory.suggestedActions(titles, this.#texts.titleOf('meta.help', lang)) };
  }

  async #answer(step: WaterfallStepContext, text: string): Promise<DialogTurnResult | null> {
    const topic = await this.#recognise(text);
    if (topic !== null && this.#texts.flows.has(topic)) return step.beginDialog(topic);
    await this.#say(step, topic ?? 'meta.help');
    return null;
  }

  async #say(inner: DialogContext, topic: string): Promise<void> {
    const known = this.#texts.answers.has(topic) ? topic : 'meta.help';
    await inner.context.sendActivity(this.#texts.answerOf(known, langOf(inner)));
  }

  #flow(topic: string, questions: readonly Question[]): WaterfallDialog {
    const asked = questions.filter(({ options }) => options.length > 0);
    return new WaterfallDialog(topic, [
      ...asked.map(({ id, options }, place) => async (step: WaterfallStepContext) => {
        keep(step, asked[place - 1]?.id);
        const lang = langOf(step);
        return step.prompt(CHOOSE, {
          prompt: this.#texts.questionOf(topic, id, lang),
          choices: options.map((option) => ({ value: this.#texts.optionOf(topic, id, option, lang) })),
          style: ListStyle.suggestedAction,
        });
      }),
      async (step) => {
        keep(step, asked.at(-1)?.id);
        await step.context.sendActivity(this.#texts.answerOf(topic, langOf(step)));
        return step.replaceDialog(ROUND);
      },
    ]);
  }
}

/** Keeps the last answer among the values of the waterfall. */
function keep(step: WaterfallStepContext, question: string | undefined): void {
  if (question !== undefined) (step.values as Record<string, unknown>)[question] = step.result;
}
