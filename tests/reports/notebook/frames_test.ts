import assert from "node:assert/strict";
import { type Frame, readFrames } from "../../../lib/reports/notebook/_frames.ts";

const nonce = "nonce";

function frame(body: object): string {
  const json = JSON.stringify(body);
  return `\u001e${nonce}:${new TextEncoder().encode(json).length}\n${json}`;
}

/** Reads the text in pieces of a size; text in between is put together again. */
async function read(text: string, size: number): Promise<(string | Frame)[]> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, at) => bytes.subarray(at * size, (at + 1) * size),
  );
  const found: (string | Frame)[] = [];
  let raw: number[] = [];
  const flush = () => {
    if (raw.length > 0) found.push(new TextDecoder().decode(new Uint8Array(raw)));
    raw = [];
  };
  for await (const piece of readFrames(ReadableStream.from(pieces), nonce)) {
    if (piece instanceof Uint8Array) raw.push(...piece);
    else {
      flush();
      found.push(piece);
    }
  }
  flush();
  return found;
}

const cell = { type: "cell", index: 0 } as const;
const shown = { type: "display", metadata: {}, data: { "text/plain": "ü 🎉 \u001enonce:3\n{}" } } as const;
const mixed = `a${frame(cell)}b ü\u001e\u001enonc\u001enonce${frame(shown)}${
  frame({ type: "done" })
}end\u001eno`;

for (const size of [1, 2, 3, 7, 64, 10_000]) {
  Deno.test(`frames are found between printed text in pieces of ${size} bytes`, async () => {
    assert.deepEqual(await read(mixed, size), [
      "a",
      cell,
      "b ü\u001e\u001enonc\u001enonce",
      shown,
      { type: "done" },
      "end\u001eno",
    ]);
  });
}

Deno.test("a frame cut short by the end is dropped", async () => {
  assert.deepEqual(await read(`a${frame(shown).slice(0, -3)}`, 5), ["a"]);
});

Deno.test("text of another run's frame is text", async () => {
  const other = frame(cell).replace(nonce, "other");
  assert.deepEqual(await read(other, 4), [other]);
});
