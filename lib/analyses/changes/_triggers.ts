import type { TriggeredCase } from "../../stats/learn_triggers.ts";
import { instantsOf, look } from "./_look.ts";
import { type Points, pointsOf } from "./_points.ts";
import type { Scene } from "./_scene.ts";

/** Ends of the bins of lags, seconds. */
export const lagEnds = [300, 900, 1_800, 3_600, 7_200, 14_400] as const;

/** Lengths of the bins, hours. */
export const lagWidths = lagEnds.map((end, bin) => (end - (lagEnds[bin - 1] ?? 0)) / 3_600);

/** Bin of a lag, seconds; -1 beyond the last. */
export function binOf(lag: number): number {
  return lagEnds.findIndex((end) => lag <= end);
}

/** A kind of change on the incident's services, or on those they depend on: the second half of the numbers. */
export function kindNumber(kind: number, isOwn: boolean, kinds: number): number {
  return isOwn ? kind : kinds + kind;
}

/** Lays every incident beside the changes before it and before the same time of the other weeks of its block. */
export function triggeredCases(
  { incidents, services, needs, kinds, streams, weeks }: Scene,
): TriggeredCase[] {
  const streamsOf = Map.groupBy(streams, ({ service }) => service);
  const pointsBy = services.map((_, service) => pointsOf(streamsOf.get(service) ?? []));
  const seen = new Set<number>();
  // A change counts once, from the later of its start and its taking effect.
  const codesAt = (instant: number, service: number, isOwn: boolean, codes: number[]) => {
    const points = pointsBy[service] as Points;
    seen.clear();
    look(points, instant, (point, lag) => {
      const change = points.change[point] as number;
      if (seen.has(change)) return;
      seen.add(change);
      codes.push(kindNumber(points.kind[point] as number, isOwn, kinds.length) * lagEnds.length + binOf(lag));
    });
  };
  return incidents.map(({ at, services: own }): TriggeredCase => {
    const needed = new Set(own.flatMap((service) => needs[service] ?? []));
    for (const service of own) needed.delete(service);
    const before = (instant: number) => {
      const codes: number[] = [];
      for (const service of own) codesAt(instant, service, true, codes);
      for (const service of needed) codesAt(instant, service, false, codes);
      return codes;
    };
    const instants = instantsOf(at, weeks);
    return { own: before(at), matched: instants.flatMap(before), times: instants.length };
  });
}
