import assert from "node:assert/strict";
import { Resvg } from "@resvg/resvg-wasm";
import { renderPng, textWidth } from "hindcast";
import { fontFiles } from "../../lib/charts/font.ts";
import { durations } from "./_samples.ts";

const words = [
  "payments-api",
  "Median time to resolve",
  "1,234",
  "0.85×",
  "WWWWW",
  "iiiii",
  "Zürich Łódź Ελλάδα",
];

Deno.test("text width: agrees with the renderer within kerning", async () => {
  await renderPng(durations(), { scale: 1 });
  for (const weight of [400, 600] as const) {
    for (const word of words) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">
        <text x="10" y="40" font-family="Inter" font-weight="${weight}" font-size="20">${word}</text></svg>`;
      const drawing = new Resvg(svg, {
        font: { fontBuffers: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: "Inter" },
      });
      const drawn = drawing.getBBox()?.width ?? 0;
      drawing.free();
      const told = textWidth(word, 20, weight);
      assert.ok(drawn <= told + 1, `${word} at ${weight}: drawn ${drawn}, told ${told}`);
      assert.ok(drawn >= told * 0.93 - 4, `${word} at ${weight}: drawn ${drawn}, told ${told}`);
    }
  }
});

Deno.test("text width: grows with size and is nothing for nothing", () => {
  assert.equal(textWidth("", 20), 0);
  assert.ok(Math.abs(textWidth("hour", 40) - 2 * textWidth("hour", 20)) < 1e-9);
});
