import { judge, type JudgedTrial, type Verdict } from "./_judge.ts";
import type { Settings } from "./options.ts";
import type { Reading } from "./reading.ts";
import { type Case, dayHours, type Scene, type ServiceScene, type Target } from "./_scene.ts";
import { type Desk, deskFor, scoredOf } from "./_scored.ts";
import { addTo, addTrial, isEnough, knownFrom, newTally, type Tally } from "./_tally.ts";
import { type Part, Views } from "./_views.ts";
import { nearWorlds } from "./_worlds.ts";

/** A signal that leads several families in the same direction. */
interface Shared {
  /** `metric latency higher`. */
  readonly id: string;
  readonly kind: Reading["kind"];
  readonly name: string;
  /** The strongest trial of each family, by the family's place in the list of targets. */
  readonly best: ReadonlyMap<number, JudgedTrial>;
}

/** What was read before the incidents of one family on one service, by world. */
interface Sums {
  readonly scores: Float64Array;
  /** Windows that are known. */
  readonly counts: Float64Array;
}

/** One reading on one service. */
interface Read {
  readonly reading: Reading;
  readonly active: number;
  readonly families: ReadonlyMap<number, Sums>;
}

function sharedSignals({ targets }: Scene, { trials }: Verdict, level: number): Shared[] {
  const found = new Map<string, Shared & { best: Map<number, JudgedTrial> }>();
  for (const trial of trials) {
    if (trial.qValue > level || targets[trial.target]?.kind !== "family") continue;
    const { kind, name } = trial.reading;
    const id = `${kind} ${name} ${trial.z > 0 ? "higher" : "lower"}`;
    const own = found.get(id) ?? { id, kind, name, best: new Map<number, JudgedTrial>() };
    const last = own.best.get(trial.target);
    if (last === undefined || Math.abs(trial.z) > Math.abs(last.z)) own.best.set(trial.target, trial);
    found.set(id, own);
  }
  return [...found.values()].filter(({ best }) => best.size > 1);
}

function isSame(one: Reading, other: Reading): boolean {
  return one.measure === other.measure && one.windowHours === other.windowHours;
}

/** Reads the signal on one service in the ways that were strongest of any family. */
function readOn(
  service: ServiceScene,
  { kind, name, best }: Shared,
  scene: Scene,
  part: Part,
  desk: Desk,
): Read[] {
  const stream = service.streams.find((own) => own.kind === kind && own.name === name);
  if (stream === undefined) return [];
  const views = new Views(service.cases, scene.firstHour / dayHours);
  const reads: Read[] = [];
  for (const scored of scoredOf(stream, service, scene, desk)) {
    const view = views.of(scored, part);
    const isAsked = [...best.values()].some(({ reading }) => isSame(reading, scored.reading));
    if (view === null || !isAsked) continue;
    const [known, sums] = [views.known(view, scored), views.sums(view, scored)];
    const families = new Map(
      view.groups.flatMap(({ targets }, at) =>
        targets.filter((target) => best.has(target)).map((target): [number, Sums] => [target, {
          scores: (sums[at] as Float64Array).slice(),
          counts: Float64Array.from(known[at]?.counts ?? []),
        }])
      ),
    );
    reads.push({ reading: scored.reading, active: scored.active, families });
  }
  return reads;
}

function addedUp(all: readonly Sums[], worlds: number): Sums {
  const [scores, counts] = [new Float64Array(worlds + 1), new Float64Array(worlds + 1)];
  for (const own of all) {
    addTo(scores, own.scores);
    addTo(counts, own.counts);
  }
  return { scores, counts };
}

function ofFamily(reads: readonly Read[], family: number, reading: Reading): Sums[] {
  return reads.filter((own) => isSame(own.reading, reading)).flatMap(({ families }) =>
    families.get(family) ?? []
  );
}

/**
 * The families that the signal leads on all services but one. Those it leads on that one alone would choose themselves:
 * there it is yet to be asked.
 */
