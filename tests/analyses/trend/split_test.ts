import assert from "node:assert/strict";
import type { Item } from "../../../lib/analyses/trend/_measures.ts";
import { splitMeans, splitRates } from "../../../lib/analyses/trend/_split.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";

function item(service: string | null, value: number | null, group = ""): Item {
  return {
    at: 0,
    service,
    group: `${service ?? ""}|${group}`,
    n: 1,
    told: value === null ? 0 : 1,
    sum: value ?? 0,
    tools: [],
  };
}

const many = (n: number, make: () => Item) => Array.from({ length: n }, make);
const all = () => true;

function close(found: number | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-9, `${found} is not ${expected}`);
}

function drawnItems(random: Random, services: number): Item[] {
  return Array.from({ length: random.integer(40) }, () => {
    const service = random.next() < 0.1 ? null : `s${random.integer(services)}`;
    return item(service, random.next() < 0.2 ? null : random.normal(), `${random.integer(3)}`);
  });
}

Deno.test("whatever the two periods hold, the parts add up to the difference", () => {
  const random = createRandom(7);
  let told = 0;
  for (let turn = 0; turn < 2000; turn++) {
    const arms = [drawnItems(random, 4), drawnItems(random, 6)] as const;
    const left = new Set(["s0", "s5"].slice(0, random.integer(3)));
    const isComparable = ({ service }: Item) => !left.has(service ?? "");
    for (const split of [splitMeans(arms, isComparable), splitRates(arms, [13, 12], isComparable)]) {
      if (split === null) continue;
      told++;
      close(split.mix + split.within + split.data, split.difference);
      close(split.after - split.before, split.difference);
      assert.ok(Object.values(split).every(Number.isFinite));
    }
  }
  assert.ok(told > 3000);
});

Deno.test("more of a group that always takes longer is mix alone", () => {
  const made = (slow: number, fast: number) => [
    ...many(slow, () => item("slow", 4)),
    ...many(fast, () => item("fast", 2)),
  ];
  const split = splitMeans([made(10, 30), made(30, 10)], all);
  close(split?.difference, 1);
  close(split?.mix, 1);
  close(split?.within, 0);
  close(split?.data, 0);
});

Deno.test("the same groups with other values are within alone", () => {
  const made = (value: number) => [
    ...many(10, () => item("a", value)),
    ...many(5, () => item("b", value + 1)),
  ];
  const split = splitMeans([made(3), made(2)], all);
  close(split?.within, -1);
  close(split?.mix, 0);
  close(split?.data, 0);
});

Deno.test("fewer tickets closed of one group is an effect of the data, not of the mix", () => {
  const made = (closed: number) => [
    ...many(closed, () => item("slow", 4)),
    ...many(20 - closed, () => item("slow", null)),
    ...many(20, () => item("fast", 2)),
  ];
  const split = splitMeans([made(20), made(5)], all);
  close(split?.mix, 0);
  close(split?.within, 0);
  close(split?.data, split?.difference ?? NaN);
  assert.ok((split?.difference ?? 0) < 0);
});

Deno.test("a service first recorded later is an effect of the data", () => {
  const before = many(10, () => item("a", 2));
  const after = [...many(10, () => item("a", 2)), ...many(10, () => item("new", 6))];
  const isComparable = ({ service }: Item) => service !== "new";
  const split = splitMeans([before, after], isComparable);
  close(split?.data, 2);
  close(split?.within, 0);
  const rates = splitRates([before, after], [10, 10], isComparable);
  close(rates?.data, 1);
  close(rates?.within, 0);
});

Deno.test("a service known for long that has incidents in one period alone is a matter of the mix", () => {
  const before = many(10, () => item("a", 2));
  const split = splitMeans([before, [...before, ...many(10, () => item("b", 6))]], all);
  close(split?.mix, 2);
  close(split?.within, 0);
  close(split?.data, 0);
});

Deno.test("a mean of nothing and a rate over no week are not told", () => {
  assert.equal(splitMeans([[], [item("a", 1)]], all), null);
  assert.equal(splitMeans([[item("a", null)], [item("a", 1)]], all), null);
  assert.equal(splitRates([[], []], [0, 5], all), null);
});
