import assert from "node:assert/strict";
import { readFamilyDecisions } from "../../lib/commands/family_decisions.ts";

async function readText(text: string | null) {
  const folder = await Deno.makeTempDir();
  try {
    if (text !== null) await Deno.writeTextFile(`${folder}/families.yaml`, text);
    return await readFamilyDecisions(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("families.yaml is read, and nothing is decided where there is none", async () => {
  assert.deepEqual((await readText(null)).rename, {});
  assert.deepEqual((await readText("# nothing yet\n")).none, []);
  assert.deepEqual((await readText("rename:\n  family-1: Connection pools\n")).rename, {
    "family-1": "Connection pools",
  });
});

Deno.test("a broken families.yaml is refused with its path and what to do", async () => {
  await assert.rejects(
    readText("rename: [\n"),
    /^ExportError: Cannot read .*families\.yaml: it is not YAML: .*\. Correct that line\.$/,
  );
  await assert.rejects(
    readText("pins: {}\n"),
    /Cannot read .*families\.yaml: "pins" is no key: .*\. Correct these keys\.$/,
  );
});
