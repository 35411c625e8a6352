import type { Skipped, Term } from "../../model/finding.ts";
import type { Unit } from "../../model/unit.ts";
import { benjaminiHochberg } from "../../stats/benjamini_hochberg.ts";
import { type LevelShiftResult, levelShiftTest } from "../../stats/level_shift_test.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import type { Item } from "./_measures.ts";
import type { Settings } from "./options.ts";
import { firstSeen, partial, type Scene } from "./_scene.ts";

/** One line over time that is looked at for a lasting shift. */
interface Line {
  readonly scene: Scene;
  readonly service: string | null;
  readonly items: readonly Item[];
}

/** What was looked for, and what was too thin or too short to look at. */
export interface Shifts {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
  readonly hypotheses: number;
}

/** Services with lines of their own, those with most incidents: more lines, and each must be surer. */
const mostServices = 6;
/** Fewest stretches a line needs; the test asks for as many. */
const fewestBins = 20;

function nameOf({ scene, service }: Line, statistic: string): string {
  return [statistic, scene.measure.name, ...(service === null ? [] : ["service", service])].join(".");
}

/** Only what was recorded the same way all the time: a tool or a service that came later would be a shift of the data. */
function comparable(scene: Scene): Item[] {
  const stretch = {
    start: new Date(scene.from).toISOString(),
    end: new Date(scene.until).toISOString(),
  };
  const gone = new Set(partial(scene.tools, stretch));
  const fresh = new Set(
    firstSeen(scene, scene.from).filter((name) => {
      const known = scene.services.get(name);
      return known !== undefined && known.from - scene.from > known.silence;
    }),
  );
  return scene.measure.items.filter(({ tools, service, at }) =>
    at >= scene.from && at < scene.until && !(service !== null && fresh.has(service)) &&
    (tools.length === 0 || tools.some((tool) => !gone.has(tool)))
  );
}

function sizeOf(items: readonly Item[]): number {
  return items.reduce((sum, { n }) => sum + n, 0);
}

function linesOf(scenes: readonly Scene[], { minimum }: Settings): { lines: Line[]; thin: Line[] } {
  const all = scenes.map((scene): Line => ({ scene, service: null, items: comparable(scene) }));
  const services = all.filter(({ scene }) => ["count", "duration"].includes(scene.measure.name))
    .flatMap(({ scene, items }) =>
      [...Map.groupBy(items, ({ service }) => service)]
        .filter((entry): entry is [string, Item[]] => entry[0] !== null)
        .sort(([a, x], [b, y]) => sizeOf(y) - sizeOf(x) || (a < b ? -1 : 1))
        .slice(0, mostServices)
        .map(([service, own]): Line => ({ scene, service, items: own }))
    );
  const enough = ({ items }: Line) => sizeOf(items) >= minimum;
  const lines = [...all.filter(({ items }) => items.length > 0), ...services];
  return { lines: lines.filter(enough), thin: lines.filter((line) => !enough(line)) };
}

/** Weeks a stretch takes so that it holds an incident or more: four at most. */
function weeksFor({ scene, items }: Line): number {
  const weeks = Math.max(1, (scene.until - scene.from) / weekMs);
  return Math.min(4, Math.max(1, Math.ceil(weeks / Math.max(1, sizeOf(items)))));
}

interface Series {
  readonly values: readonly number[];
  readonly weights: readonly number[] | undefined;
  readonly starts: readonly number[];
}

function seriesOf(line: Line): Series {
  const { scene, items } = line;
  const length = weeksFor(line) * weekMs;
  const bins = Math.floor((scene.until - scene.from) / length);
  const start = scene.until - bins * length;
  const cells = Array.from({ length: bins }, () => ({ n: 0, told: 0, sum: 0 }));
  for (const { at, n, told, sum } of items) {
    const cell = cells[Math.floor((at - start) / length)];
    if (cell === undefined) continue;
    cell.n += n;
    cell.told += told;
    cell.sum += sum;
  }
  const starts = cells.map((_, index) => start + index * length);
  return scene.measure.unit === "per_week"
    // The root of a count has about one variance, whatever its mean.
    ? { values: cells.map(({ n }) => Math.sqrt(n)), weights: undefined, starts }
    : {
      values: cells.map(({ told, sum }) => told > 0 ? sum / told : 0),
      weights: cells.map(({ told }) => told),
      starts,
    };
}

interface Looked {
  readonly line: Line;
  readonly series: Series;
  readonly found: LevelShiftResult;
}

