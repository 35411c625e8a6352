import type { SeriesLabels } from "../analyses/leading_indicators/series_labels.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";

/** A rule that another tool cannot watch, and why. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** A rule with the series that it reads. */
export interface Expressible {
  readonly rule: IndicatorRule;
  /** Labels that all its series have, with the same value. */
  readonly labels: readonly (readonly [string, string])[];
}

/** What a tool can watch. */
export interface Watcher {
  /** Begins the kinds of its exports: `prometheus`. */
  readonly source: string;
  /** As people write it. */
  readonly title: string;
  readonly measures: readonly IndicatorRule["measure"][];
  /** Longest window, hours. */
  readonly longestHours: number;
}

function labelsOf(series: SeriesLabels): ReadonlyMap<string, string> {
  const read: unknown = JSON.parse(series.labels);
  return new Map(
    Object.entries(read ?? {}).flatMap(([key, value]) => typeof value === "string" ? [[key, value]] : []),
  );
}

function commonLabels(series: readonly SeriesLabels[]): [string, string][] {
  const [first, ...rest] = series.map(labelsOf);
  return [...first ?? []].filter(([key, value]) =>
    key !== "__name__" && rest.every((other) => other.get(key) === value)
  );
}

function reasonOf(rule: IndicatorRule, series: readonly SeriesLabels[], watcher: Watcher): string | null {
  const { signal, measure, windowHours, status } = rule;
  if (status === "draft") return "it is a draft";
  if (signal.kind !== "metric") return `it counts ${signal.kind}s, which are no metric there`;
  if (!watcher.measures.includes(measure)) return `${watcher.title} has no ${measure} as it was tested`;
  if (windowHours > watcher.longestHours) return `a window of ${windowHours} h is too long there`;
  if (series.length === 0) return "there is no such metric in the exports";
  const other = series.find(({ source }) => !source.startsWith(watcher.source));
  return other === undefined ? null : `its metric was read from ${other.source}`;
}

/** Tells the rules a tool can watch from those it cannot. */
export function expressible(
  rules: readonly IndicatorRule[],
  series: readonly SeriesLabels[],
  watcher: Watcher,
): { readonly taken: readonly Expressible[]; readonly leftOut: readonly LeftOut[] } {
  const told = rules.map((rule) => {
    const own = series.filter(({ name, service }) =>
      name === rule.signal.name && service === rule.signal.service
    );
    return { rule, labels: commonLabels(own), reason: reasonOf(rule, own, watcher) };
  });
  return {
    taken: told.filter(({ reason }) => reason === null).map(({ rule, labels }) => ({ rule, labels })),
    leftOut: told.flatMap(({ rule: { id }, reason }) => reason === null ? [] : [{ id, reason }]),
  };
}
