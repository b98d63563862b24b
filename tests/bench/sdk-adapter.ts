import { BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder';

import type { ActivityTurn } from '../../bot/activities/activity-turn.js';

const TURN = Symbol('the turn of the endpoint');

/** The SDK's way to answer, over our endpoint. `run` is a bot's. */
export class SdkAdapter extends BotAdapter {
  readonly #run: (context: TurnContext) => Promise<void>;

  constructor(run: (context: TurnContext) => Promise<void>) {
    super();
    this.#run = run;
  }

  async take(turn: ActivityTurn): Promise<void> {
    const context = new TurnContext(this, turn.activity);
    context.turnState.set(TURN, turn);
    await this.runMiddleware(context, (inner) => this.#run(inner));
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return (context.turnState.get(TURN) as ActivityTurn).sendActivities(activities) as Promise<ResourceResponse[]>;
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Not in Direct Line');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Not in Direct Line');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('Not in Direct Line');
  }
}
