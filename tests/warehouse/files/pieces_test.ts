import assert from "node:assert/strict";
import { pieceBytes, pieces } from "../../../lib/warehouse/files/inspect.ts";

async function joined(path: string, from?: number, to?: number): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  for await (const piece of pieces(path, from, to)) taken.push(piece.slice());
  return new Uint8Array(await new Blob(taken as BlobPart[]).arrayBuffer());
}

Deno.test("a file comes in pieces as it is, whole or a stretch of it, however long it is", async () => {
  const path = await Deno.makeTempFile();
  for (
    const length of [0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes, 3 * pieceBytes + 7]
  ) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
    await Deno.writeFile(path, bytes);
    assert.deepEqual(await joined(path), bytes, `${length}`);
    const [from, to] = [Math.floor(length / 3), Math.floor(length * 0.9)];
    assert.deepEqual(await joined(path, from, to), bytes.subarray(from, to), `${length}`);
  }
  await Deno.remove(path);
});

Deno.test("a piece stays what it is while the next is on its way; whoever leaves early leaves nothing open", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeFile(path, new Uint8Array(4 * pieceBytes).map((_, at) => Math.floor(at / pieceBytes)));
  let seen = 0;
  for await (const piece of pieces(path)) {
    await new Promise((done) => setTimeout(done, 5));
    assert.ok(piece.every((byte) => byte === seen));
    if (++seen === 2) break;
  }
  assert.equal(seen, 2);
  await Deno.remove(path);
});
