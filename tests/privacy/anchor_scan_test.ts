import assert from "node:assert/strict";
import { anchorScan } from "../../lib/privacy/_anchor_scan.ts";
import { secretFormats } from "../../lib/privacy/_secret_formats.ts";
import { secretPhrases } from "../../lib/privacy/_secret_phrases.ts";
import { createRandom } from "../../lib/stats/random.ts";

const anchors = [...new Set([...secretFormats, ...secretPhrases].flatMap((rule) => rule.anchors))];
const random = createRandom(3);

function below(count: number): number {
  return Math.floor(random.next() * count);
}

/** Anchors, parts of them and letters beside each other, in any case. */
function text(): string {
  let made = "";
  while (made.length < 400) {
    const anchor = anchors[below(anchors.length)] ?? "";
    const part = anchor.slice(below(2), below(3) === 0 ? undefined : below(anchor.length + 1));
    made += [part, part.toUpperCase(), "é", " ", anchor[0] ?? ""][below(5)];
  }
  return made;
}

/** Asks at every place for every anchor. */
function slowly(bytes: Uint8Array, from: number): [number, number][] {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const found: [number, number][] = [];
  for (let at = from; at < bytes.length; at++) {
    for (const [index, anchor] of anchors.entries()) {
      if (letters.startsWith(anchor, at)) found.push([index, at]);
    }
  }
  return found;
}

Deno.test("anchors are found wherever they stand, in any case, as by asking everywhere", () => {
  const scan = anchorScan(anchors);
  let found = 0;
  for (let run = 0; run < 300; run++) {
    const held = new TextEncoder().encode(text());
    const bytes = held.subarray(below(4), held.length - below(4));
    const from = run % 3 === 0 ? below(bytes.length) : 0;
    const told: [number, number][] = [];
    scan(bytes, from, (anchor, at) => told.push([anchor, at]));
    assert.deepEqual(told, slowly(bytes, from));
    found += told.length;
  }
  assert.ok(found > 1000, `${found}`);
});

Deno.test("texts shorter than an anchor hold none", () => {
  const scan = anchorScan(anchors);
  for (let length = 0; length < 3; length++) {
    scan(new TextEncoder().encode("sk-").subarray(0, length), 0, () => assert.fail());
  }
});
