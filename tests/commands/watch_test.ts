import assert from "node:assert/strict";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { paymentFiles, paymentYaml } from "../reports/draft/_payment.ts";
import { spawnCommand } from "./_spawn.ts";

/** Collects what a process says, and lets one wait for it. */
async function until(stream: ReadableStream<string>, words: RegExp): Promise<string> {
  let said = "";
  for await (const piece of stream.values({ preventCancel: true })) {
    said += piece;
    if (words.test(said)) return said;
  }
  throw new Error(`it ended before it said ${words}: ${said}`);
}

Deno.test("an incident is drafted when the export arrives that resolves it; Ctrl-C ends the watch", async () => {
  await using folder = await scratch();
  const raw = `${folder.path}/raw`;
  await Deno.mkdir(raw);
  const config = `${folder.path}/hindcast.yaml`;
  await Deno.writeTextFile(config, paymentYaml);
  for (const [name, text] of Object.entries(paymentFiles)) await Deno.writeTextFile(`${raw}/${name}`, text);
  const pager = paymentFiles["pager.csv"] ?? "";
  // As long as it goes on, no tool has its end.
  await Deno.writeTextFile(
    `${raw}/pager.csv`,
    pager.replace(/resolved,SEV1/, "open,SEV1").replace("2026-03-04T15:08:00Z", ""),
  );
  await Deno.remove(`${raw}/status.csv`);
  const out = `${folder.path}/drafts`;
  const watch = spawnCommand([
    ...["watch", raw, "--config", config, "--out", out, "--warehouse", `${folder.path}/w.duckdb`],
  ]);
  const said = watch.stdout.pipeThrough(new TextDecoderStream());
  assert.match(await until(said, /Watching .*\n/), /0 incidents are resolved already/);
  await Deno.writeTextFile(`${raw}/pager.csv`, pager);
  assert.match(await until(said, /drafted in .*\n/), /pager:INC-4711: drafted in /);
  assert.match(
    await Deno.readTextFile(`${out}/pager-INC-4711/postmortem.md`),
    /Raise the database client timeout/,
  );
  watch.kill("SIGINT");
  await said.cancel();
  await watch.stderr.cancel();
  assert.equal((await watch.status).code, 0);
});