/** The shift in the unit people know: a ratio of rates or of typical durations, or points of a share. */
function shownAs({ line, found }: Looked): { unit: Unit; shown: (shift: number | null) => number | null } {
  const { unit } = line.scene.measure;
  if (unit === "share") return { unit: "points", shown: (shift) => shift };
  if (unit === "s") return { unit: "ratio", shown: (shift) => shift === null ? null : Math.exp(shift) };
  const root = found.before ?? 0;
  return {
    unit: "ratio",
    shown: (shift) => shift === null || root <= 0 ? null : (Math.max(0, root + shift) / root) ** 2,
  };
}

function detectableTerm({ line, series, found }: Looked, n: number): Term {
  const { unit } = line.scene.measure;
  const middle = series.values.reduce((sum, value) => sum + value, 0) / series.values.length;
  const shown = (size: number) =>
    unit === "share"
      ? size
      : unit === "s"
      ? Math.exp(size)
      : middle > 0
      ? ((middle + size) / middle) ** 2
      : null;
  return {
    term: nameOf(line, "detectable"),
    n,
    estimate: found.detectable === null ? null : shown(found.detectable),
    unit: unit === "share" ? "points" : "ratio",
    confLow: null,
    confHigh: null,
    labels: labelsOf(line),
  };
}

function labelsOf({ scene, service }: Line): Record<string, string> {
  return { measure: scene.measure.name, ...(service === null ? {} : { service }) };
}

function day(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString().slice(0, 10);
}

/** The level of the line from one instant to another, as people know it. */
function sideTerm(line: Line, statistic: string, from: number, until: number): Term {
  const cells = line.items.filter(({ at }) => at >= from && at < until);
  const { unit } = line.scene.measure;
  const told = cells.reduce((sum, item) => sum + item.told, 0);
  const mean = cells.reduce((sum, item) => sum + item.sum, 0) / told;
  const estimate = unit === "per_week"
    ? sizeOf(cells) / ((until - from) / weekMs)
    : unit === "s"
    ? Math.exp(mean)
    : mean;
  return {
    term: nameOf(line, statistic),
    n: unit === "per_week" ? sizeOf(cells) : told,
    estimate: Number.isFinite(estimate) ? estimate : null,
    unit,
    confLow: null,
    confHigh: null,
    labels: labelsOf(line),
  };
}

function termsOf(looked: Looked, qValue: number | null): Term[] {
  const { line, series, found } = looked;
  const n = sizeOf(line.items);
  const { unit, shown } = shownAs(looked);
  const { place, shift } = found;
  const at = series.starts[place?.index ?? 0];
  const until = line.scene.until;
  return [
    {
      term: nameOf(line, "shift"),
      n,
      estimate: shown(shift.estimate),
      unit,
      confLow: shown(shift.confLow),
      confHigh: shown(shift.confHigh),
      statistic: shift.estimate,
      pValue: found.pValue,
      qValue,
      labels: {
        ...labelsOf(line),
        at: day(at),
        from: day(series.starts[place?.low ?? 0]),
        until: day(series.starts[place?.high ?? 0]),
        since: day(series.starts[0]),
        stretches: `${series.values.length}`,
      },
    },
    sideTerm(line, "earlier", series.starts[0] ?? until, at ?? until),
    sideTerm(line, "later", at ?? until, until),
    detectableTerm(looked, n),
  ];
}

function skip(line: Line, reason: string): Skipped {
  return { term: nameOf(line, "shift"), n: sizeOf(line.items), reason };
}

/** Looks at every line for a lasting shift, and pays for all of them as one search. */
export function shiftsOf(scenes: readonly Scene[], settings: Settings): Shifts {
  const { lines, thin } = linesOf(scenes, settings);
  const laid = lines.map((line) => ({ line, series: seriesOf(line) }));
  const long = laid.filter(({ series }) => series.values.length >= fewestBins);
  const level = (1 - settings.confidence) / Math.max(1, long.length);
  const looked = long.map(({ line, series }): Looked => {
    const { values, weights } = series;
    const { seed, confidence } = settings;
    const found = levelShiftTest(values, { seed, confidence, level, ...(weights ? { weights } : {}) });
    return { line, series, found };
  });
  const tested = looked.filter(({ found }) => found.pValue !== null);
  const qValues = benjaminiHochberg(tested.map(({ found }) => found.pValue ?? 1));
  return {
    terms: tested.flatMap((one, index) => termsOf(one, qValues[index] ?? null)),
    skipped: [
      ...thin.map((line) =>
        skip(line, `${sizeOf(line.items)} incidents: a trend is told from ${settings.minimum} on`)
      ),
      ...laid.filter(({ series }) => series.values.length < fewestBins).map(({ line, series }) =>
        skip(
          line,
          `${series.values.length} stretches of time are known: a trend is told from ${fewestBins} on`,
        )
      ),
      ...looked.filter(({ found }) => found.pValue === null).map(({ line }) =>
        skip(line, "too few stretches with a value, or all values alike")
      ),
    ],
    hypotheses: tested.length,
  };
}
