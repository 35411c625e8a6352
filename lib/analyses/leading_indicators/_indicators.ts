import { choose, directionOf, Watcher } from "./_backtest.ts";
import type { Indicator } from "./indicator.ts";
import { labelOf } from "./_names.ts";
import { dayHours, type Target } from "./_scene.ts";
import type { Search } from "./_search.ts";

function indicatorsOf(search: Search, place: number): Indicator[] {
  const { scene, settings, verdict } = search;
  const known = scene.days * dayHours;
  const watcher = new Watcher(search, place);
  const chosen = choose(search, verdict, place, known, watcher);
  if (chosen === null || chosen.score === null) return [];
  const { trial, score: { threshold } } = chosen;
  const target = scene.targets[place] as Target;
  return watcher.watches(trial.reading).map((watch): Indicator => {
    const { centre, spread } = watcher.usual(watch, known);
    return {
      ...trial.reading,
      target: target.id,
      targetName: labelOf(target),
      service: watch.service,
      direction: directionOf(trial),
      threshold: centre + directionOf(trial) * threshold * spread,
      horizonHours: settings.horizonHours,
    };
  });
}

/**
 * For each target with a signal that passes: what to read from now on and where it warns, learned from all that is known.
 * What several families share warns of each of them, on each service, already.
 */
export function indicatorsFrom(search: Search): Indicator[] {
  const level = 1 - search.settings.confidence;
  const passed = search.verdict.trials.filter(({ qValue }) => qValue <= level).map(({ target }) => target)
    .filter((target) => search.scene.targets[target]?.kind !== "families_in_service");
  return [...new Set(passed)].sort((a, b) => a - b).flatMap((place) => indicatorsOf(search, place));
}
