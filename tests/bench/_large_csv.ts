import { createRandom } from "../../lib/stats/random.ts";

const services = [
  "checkout",
  "search",
  "orders",
  "pricing",
  "gateway",
  "accounts",
  "inventory",
  "notifications",
];
const rules: readonly (readonly [string, string, string])[] = [
  ["PodRestarts", "pods restarted more than 3 times", "error"],
  ["QueueDepth", "queue depth above 10000", "warning"],
  ["LatencyP99", "p99 latency above 800 ms", "error"],
  ["CpuSaturation", "CPU above 90 % for 10 minutes", "warning"],
  ["ProbeFailed", "blackbox probe failed", "critical"],
  ["SlowQueries", "slow queries above baseline", "info"],
];
const header = "alert_id,service,rule,summary,severity,fired_at,cleared_at,incident\n";
const rowsAtOnce = 20_000;
const firstMs = Date.UTC(2024, 0, 1);

function stamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Writes invented alerts as a monitoring tool exports them, of `bytes` or a little more. */
export async function writeLargeCsv(path: string, bytes: number): Promise<void> {
  const random = createRandom(11);
  const below = (count: number) => Math.floor(random.next() * count);
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const encoder = new TextEncoder();
  let row = 0;
  let text = header;
  for (let written = 0; written < bytes;) {
    for (let at = 0; at < rowsAtOnce; at++) {
      const service = services[below(services.length)];
      const [rule, summary, severity] = rules[below(rules.length)] ?? ["", "", ""];
      const fired = firstMs + row * 9000 + below(9000);
      const incident = below(3) === 0 ? `Q${(row + 46_656).toString(36).toUpperCase()}` : "";
      text += `al-${String(row++).padStart(8, "0")},${service},${rule},${service} ${summary},${severity},` +
        `${stamp(fired)},${stamp(fired + 60_000 + below(3_600_000))},${incident}\n`;
    }
    const piece = encoder.encode(text);
    for (let at = 0; at < piece.length;) at += await file.write(piece.subarray(at));
    written += piece.length;
    text = "";
  }
}
