import { Shaper } from "../../lib/sources/logs/_shape.ts";
import { shapeOf } from "../../lib/sources/logs/_shape_of.ts";
import { LogTemplates } from "../../lib/text/log_templates.ts";

/** Sixteen systems, two thousand lines each, whose templates people wrote down (Zhu et al. 2019). */
export const folder = new URL("../../../shared/data/logs/loghub/", import.meta.url);

/** In alphabetical order. Rules and thresholds were chosen on those in odd places; the others were held out. */
export const systems = [
  "Android",
  "Apache",
  "BGL",
  "Hadoop",
  "HDFS",
  "HealthApp",
  "HPC",
  "Linux",
  "Mac",
  "OpenSSH",
  "OpenStack",
  "Proxifier",
  "Spark",
  "Thunderbird",
  "Windows",
  "Zookeeper",
];

/** The message of a line and the number of its true template. */
interface Line {
  readonly content: string;
  readonly event: string;
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, bare, end] of text.matchAll(cell)) {
    if (whole === "") break;
    row.push(quoted === undefined ? bare ?? "" : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export async function linesOf(system: string): Promise<Line[]> {
  const file = new URL(`${system}/${system}_2k.log_structured.csv`, folder);
  const [head = [], ...rows] = cellsOf(await Deno.readTextFile(file));
  const [content, event] = [head.indexOf("Content"), head.indexOf("EventId")];
  return rows.map((row) => ({ content: row[content] ?? "", event: row[event] ?? "" }));
}

const shaper = new Shaper();

/** The shape under which a load keeps a message. */
export function shapeOfMessage(message: string): string {
  const bytes = new TextEncoder().encode(message);
  shaper.begin();
  shaper.mask(bytes, 0, bytes.length);
  return shapeOf(shaper.text, null).template;
}

/** The template of each message. */
export function templatesOf(messages: readonly string[]): string[] {
  const miner = new LogTemplates();
  const numbers = messages.map((message) => miner.add(message));
  const templates = miner.templates();
  return numbers.map((number) => templates[number]?.words ?? "");
}

/** Share of lines whose group holds exactly the lines of their true group (Zhu et al. 2019, §IV-A). */
export function groupingAccuracy(truth: readonly string[], found: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const event of truth) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  let right = 0;
  for (const group of Map.groupBy(truth.keys(), (line) => found[line]).values()) {
    const [event = ""] = group.map((line) => truth[line] ?? "");
    if (group.length === sizes.get(event) && group.every((line) => truth[line] === event)) {
      right += group.length;
    }
  }
  return right / truth.length;
}
