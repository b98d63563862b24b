import type { Activity } from 'botbuilder';

/**
 * An activity and the way to answer it: the part of Bot Framework's `TurnContext` that a handler needs. The web has its
 * own, so that a program without Teams does not load the SDK.
 */
export interface ActivityTurn {
  readonly activity: Activity;
  /** What the channel remembers about the activity during the turn. */
  readonly turnState: { get(key: symbol): unknown; set(key: symbol, value: unknown): unknown };
  sendActivities(activities: Partial<Activity>[]): Promise<unknown>;
}

/** Answers one activity. */
export type Logic = (turn: ActivityTurn) => Promise<void>;
