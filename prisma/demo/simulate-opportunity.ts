import type { Random } from "./random";

export const DAY = 24 * 60 * 60 * 1000;

export type Step<Stage> = { stage: Stage; at: Date };

type SimulatedStage = { stageType: string; probability: number | null };

/**
 * Simulates one opportunity from the moment it was opened until now: the stages it entered and
 * when. Some stall, some are lost on the way, and the further one gets the likelier it is won.
 */
export function simulateOpportunity<Stage extends SimulatedStage>(
  random: Random,
  stages: readonly Stage[],
  opened: Date,
  now: Date,
): Step<Stage>[] {
  const open = stages.filter((stage) => stage.stageType === "open");
  const won = stages.find((stage) => stage.stageType === "won");
  const lost = stages.find((stage) => stage.stageType === "lost");
  const pace = 0.6 + random.next() * 1.4;
  const steps: Step<Stage>[] = [];
  // Most are qualified before they are entered, so they start in the second stage.
  let at = opened.getTime();
  for (const stage of open.slice(open.length > 2 && random.chance(0.75) ? 1 : 0)) {
    steps.push({ stage, at: new Date(at) });
    at += random.whole(4, 26) * pace * DAY + random.whole(0, 9 * 60) * 60_000;
    if (at > now.getTime() || random.chance(0.06)) return steps;
    if (lost && random.chance(0.1)) return [...steps, { stage: lost, at: new Date(at) }];
  }
  const end = random.chance(0.72) ? won : lost;
  return end ? [...steps, { stage: end, at: new Date(at) }] : steps;
}
