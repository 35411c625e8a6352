import { end, hour, minute } from "./_clock.ts";
import { pick, streamOf } from "./_draw.ts";
import { changeProfile, drawArrivals, hourlyRates } from "./arrivals.ts";
import type { Random } from "../stats/random.ts";
import type { Founding } from "./founding.ts";
import type { Service } from "./services.ts";

/** A change kept in the table of changes: everything but deployments. */
export interface Change {
  readonly id: string;
  readonly kind: "migration" | "flag" | "config";
  readonly service: Service;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly status: "success" | "failed";
  readonly title: string;
}

const objects = "orders customers refunds sessions prices items addresses invoices events labels".split(" ");
const titles: Readonly<Record<Change["kind"], readonly string[]>> = {
  migration: [
    "Add index on {object}",
    "Add column to {object}",
    "Backfill {object}",
    "Split table {object}",
    "Drop old column of {object}",
    "Change key of {object}",
  ],
  flag: ["Enable new {object} view for 10 %", "Enable new {object} view for all", "Disable {object} export"],
  config: [
    "Raise limit of {object} per page",
    "Shorten timeout for {object}",
    "Change log level of {object}",
  ],
};

// Two of a kind on one service never fall within the same two hours: their hours of effect must not overlap.
function spaced(times: readonly number[], gap: number): readonly number[] {
  let last = -Infinity;
  return times.filter((at) => {
    const kept = at >= last + gap && at < end - hour;
    if (kept) last = at;
    return kept;
  });
}

function changeAt(at: number, kind: Change["kind"], service: Service, id: string, random: Random): Change {
  const title = pick(titles[kind], random).replace("{object}", pick(objects, random));
  const takes = kind === "migration" ? 1 + random.integer(20) : 0;
  const status = random.next() < 0.03 ? "failed" : "success";
  return { id, kind, service, startedAt: at, finishedAt: at + takes * minute, status, title };
}

function changesOf(kind: Change["kind"], service: Service, count: number, seed: number): readonly Change[] {
  const random = streamOf(seed, `${kind}/${service.name}`);
  const rates = hourlyRates(service.team.zone, changeProfile, () => 1);
  const times = spaced(drawArrivals(count, rates, random), 2 * hour);
  return times.map((at, index) =>
    changeAt(at, kind, service, `${kind.slice(0, 3)}-${service.index}-${index}`, random)
  );
}

/** All changes but deployments, in the order of their start. */
export function createChanges({ services, size, seed }: Founding): readonly Change[] {
  const counts = { migration: size.migrations, flag: size.flags, config: size.configs } as const;
  const kinds = ["migration", "flag", "config"] as const;
  return kinds.flatMap((kind) =>
    services.flatMap((service) => changesOf(kind, service, Math.round(counts[kind] * service.share), seed))
  ).sort((one, other) => one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1));
}
