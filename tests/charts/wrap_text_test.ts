import assert from "node:assert/strict";
import { textWidth, wrapText } from "hindcast";

const sentence = "One service of six resolved its incidents faster than in the quarter before";

Deno.test("wrap text: keeps every word where there is room, and no line is too wide", () => {
  const lines = wrapText(sentence, 200, 20, 99);
  assert.equal(lines.join(" "), sentence);
  for (const line of lines) assert.ok(textWidth(line, 20) <= 200, line);
});

Deno.test("wrap text: what does not fit the last line gives way to an ellipsis", () => {
  const lines = wrapText(sentence, 200, 20, 2);
  assert.equal(lines.length, 2);
  assert.ok(lines[1]?.endsWith("…"));
  assert.ok(textWidth(lines[1] ?? "", 20) <= 200);
});

Deno.test("wrap text: a word longer than a line is shortened, nothing gives no line", () => {
  assert.match(wrapText("W".repeat(99), 100, 20, 3)[0] ?? "", /^W+…$/);
  assert.deepEqual(wrapText("  ", 100, 20, 3), []);
});
