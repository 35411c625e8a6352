import assert from "node:assert/strict";
import { coverageOf } from "../../../lib/analyses/changes/_coverage.ts";
import { sceneOf } from "../../../lib/analyses/changes/_scene.ts";
import { subjectsOf } from "../../../lib/analyses/changes/_subjects.ts";
import { searchOf, type Tested } from "../../../lib/analyses/changes/_tests.ts";
import { settingsOf } from "../../../lib/analyses/changes/options.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare, assertUniform } from "../_simulation.ts";
import { companyOf, period, type Shape, shapes } from "./_company.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
/** In CI all shapes together are 400 companies; in the long run each is 2,000. */
const companies = isLong ? 2_000 : 50;

interface Outcome {
  readonly anything: boolean;
  /** Of one kind in one window, as found, and with ties told apart at random: few cases leave few values of p. */
  readonly pValue: number;
  readonly uniform: number;
}

function outcomeOf(shape: Shape, seed: number): Outcome[] {
  const scene = sceneOf(companyOf({ seed, shape }), period);
  const settings = settingsOf({ period, seed });
  const { tested } = searchOf(scene, subjectsOf(scene, coverageOf(scene)), settings);
  const one = tested.find(({ subject, window }) =>
    subject.name === "kind.deployment" && window === 1
  ) as Tested;
  if (!one) return [];
  const { upper, lower } = one.result;
  const strictly = 1 - lower;
  const uniform = strictly + createRandom(seed).next() * (upper - strictly);
  return [{ anything: tested.some(({ qValue }) => qValue <= 0.1), pValue: upper, uniform }];
}

function assertCalibrated(outcomes: readonly Outcome[], expected: number): void {
  assert.ok(outcomes.length > 0.95 * expected, `only ${outcomes.length} could be tested`);
  const [n, count] = [outcomes.length, (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length];
  assertShare(count(({ anything }) => anything), n, { from: 0, to: 0.1 });
  assertShare(count(({ pValue }) => pValue <= 0.05), n, { from: 0, to: 0.05 });
  assertUniform(outcomes.map(({ uniform }) => uniform));
}

const outcomes = new Map<Shape, Outcome[]>();
function simulated(shape: Shape): Outcome[] {
  const made = outcomes.get(shape) ??
    Array.from({ length: companies }, (_, index) => outcomeOf(shape, 1 + index)).flat();
  outcomes.set(shape, made);
  return made;
}

Deno.test("where changes and incidents share nothing but office hours, the whole search finds what chance leaves", () => {
  assertCalibrated(shapes.flatMap(simulated), shapes.length * companies);
});

for (const shape of shapes) {
  Deno.test(`nothing is found in ${companies} companies: ${shape}`, { ignore: !isLong }, () => {
    assertCalibrated(simulated(shape), companies);
  });
}
