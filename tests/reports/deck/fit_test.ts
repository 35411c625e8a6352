import assert from "node:assert/strict";
import { textWidth, wrapText } from "hindcast";
import { fit } from "../../../lib/reports/deck/_fit.ts";

const box = { x: 0, y: 0, width: 400, height: 90 };

Deno.test("fit: takes the first size at which everything fits", () => {
  assert.deepEqual(fit(["short"], box, [34, 30, 26]), { size: 34, paragraphs: ["short"], cut: false });
  assert.equal(
    fit(["a title of some length that asks for more than two lines at a size as large as this"], box, [
      34,
      30,
      18,
    ]).size,
    18,
  );
});

Deno.test("fit: what does not fit at the last size is cut, word by word and paragraph by paragraph", () => {
  const long = "every incident of the quarter ".repeat(20);
  const cut = fit([long, "W".repeat(200), "third"], box, [20]);
  assert.equal(cut.cut, true);
  for (const paragraph of cut.paragraphs) {
    for (const line of wrapText(paragraph, box.width, 20, 99)) assert.ok(textWidth(line, 20) <= box.width);
  }
  const lines = cut.paragraphs.flatMap((paragraph) => wrapText(paragraph, box.width, 20, 99));
  assert.ok(lines.length * 20 * 1.2 <= box.height, `${lines.length} lines`);
});

Deno.test("fit: empty text takes no room", () => {
  assert.deepEqual(fit(["", " \u200B"], box, [20]), { size: 20, paragraphs: [], cut: false });
});
