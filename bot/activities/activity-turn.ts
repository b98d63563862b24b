import type { Activity } from 'botbuilder';

/**
 * An activity and the way to answer it: what a handler needs of Bot Framework's `TurnContext`, which is one of these.
 * The web has its own, so that a program without Teams loads none of the SDK.
 */
export interface ActivityTurn {
  readonly activity: Activity;
  /** What the channel keeps beside the activity while the turn lasts. */
  readonly turnState: { get(key: symbol): unknown; set(key: symbol, value: unknown): unknown };
  sendActivities(activities: Partial<Activity>[]): Promise<unknown>;
}

/** Answers one activity. */
export type Logic = (turn: ActivityTurn) => Promise<void>;
