import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { renderPng } from "hindcast";
import { curves, durations, panels, week } from "./_samples.ts";

function size(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

for (const chart of [durations(), week(), panels(), curves()]) {
  Deno.test(`picture ${chart.name}: has its size, is not empty, and is the same twice`, async () => {
    const once = await renderPng(chart, { scale: 1 });
    assert.deepEqual(size(once), [1280, 640]);
    assert.ok(once.length > 8000, `${once.length} bytes`);
    assert.ok(Buffer.from(once).equals(Buffer.from(await renderPng(chart, { scale: 1 }))));
  });
}

Deno.test("picture: is drawn at twice its size unless told otherwise", async () => {
  assert.deepEqual(size(await renderPng(durations())), [2560, 1280]);
});
