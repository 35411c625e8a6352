import type { Random } from "../stats/random.ts";
import { pick } from "./_draw.ts";

/** Names and numbers a wording mentions. */
export type Slots = Readonly<
  Record<"service" | "other" | "region" | "host" | "version" | "ref" | "n" | "pct" | "min" | "ms", string>
>;

const regions = ["eu-central", "eu-west", "us-east", "ap-south"];

const within = (low: number, high: number, random: Random) => `${low + random.integer(high - low + 1)}`;

/** Draws what the texts of one incident mention; `others` are names of services that it may bring up. */
export function drawSlots(service: string, others: readonly string[], random: Random): Slots {
  return {
    service,
    other: pick(others, random),
    region: pick(regions, random),
    host: `${service}-${random.integer(9) + 1}${random.integer(10)}`,
    version: `v${within(1, 4, random)}.${random.integer(30)}.${random.integer(9)}`,
    ref: `req-${(random.integer(2 ** 30) + 2 ** 30).toString(16)}`,
    n: within(20, 400, random),
    pct: within(5, 95, random),
    min: within(3, 58, random),
    ms: within(1_100, 29_000, random),
  };
}

/** Fills the slots of a pattern. */
export function fill(pattern: string, slots: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}
