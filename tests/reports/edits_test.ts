import { editShare } from "hindcast";
import assert from "node:assert/strict";
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

Deno.test("drafts are compared with what people made of them, section by section", async () => {
  await using folder = await scratch();
  const base =
    "---\nstatus: draft\n---\n\n# A\n\n## Impact\n\nSome people.[^a]\n\n## Luck\n\nNone.\n\n## Evidence\n\n[^a]: one";
  const mine = base.replace("status: draft", "status: final").replace(
    "Some people.[^a]",
    "Forty people waited.",
  ).replace("## Luck\n\nNone.\n\n", "");
  for (const [name, text] of [["i-1", mine], ["i-2", base]] as const) {
    await Deno.mkdir(`${folder.path}/${name}`);
    await Deno.writeTextFile(`${folder.path}/${name}/postmortem.base.md`, base);
    await Deno.writeTextFile(`${folder.path}/${name}/postmortem.md`, text);
  }
  await Deno.mkdir(`${folder.path}/something else`);
  const edited = await editedDrafts(folder.path);
  assert.deepEqual(
    edited.filter(({ draft }) => draft === "i-1").map((
      { status, section, share },
    ) => [status, section, share]),
    [
      ["final", "Impact", 2 / 3],
      ["final", "Luck", 1],
    ],
  );
  assert.ok(edited.filter(({ draft }) => draft === "i-2").every(({ share }) => share === 0));
  const { code, stdout } = await runCommandLine(["evaluate", "--drafts", folder.path]);
  assert.equal(code, 0);
  assert.match(stdout, /^1 drafts that people are at.*\n +100 % {2}Luck\n +67 % {2}Impact\n$/);
});
