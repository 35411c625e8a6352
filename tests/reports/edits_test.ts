import { editShare } from "hindcast";
import assert from "node:assert/strict";
import { decidedCauses } from "../../lib/reports/evaluation/decided_causes.ts";
import { editedDrafts } from "../../lib/reports/evaluation/edited_drafts.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { runCommandLine } from "../commands/_spawn.ts";
import { scratch } from "./notebook/_notebooks.ts";

/** Levenshtein's distance by its own definition. */
function slow(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  const [, ...rest] = one;
  const [, ...left] = other;
  if (one[0] === other[0]) return slow(rest, left);
  return 1 + Math.min(slow(rest, other), slow(one, left), slow(rest, left));
}

Deno.test("the share of changed words equals its definition, whichever text comes first", () => {
  const random = createRandom(1);
  const draw = () => Array.from({ length: random.integer(6) }, () => "abc"[random.integer(3)] as string);
  for (let time = 0; time < 300; time++) {
    const [one, other] = [draw(), draw()];
    const most = Math.max(one.length, other.length);
    const expected = most === 0 ? 0 : slow(one, other) / most;
    assert.equal(editShare(one.join(" "), other.join(" ")), expected, `${one} ${other}`);
    assert.equal(editShare(other.join(" "), one.join(" ")), expected);
  }
});

const hypotheses = [
  "- Hypothesis 1, probability 60 %: its cause is of the kind code.[^hypotheses.1]",
  "  - For: it is named.[^hypotheses.1.for.1]",
  "- Hypothesis 2, probability 30 %: its cause is of the kind capacity.[^hypotheses.2]",
  "- Hypothesis 3, probability 9 %: set off by the config change.[^hypotheses.3]",
];

/** A draft as it is written. */
const draftOf = (incident: string) =>
  `---
incident: "${incident}"
status: draft
template: default
---

# A

## Impact

Some people waited.[^a] It took 3 h.[^b] It was a Monday.[^c]

## Hypotheses

${hypotheses.join("\n")}

## Luck

None.[^d]

## Evidence

[^a]: one`;

const value = (name: string, text: string) => ({ [name]: { value: text, unit: "text", term: "t" } });
const claims = [
  { id: "draft.when", text: "It began at {start}.", values: value("start", "2026-05-04 10:00:00") },
  { id: "hypotheses.1", text: "Hypothesis.", values: value("cause", "code") },
  { id: "hypotheses.2", text: "Hypothesis.", values: value("cause", "capacity") },
  { id: "hypotheses.3", text: "Hypothesis.", values: value("kind", "config") },
];

async function put(folder: string, name: string, final: (draft: string) => string): Promise<void> {
  const draft = draftOf(`pager:${name}`);
  await Deno.mkdir(`${folder}/${name}`, { recursive: true });
  await Deno.writeTextFile(`${folder}/${name}/postmortem.base.md`, draft);
  await Deno.writeTextFile(`${folder}/${name}/postmortem.md`, final(draft));
  await Deno.writeTextFile(`${folder}/${name}/claims.json`, JSON.stringify(claims));
}

const finalOf = (draft: string) => draft.replace("status: draft", "status: final");

/** People reworded one sentence, took one out and added two, ruled out hypotheses 1 and 3, and dropped a section. */
const edited = (draft: string) =>
  finalOf(draft).replace("Some people waited.", "Forty people waited.").replace(
    " It was a Monday.[^c]",
    " Nobody noticed. It rained.",
  )
    .replace(`${hypotheses[0]}\n${hypotheses[1]}\n`, "").replace(
      hypotheses[3] ?? "",
      "- ~~Hypothesis 3~~[^hypotheses.3]",
    )
    .replace("## Luck\n\nNone.[^d]\n\n", "");

Deno.test("drafts are compared with what people made of them, in words and in sentences", async () => {
  await using folder = await scratch();
  await put(folder.path, "i-1", edited);
  await put(folder.path, "i-2", (draft) => draft);
  await Deno.mkdir(`${folder.path}/something else`);
  const [first, second] = await editedDrafts(folder.path);
  assert.deepEqual([first?.incidentId, first?.status, first?.startedAt], [
    "pager:i-1",
    "final",
    "2026-05-04 10:00:00",
  ]);
  const { share: _, ...impact } = first?.sections.get("Impact") ?? { share: 0 };
  assert.deepEqual(impact, { kept: 1, reworded: 1, removed: 1, added: 2 });
  assert.equal(first?.sections.get("Luck")?.removed, 1);
  assert.ok(
    [...second?.sections.values() ?? []].every(({ share, removed, added }) => share + removed + added === 0),
  );
});

