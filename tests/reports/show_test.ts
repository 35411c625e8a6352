import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { media } from "../../lib/model/show.ts";
import { outputsOf, printed, runCellsOf } from "./notebook/_notebooks.ts";

const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
const uses = 'import { intervalPlot, md, show } from "hindcast";';

Deno.test("shown things become outputs of their cell, between what it prints", async () => {
  const run = await runCellsOf({
    one: `${uses}\nconsole.log("before");\nawait show(md\`a \${"*"}\`);\nconsole.log("after");`,
    two: "await show([{ n: 1 }]);",
  });
  assert.equal(run.status, "ok", run.error?.message);
  assert.deepEqual(outputsOf(run.notebook, "one"), [
    { output_type: "stream", name: "stdout", text: "before\n" },
    { output_type: "display_data", data: { "text/markdown": "a \\*", "text/plain": "a *" }, metadata: {} },
    { output_type: "stream", name: "stdout", text: "after\n" },
  ]);
  assert.equal(outputsOf(run.notebook, "two").length, 1);
});

Deno.test("a chart travels as specification, picture and words", async () => {
  const chart =
    'intervalPlot([{ label: "a", estimate: 60, low: 30, high: 90, n: 3 }], { name: "one", alt: "Words.", unit: "s", n: 3, valueTitle: "Time" })';
  const run = await runCellsOf({ one: `${uses}\nawait show(${chart});` });
  const [output] = outputsOf(run.notebook, "one");
  assert.ok(output?.output_type === "display_data", run.error?.message);
  assert.deepEqual(output.data[media.chart], { name: "one", alt: "Words.", unit: "s", n: 3 });
  assert.equal(output.data[media.plain], "Words.");
  const spec = output.data[media.vegaLite] as { $schema: string; config: { font: string } };
  assert.equal(typeof spec.$schema, "string");
  assert.match(spec.config.font, /^Inter, .*, sans-serif$/);
  assert.deepEqual(output.metadata[media.png], { width: 960, height: 480 });
  const { embed_options } = output.metadata[media.vegaLite] as {
    embed_options: { actions: boolean; defaultStyle: string };
  };
  assert.equal(embed_options.actions, false);
  assert.match(embed_options.defaultStyle, /svg \{.*max-width: 100%/);
  const picture = Uint8Array.fromBase64(String(output.data[media.png]));
  assert.deepEqual([...picture.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  assert.deepEqual([...picture.subarray(16, 24)], [0, 0, 7, 128, 0, 0, 3, 192]);
});

Deno.test("what cannot be shown is refused in the cell", async () => {
  const run = await runCellsOf({ one: `${uses}\nawait show({ no: "chart" });` });
  assert.equal(run.status, "failed");
  assert.match(
    run.error?.message ?? "",
    /^Cannot show this value: it is no chart, finding, claim, table or Markdown\./,
  );
  assert.equal(printed(run, "one"), "");
});

Deno.test("in a plain script the words are printed", async () => {
  const code = `${uses}\nawait show(md\`a \${"*"}\`);\nawait show([{ service: "payments", n: 1n }]);`;
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "--config",
      config,
      "--allow-read",
      "--allow-env",
      "--allow-ffi",
      "-",
    ],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  await new Response(code).body?.pipeTo(process.stdin);
  const { stdout } = await process.output();
  assert.equal(new TextDecoder().decode(stdout), "a *\nservice   n\npayments  1\n");
});
