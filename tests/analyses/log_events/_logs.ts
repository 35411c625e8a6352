import type { LogEventRow } from "../../../lib/analyses/log_events/rows.ts";
import { incidentWindow } from "../../../lib/analyses/log_events/window.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { gamma, poisson } from "../_simulation.ts";

export const window = incidentWindow("2026-07-14T10:00:00Z");

/** How a quiet log is simulated. */
export interface QuietLog {
  readonly messages: number;
  readonly blocks: number;
  readonly seed: number;
  /** Whether all messages share a daily rhythm and bursts that last over blocks. */
  readonly dependent: boolean;
}

/** Counts above this are drawn as normal ones: nothing depends on their last digit. */
const largest = 200;

function countOf(mean: number, random: Random): number {
  return mean < largest
    ? poisson(mean, random)
    : Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
}

/** Load common to all messages, by block: the hour of the day, and what lingers from the block before. */
function sharedLoad({ blocks, dependent }: QuietLog, random: Random): number[] {
  if (!dependent) return Array.from({ length: blocks + 1 }, () => 1);
  const phase = random.integer(24);
  let lingering = 0;
  return Array.from({ length: blocks + 1 }, (_, block) => {
    lingering = 0.7 * lingering + 0.3 * random.normal();
    return Math.exp(0.8 * Math.sin((block + phase) / 24 * 2 * Math.PI) + lingering);
  });
}

/** Messages of two services from rare to frequent, from even to bursty; the window is a block like all others. */
export function quietLog(quiet: QuietLog): LogEventRow[] {
  const random = createRandom(quiet.seed);
  const load = sharedLoad(quiet, random);
  return Array.from({ length: quiet.messages }, (_, message) => {
    const mean = Math.exp(Math.log(0.05) + random.next() * (Math.log(300) - Math.log(0.05)));
    const shape = [1, 2, 5, 50][random.integer(4)] as number;
    return load.map((share, block) => ({
      patternId: `m${message}`,
      pattern: `message ${message} <*>`,
      source: "log_json",
      service: message % 2 ? "payments" : "search",
      level: "info",
      firstAt: "2026-01-01T00:00:00.000Z",
      block,
      lines: countOf(mean * share * gamma(shape, random), random),
    }));
  }).flat().filter(({ lines }) => lines > 0);
}