Deno.test("the one hypothesis people left is what they decided; what they wrote themselves wins; several decide nothing", async () => {
  await using folder = await scratch();
  await put(folder.path, "i-1", edited);
  await put(
    folder.path,
    "i-2",
    (draft) => edited(draft).replace("status: final", "status: final\ncause: Network"),
  );
  await put(folder.path, "i-3", (draft) => finalOf(draft).replace(`${hypotheses[3]}\n`, ""));
  await put(folder.path, "i-4", (draft) => finalOf(draft).replace(hypotheses.slice(0, 3).join("\n"), ""));
  const decided = (await editedDrafts(folder.path)).map(decidedCauses);
  assert.deepEqual(decided, [
    [{ role: "cause", category: "capacity", rank: 2 }],
    [{ role: "cause", category: "network", rank: null }],
    [],
    [{ role: "trigger", category: "configuration", rank: 3 }],
  ]);
});

Deno.test("what was learned is told by quarter, and outlives the drafts", async () => {
  await using folder = await scratch();
  const [drafts, labels] = [`${folder.path}/drafts`, `${folder.path}/labels`];
  await Deno.mkdir(labels);
  for (const name of ["i-1", "i-2", "i-3"]) await put(drafts, name, edited);
  await put(drafts, "i-4", (draft) => draft);
  await put(
    drafts,
    "i-5",
    (draft) => edited(draft).replace("status: final", "status: final\ncause: weather"),
  );
  const run = () => runCommandLine(["evaluate", "--drafts", drafts, "--labels", labels]);
  const { code, stdout, stderr } = await run();
  assert.equal(code, 0, stderr);
  assert.match(
    stdout,
    /^4 final drafts in .*, 0 in review\n2026-Q2: 4 final drafts, words changed \d+ %; sentences kept 8, reworded 4, taken out 20, added 8\n/,
  );
  assert.match(stdout, /\n {3}100 % {2}Luck: taken out 4, added 0\n/);
  assert.match(stdout, /\n {2}one hypothesis was left in 4; in 0 of these it was the first\n/);
  assert.match(stdout, /\nTaken out of every final draft: Luck\. Leave them out of the template\.\n/);
  assert.match(stdout, /\npager:i-2: cause capacity \(hypothesis 2 was left standing in i-2\)\n/);
  assert.match(stderr, /pager:i-5: cause "weather" is no category of the taxonomy: left out\./);
  const kept = async () => [
    await Deno.readTextFile(`${labels}/draft_edits.jsonl`),
    await Deno.readTextFile(`${labels}/postmortem_causes.csv`),
  ];
  const before = await kept();
  assert.equal(before[1]?.split("\n").length, 5);
  await run();
  assert.deepEqual(await kept(), before);
  await Deno.remove(`${drafts}/i-1`, { recursive: true });
  assert.match(
    (await run()).stdout,
    /^3 final drafts.*\nKept in .*draft_edits\.jsonl, with 1 final draft of before or elsewhere:\n2026-Q2: 4 final drafts/,
  );
  assert.deepEqual(await kept(), before);
  for (const name of ["i-2", "i-3"]) await Deno.remove(`${drafts}/${name}`, { recursive: true });
  assert.match((await run()).stdout, /^1 final draft in .*, 0 in review\n/);
});

Deno.test("a folder that there is not, or without drafts, is refused as everything is", async () => {
  await using folder = await scratch();
  await Deno.writeTextFile(`${folder.path}/file`, "");
  await Deno.mkdir(`${folder.path}/empty/notes`, { recursive: true });
  const reasons = {
    none: "there is no such folder",
    file: "there is no such folder",
    empty: "no folder in it holds a draft",
  };
  for (const [name, reason] of Object.entries(reasons)) {
    const drafts = `${folder.path}/${name}`;
    const { code, stdout, stderr } = await runCommandLine(["evaluate", "--drafts", drafts]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.equal(
      stderr,
      `Cannot read drafts in ${drafts}: ${reason}. ` +
        "Name the folder that holds one folder for each draft, such as reports/drafts.\n",
    );
  }
});
