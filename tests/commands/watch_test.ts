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
  assert.match(await until(said, /Watching .*\n/), /; 0 incidents resolved already/);
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

Deno.test("a first export of history is not drafted, what ended today is; a draft that is refused ends nothing", async () => {
  await using folder = await scratch();
  const [raw, out, config] = [`${folder.path}/raw`, `${folder.path}/drafts`, `${folder.path}/hindcast.yaml`];
  await Deno.mkdir(raw);
  await Deno.writeTextFile(config, paymentYaml);
  const [head = ""] = (paymentFiles["pager.csv"] ?? "").split("\n");
  const line = (id: string, at: number) => {
    const stamp = (minutes: number) => new Date(at + minutes * 60_000).toISOString().slice(0, 19) + "Z";
    return `${id},It fails,,resolved,SEV2,payment-api,${stamp(0)},,${stamp(1)},,${stamp(30)},`;
  };
  const hour = 3_600_000;
  const old = Array.from(
    { length: 40 },
    (_, at) => line(`INC-${at}`, Date.parse("2026-01-01") + at * 24 * hour),
  );
  old.push(
    "INC-99,It fails,,resolved,SEV2,payment-api,2026-01-01T10:00:00Z,,2026-01-01T10:01:00Z,,2062-01-01T10:30:00Z,",
  );
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const write = (...lines: string[]) =>
    Deno.writeTextFile(`${raw}/pager.csv`, [head, ...old, ...lines, ""].join("\n"));
  const watch = spawnCommand([
    ...["watch", raw, "--config", config, "--out", out, "--warehouse", `${folder.path}/w.duckdb`],
  ]);
  const said = watch.stdout.pipeThrough(new TextDecoderStream());
  const told = watch.stderr.pipeThrough(new TextDecoderStream());
  const drafted = async () => (await Array.fromAsync(Deno.readDir(out))).map(({ name }) => name).sort();
  assert.match(await until(said, /Watching .*\n/), /; 0 incidents resolved already\.\n$/);
  await write(line("INC-100", now - 3 * hour));
  assert.match(
    await until(said, /drafted in .*\n/),
    /41 incidents resolved before, and not drafted: deno task draft <incident> drafts one, .*\npager:INC-100: drafted in /,
  );
  assert.deepEqual(await drafted(), ["pager-INC-100"]);
  const path = `${out}/pager-INC-100/postmortem.md`;
  await Deno.writeTextFile(path, (await Deno.readTextFile(path)).replace("status: draft", "status: done"));
  await write(line("INC-100", now - 3 * hour), line("INC-101", now - 40 * 24 * hour));
  assert.match(await until(said, /drafted in .*\n/), /pager:INC-101: drafted in /);
  assert.match(await until(told, /Cannot write .*\n/), /its status "done" is none of/);
  watch.kill("SIGINT");
  await said.cancel();
  await told.cancel();
  assert.equal((await watch.status).code, 0);
});