function ledElsewhere(
  { best }: Shared,
  reads: ReadonlyMap<string, readonly Read[]>,
  service: string,
  { qOf }: Verdict,
  scratch: Tally,
  level: number,
): number[] {
  const others = [...reads].flatMap(([name, own]) => (name === service ? [] : own));
  return [...best].flatMap(([family, { reading, z }]) => {
    const { scores, counts } = addedUp(ofFamily(others, family, reading), scratch.worlds);
    if (!addTrial(scratch, family, reading, scores, knownFrom(counts))) return [];
    const without = scratch.trials.at(-1)?.z ?? 0;
    return without * z > 0 && qOf({ target: family, reading, z: without }) <= level ? [family] : [];
  });
}

/** Whether the signal leads a family on a service by itself: that is told already. */
function ledThere({ kind, name }: Shared, { targets }: Scene, { trials }: Verdict, level: number) {
  const passed = new Set(
    trials.filter(({ qValue, reading }) => qValue <= level && reading.kind === kind && reading.name === name)
      .map(({ target }) => targets[target]?.id),
  );
  return (family: number, service: string) => passed.has(`${targets[family]?.id} ${service}`);
}

/** What several families have on one service, and what was read there. */
interface Together {
  readonly target: Target;
  readonly families: ReadonlySet<number>;
  readonly reads: readonly Read[];
}

function withTargets(scene: Scene, added: readonly Together[]): Scene {
  const first = scene.targets.length;
  const targetsOf = (service: string, { targets }: Case) =>
    added.flatMap(({ target, families }, at) =>
      target.service === service && targets.some((own) => families.has(own)) ? [first + at] : []
    );
  return {
    ...scene,
    targets: [...scene.targets, ...added.map(({ target }) => target)],
    services: new Map(
      [...scene.services].map(([name, service]) => [name, {
        ...service,
        cases: service.cases.map((own) => ({ ...own, targets: [...own.targets, ...targetsOf(name, own)] })),
      }]),
    ),
  };
}

/** Judged as a search of its own. */
function joined(first: Verdict, second: Verdict): Verdict {
  return {
    ...first,
    trials: [...first.trials, ...second.trials],
    byTarget: new Map([...first.byTarget, ...second.byTarget]),
  };
}

function togetherOf(shared: Shared, scene: Scene, verdict: Verdict, settings: Settings): Together[] {
  const level = 1 - settings.confidence;
  const part: Part = { untilDay: scene.days, worlds: settings.worlds, moves: new Map() };
  const desk = deskFor(scene.days * dayHours);
  const scratch = tallyFor(scene.targets.length, scene, settings);
  const reads = new Map(
    [...scene.services].map(([name, service]) => [name, readOn(service, shared, scene, part, desk)]),
  );
  const isTold = ledThere(shared, scene, verdict, level);
  return [...reads].flatMap(([service, own]): Together[] => {
    const families = ledElsewhere(shared, reads, service, verdict, scratch, level)
      .filter((family) => own.some((read) => read.families.has(family)) && !isTold(family, service));
    const target: Target = {
      id: `families ${shared.id} ${service}`,
      kind: "families_in_service",
      name: `${families.length} families`,
      service,
      families: families.map((family) => scene.targets[family]?.name ?? ""),
    };
    return families.length > 1 ? [{ target, families: new Set(families), reads: own }] : [];
  });
}

function tallyFor(targets: number, { days }: Scene, { worlds }: Settings): Tally {
  return newTally(targets, worlds, nearWorlds(days, worlds));
}

/**
 * On which services? Where a signal leads several families, it is asked of each service before their incidents there
 * together: a service may have too few of each to tell by themselves. Where nothing leads several families nothing is asked, so that noise has
 * no second chance.
 */
export function askServices(
  scene: Scene,
  verdict: Verdict,
  settings: Settings,
): { scene: Scene; verdict: Verdict } {
  const level = 1 - settings.confidence;
  const added = sharedSignals(scene, verdict, level)
    .flatMap((shared) => togetherOf(shared, scene, verdict, settings));
  const tally = tallyFor(scene.targets.length + added.length, scene, settings);
  added.forEach(({ families, reads }, at) => {
    for (const { reading, active, families: read } of reads) {
      const sums = addedUp([...families].flatMap((family) => read.get(family) ?? []), settings.worlds);
      const known = knownFrom(sums.counts);
      if (isEnough(known, active, settings.minimum)) {
        addTrial(tally, scene.targets.length + at, reading, sums.scores, known);
      }
    }
  });
  return { scene: withTargets(scene, added), verdict: joined(verdict, judge(tally, level)) };
}
