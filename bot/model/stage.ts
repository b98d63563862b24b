/** How far a language has come, in order: from help in danger alone to all that the guide says. */
export const STAGES = ['danger', 'core', 'whole'] as const;
export type Stage = (typeof STAGES)[number];

/** The topics that each stage adds to those before it, as ids; `meta.*` stands for all that begin so. */
export type StageTopics = Readonly<Record<Exclude<Stage, 'whole'>, readonly string[]>>;

/** Whether a topic belongs to a stage, or to one before it. */
export function isOfStage(topic: string, stage: Stage, topics: StageTopics): boolean {
  if (stage === 'whole') return true;
  const reached = STAGES.slice(0, STAGES.indexOf(stage) + 1) as Exclude<Stage, 'whole'>[];
  return reached.some((name) => topics[name].some((pattern) => fits(topic, pattern)));
}

/** Whether a topic's id is the one that a pattern names, or one of those. */
export function fits(topic: string, pattern: string): boolean {
  return pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : topic === pattern;
}
