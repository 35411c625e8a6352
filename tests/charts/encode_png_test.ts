import assert from "node:assert/strict";
import { crc32, inflateSync } from "node:zlib";
import { encodePng } from "../../lib/charts/_encode_png.ts";

/** Name and content of each chunk; every checksum holds. */
function chunksOf(png: Uint8Array): [string, Uint8Array][] {
  const view = new DataView(png.buffer);
  const chunks: [string, Uint8Array][] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    assert.equal(view.getUint32(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length)));
    chunks.push([
      new TextDecoder().decode(png.subarray(at + 4, at + 8)),
      png.subarray(at + 8, at + 8 + length),
    ]);
    at += length + 12;
  }
  return chunks;
}

Deno.test("a picture of two by two: its size, its colours row by row, and no opacity", () => {
  const pixels = new Uint8Array([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 1, 2, 3, 255]);
  const png = encodePng(pixels, 2, 2);
  assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  const [head, data, end] = chunksOf(png);
  assert.deepEqual([head?.[0], data?.[0], end?.[0]], ["IHDR", "IDAT", "IEND"]);
  assert.deepEqual([...head?.[1] ?? []], [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  assert.deepEqual([...inflateSync(data?.[1] ?? new Uint8Array())], [
    ...[0, 255, 0, 0, 0, 255, 0],
    ...[0, 0, 0, 255, 1, 2, 3],
  ]);
});
