import assert from "node:assert/strict";
import { borrowBuffer, freeBuffer, returnBuffer } from "../../../lib/warehouse/files/buffers.ts";
import { pieces } from "../../../lib/warehouse/files/inspect.ts";

Deno.test("a buffer that was returned is handed out again, its start gone", () => {
  const first = borrowBuffer(4096);
  first.fill(7);
  assert.notEqual(borrowBuffer(4096), first, "while it is in use, nobody else gets it");
  returnBuffer(first);
  assert.notEqual(borrowBuffer(2048), first, "another length is another buffer");
  const again = borrowBuffer(4096);
  assert.equal(again, first);
  assert.equal(again[0], 0);
});

Deno.test("memory that is freed is gone, and what shares its buffer with others is left alone", () => {
  const numbers = new Float64Array(1_000_000);
  freeBuffer(numbers);
  assert.equal(numbers.length, 0);
  const small = new Uint8Array(16);
  freeBuffer(small);
  assert.equal(small.length, 16);
});

Deno.test("two files read side by side do not write into each other", async () => {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-buffers-" });
  try {
    await Deno.writeTextFile(`${folder}/a`, "a".repeat(3_000_000));
    await Deno.writeTextFile(`${folder}/b`, "b".repeat(100));
    let read = 0;
    for await (const piece of pieces(`${folder}/a`)) {
      for await (const other of pieces(`${folder}/b`)) {
        assert.equal(new TextDecoder().decode(other), "b".repeat(100));
      }
      assert.ok(piece.every((byte) => byte === 97));
      read += piece.length;
    }
    assert.equal(read, 3_000_000);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
