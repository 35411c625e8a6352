/**
 * `deno run -A tests/bench/granger.ts [series]`: all 48 lag orders of as many pairs of hourly series over 26 weeks as the
 * peers' data hold (200 at scale S, 800 at M), as a whole process. What is computed equals statsmodels
 * (`tests/stats/granger_by_order_test.ts`); its seven orders take the peer 13.7 s at S and 57.9 s at M on a quiet machine.
 */
import process from "node:process";
import { grangerByOrder } from "../../lib/stats/granger_by_order.ts";
import { createRandom } from "../../lib/stats/random.ts";

const [series = "200"] = Deno.args;
const pairs = Number(series);
const hours = 26 * 168;
const orders = 48;
const peer = 13.7 * pairs / 200;
const { normal } = createRandom(1);

function slow(): number[] {
  let value = 0;
  return Array.from({ length: hours }, () => (value = 0.9 * value + normal()));
}

const metrics = Array.from({ length: 8 }, slow);
const counts = Array.from(
  { length: 8 },
  () => Array.from({ length: hours }, () => Math.abs(normal()) > 2 ? 1 : 0),
);
const before = process.cpuUsage();
const started = performance.now();
let tests = 0;
for (let pair = 0; pair < pairs; pair++) {
  tests += grangerByOrder(metrics[pair % 8] ?? [], counts[(pair >> 3) % 8] ?? [], orders).length;
}
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const lines = [
  `${tests} tests of ${pairs} pairs of ${hours} hours: ${wall.toFixed(2)} s wall, ${
    ((user + system) / 1e6).toFixed(2)
  } s CPU`,
  `share of the peer's ${peer.toFixed(1)} s for 7 orders: ${(wall / peer).toFixed(3)} wall, ${
    ((user + system) / 1e6 / peer).toFixed(3)
  } CPU, bound 0.05`,
];
Deno.stdout.writeSync(new TextEncoder().encode(`${lines.join("\n")}\n`));
