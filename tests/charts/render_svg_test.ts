import assert from "node:assert/strict";
import { renderSvg } from "hindcast";
import { viewOf } from "../../lib/charts/_view.ts";
import { durations, week } from "./_samples.ts";

function chartOf(spec: Record<string, unknown>): Parameters<typeof renderSvg>[0] {
  return { name: "made", alt: "", unit: "count", n: 0, spec };
}

Deno.test("svg: the same chart gives the same text, whatever was drawn between", async () => {
  const once = await renderSvg(durations());
  await renderSvg(week());
  assert.equal(await renderSvg(durations()), once);
});

const inline = {
  data: { values: [{ a: 1 }] },
  mark: "point",
  encoding: { x: { field: "a", type: "quantitative" } },
};

const outside: Record<string, Record<string, unknown>> = {
  "data by address": { ...inline, data: { url: "file:///etc/passwd" } },
  "a link": { ...inline, encoding: { ...inline.encoding, href: { value: "javascript:alert(1)" } } },
  "an image mark": { ...inline, mark: { type: "image" } },
  "an image mark by name": { ...inline, mark: "image" },
  "a picture's address": {
    ...inline,
    encoding: { ...inline.encoding, url: { value: "http://evil.example" } },
  },
  "a lookup by address": {
    ...inline,
    transform: [{ lookup: "a", from: { data: { url: "x.json" }, key: "a", fields: ["b"] } }],
  },
};

for (const [name, spec] of Object.entries(outside)) {
  Deno.test(`svg: a specification with ${name} is refused`, async () => {
    await assert.rejects(renderSvg(chartOf(spec)), { name: "TypeError", message: /^Cannot draw a chart: / });
  });
}

Deno.test("svg: the loader itself loads nothing", async () => {
  const view = await viewOf(chartOf(inline));
  const loader = view.loader();
  await assert.rejects(loader.load("file:///etc/passwd"), TypeError);
  await assert.rejects(loader.sanitize("http://evil.example", { context: "href" }), TypeError);
  view.finalize();
});

Deno.test("svg: a specification that cannot be compiled is refused", async () => {
  await assert.rejects(renderSvg(chartOf({ mark: "no-such-mark", data: { values: [] } })));
});
