import type { Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import { quartersOf } from "../../model/quarters.ts";
import type { Unit } from "../../model/unit.ts";
import { weeksOf } from "../../stats/whole_weeks.ts";
import type { Item, Measure } from "./_measures.ts";
import { firstSeen, partial, type Scene, within } from "./_scene.ts";
import { type Split, splitMeans, splitRates } from "./_split.ts";
import type { Settings } from "./options.ts";

/** Two periods that are set against each other, the earlier one first. */
interface Step {
  /** Names it in terms: `period` for the two periods asked for, else the later quarter. */
  readonly name: string;
  readonly earlier: Period;
  readonly later: Period;
}

function stepsOf({ from, until }: Scene, { period, against }: Settings): Step[] {
  const quarters = quartersOf(from, period.end);
  const adjacent = quarters.slice(1).flatMap((later, index): Step[] => {
    const earlier = quarters[index];
    return earlier ? [{ name: later.label, earlier, later }] : [];
  });
  const asked = against === null ? [] : [{ name: "period", ...inOrder(period, against) }];
  // A quarter of which a part is unknown is set against nothing.
  return [...adjacent, ...asked].filter(({ earlier, later }) =>
    Date.parse(earlier.start) >= from - 7 * 86_400_000 && Date.parse(later.end) <= until + 7 * 86_400_000
  );
}

function inOrder(period: Period, against: Period) {
  return against.start < period.start
    ? { earlier: against, later: period }
    : { earlier: period, later: against };
}

function itemsIn({ items }: Measure, { start, end }: Period): Item[] {
  return within(items, Date.parse(start), Date.parse(end));
}

/** What the data did between two periods: tools that began or ended, services first recorded. */
interface Coverage {
  readonly tools: readonly string[];
  readonly services: readonly string[];
  readonly isComparable: (item: Item) => boolean;
}

function coverageOf(scene: Scene, { earlier, later }: Step): Coverage {
  const tools = partial(scene.tools, { start: earlier.start, end: later.end });
  const after = Date.parse(later.start);
  const services = firstSeen(scene, after).filter((name) =>
    (scene.services.get(name)?.from ?? Infinity) < Date.parse(later.end)
  );
  const [gone, fresh] = [new Set(tools), new Set(services)];
  return {
    tools,
    services,
    isComparable: ({ tools, service }) =>
      !(service !== null && fresh.has(service)) &&
      (tools.length === 0 || tools.some((tool) => !gone.has(tool))),
  };
}

function splitOf(scene: Scene, step: Step, { isComparable }: Coverage): Split | null {
  const arms = [itemsIn(scene.measure, step.earlier), itemsIn(scene.measure, step.later)] as const;
  if (scene.measure.unit !== "per_week") return splitMeans(arms, isComparable);
  const weeks = [step.earlier, step.later].map((period) => weeksOf(period, scene.known));
  const whole = arms.map((items, arm) => {
    const starts = weeks[arm]?.starts ?? [];
    return within(items, starts[0] ?? 0, (starts.at(-1) ?? -Infinity) + 7 * 86_400_000);
  });
  return splitRates([whole[0] ?? [], whole[1] ?? []], [
    weeks[0]?.starts.length ?? 0,
    weeks[1]?.starts.length ?? 0,
  ], isComparable);
}

function untold(items: readonly Item[]): string {
  return `${items.reduce((sum, { n, told }) => sum + n - told, 0)}`;
}

/** Parts of a difference of logarithms are factors, whose product is the ratio; those of shares are points. */
function partUnit(unit: Unit): { readonly unit: Unit; readonly shown: (part: number) => number } {
  if (unit === "s") return { unit: "ratio", shown: Math.exp };
  return { unit: unit === "share" ? "points" : unit, shown: (part) => part };
}

/** What rounding leaves of nothing is nothing. */
function cleaned(part: number): number {
  return Math.abs(part) < 1e-12 ? 0 : part;
}

function stepTerms(scene: Scene, step: Step): Term[] {
  const coverage = coverageOf(scene, step);
  const split = splitOf(scene, step, coverage);
  if (split === null) return [];
  const { measure } = scene;
  const { unit, shown } = partUnit(measure.unit);
  const arms = [itemsIn(measure, step.earlier), itemsIn(measure, step.later)] as const;
  const n = arms.flat().reduce((sum, item) => sum + item.n, 0);
  const labels = {
    measure: measure.name,
    step: step.name,
    from: step.earlier.label,
    to: step.later.label,
    tools: coverage.tools.join(", "),
    first_seen: coverage.services.join(", "),
    ...(measure.unit === "per_week" ? {} : { untold_before: untold(arms[0]), untold_after: untold(arms[1]) }),
  };
  const bare = { n, confLow: null, confHigh: null, labels };
  const level = (value: number) => measure.unit === "s" ? Math.exp(value) : value;
  const named = (part: string) => `step.${measure.name}.${step.name}.${part}`;
  return [
    { term: named("before"), ...bare, estimate: level(split.before), unit: measure.unit },
    { term: named("after"), ...bare, estimate: level(split.after), unit: measure.unit },
    ...(["difference", "mix", "within", "data"] as const).map((part) => ({
      term: named(part),
      ...bare,
      estimate: shown(cleaned(split[part])),
      unit,
    })),
  ];
}

/** Every difference of two quarters that follow each other, and of the two periods asked for, split into its parts. */
export function stepsTermsOf(scene: Scene, settings: Settings): Term[] {
  if (scene.measure.items.length === 0) return [];
  return stepsOf(scene, settings).flatMap((step) => stepTerms(scene, step));
}
