import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { configuredZone, readDocument, timelineOf } from "./_file_test.ts";

const root = "../shared/data/postmortems";

async function* files(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* files(path);
    else yield path;
  }
}

async function claimed(set: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const path of files(`${root}/${set}`)) {
    const text = await Deno.readTextFile(path);
    const head = { path, text: text.slice(0, 65_536), entries: [], complete: text.length <= 65_536 };
    if (postmortemMarkdown.recognise(head)) found.set(path.slice(root.length + 1), text);
  }
  return found;
}

interface Told {
  readonly path: string;
  readonly title: boolean;
  readonly date: boolean;
  readonly events: number;
  readonly placed: number;
  readonly actions: number;
  readonly whole: boolean;
}

async function told(set: string): Promise<Told[]> {
  const all = [...await claimed(set)];
  return await Promise.all(all.map(async ([path, text]) => {
    const { head, events, actions } = await readDocument(text, path);
    const missing = String(head["missing"] ?? "");
    const placed = events.filter(({ occurred_at }) => occurred_at !== null).length;
    const timeline = events.length > 0 && placed === events.length;
    const [title, date] = [head["title"] !== null, head["date"] !== null];
    const whole = (title || missing.includes("title:")) && (date || missing.includes("date:")) &&
      (timeline || missing.includes("timeline:"));
    return { path, title, date, events: events.length, placed, actions: actions.length, whole };
  }));
}

function counts(all: readonly Told[]) {
  const count = (test: (each: Told) => boolean) => all.filter(test).length;
  return {
    documents: all.length,
    title: count((each) => each.title),
    date: count((each) => each.date),
    timeline: count((each) => each.events > 0),
    placed: count((each) => each.events > 0 && each.placed === each.events),
    actions: count((each) => each.actions > 0),
    whole: count((each) => each.whole),
  };
}

function set(name: string, fn: () => Promise<void>): void {
  const path = `${root}/${name}`;
  Deno.test({ name: `real reports in ${path}`, ignore: !existsSync(path), fn });
}

set("mybinder", async () => {
  const expected = { documents: 23, title: 23, date: 23, timeline: 23, placed: 20, actions: 23, whole: 23 };
  assert.deepEqual(counts(await told("mybinder")), expected);
});

set("datahub", async () => {
  const expected = { documents: 19, title: 19, date: 19, timeline: 19, placed: 1, actions: 19, whole: 19 };
  assert.deepEqual(counts(await told("datahub")), expected);
});

set("datahub/docs", async () => {
  const path = "datahub/docs/incidents/2019-02-25-k8s-api-server-down.qmd";
  const text = await Deno.readTextFile(`${root}/${path}`);
  const lines = await timelineOf(text, path, configuredZone("America/Los_Angeles"));
  assert.deepEqual(lines.map((line) => line.split(" | ").slice(0, 2).join(" | ")), [
    "2019-02-25 11:21a | 2019-02-25T19:21:00.000Z",
    "11:34 | 2019-02-25T19:34:00.000Z",
    "11:57 | 2019-02-25T19:57:00.000Z",
    "12:28p | 2019-02-25T20:28:00.000Z",
    "12:40 | 2019-02-25T20:40:00.000Z",
    "12:43 - 12:49 | 2019-02-25T20:43:00.000Z",
    "13:00 | 2019-02-25T21:00:00.000Z",
    "13:10 | 2019-02-25T21:10:00.000Z",
    "13:20 | 2019-02-25T21:20:00.000Z",
    "13:34 | 2019-02-25T21:34:00.000Z",
    "13:41 | 2019-02-25T21:41:00.000Z",
    "13:46 | 2019-02-25T21:46:00.000Z",
    "14:48 | 2019-02-25T22:48:00.000Z",
  ]);
});

set("icco", async () => {
  const expected = { documents: 242, title: 196, date: 169, timeline: 0, placed: 0, actions: 0, whole: 242 };
  assert.deepEqual(counts(await told("icco")), expected);
});

set("danluu", async () => {
  assert.equal((await claimed("danluu")).size, 0);
});
