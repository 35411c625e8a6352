import type { TriggeredCase } from "../../stats/learn_triggers.ts";
import { look } from "./_look.ts";
import { type Points, pointsOf } from "./_points.ts";
import { type Scene, weekOf } from "./_scene.ts";

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
  const pointsBy = services.map((_, service) => pointsOf(streamsOf.get(service) ?? [], weeks));
  const seen = new Set<number>();
  return incidents.map(({ at, services: around }): TriggeredCase => {
    const week = weekOf(at, weeks);
    const block = weeks.blockOf[week] as number;
    const times = weeks.sizes[block] as number;
    const [own, matched]: [number[], number[]] = [[], []];
    // A change counts once in each week, from the later of its start and its taking effect.
    const lookAt = (service: number, isOwn: boolean) => {
      const points = pointsBy[service] as Points;
      seen.clear();
      look(points, at, weeks, (point, lag) => {
        const place = points.place[point] as number;
        const once = (points.change[point] as number) * times + place;
        if (seen.has(once)) return;
        seen.add(once);
        const kind = kindNumber(points.kind[point] as number, isOwn, kinds.length);
        const code = kind * lagEnds.length + binOf(lag);
        matched.push(code);
        if ((weeks.firsts[block] as number) + place === week) own.push(code);
      });
    };
    const needed = new Set(around.flatMap((service) => needs[service] ?? []));
    for (const service of around) {
      needed.delete(service);
      lookAt(service, true);
    }
    for (const service of needed) lookAt(service, false);
    return { own, matched, times };
  });
}
