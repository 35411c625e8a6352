import assert from "node:assert/strict";
import { csvHeader } from "../../lib/sources/csv_header.ts";
import { scanCsv } from "../../lib/sources/csv_scan.ts";
import { createRandom } from "../../lib/stats/random.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** The slow obvious twin: letter by letter, keeping every record with its line. */
function slowScan(text: string): { records: number; lines: number[] } {
  const lines: number[] = [];
  let line = 1;
  let start = 1;
  let quoted = false;
  let held = "";
  const end = () => {
    if (held.replaceAll("\r", "") !== "") lines.push(start);
    held = "";
    start = line;
  };
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (letter === "\n") {
      line += 1;
      if (!quoted) {
        end();
        continue;
      }
    }
    if (held.replaceAll("\r", "") === "") start = line - (letter === "\n" ? 1 : 0);
    held += letter;
  }
  end();
  return { records: Math.max(0, lines.length - 1), lines: lines.slice(1) };
}

Deno.test("records, lines and open quotes equal the slow scan, however the bytes arrive", async () => {
  const random = createRandom(11);
  const parts = ["a", ",", "\n", "\r\n", '"x"', '"a\nb"', '"a""b"', '"\r\n"', "é", "\n\n"];
  for (let round = 0; round < 400; round++) {
    const text = "h1,h2\n" +
      Array.from({ length: random.integer(30) }, () => parts[random.integer(parts.length)]).join("");
    const scan = await scanCsv(inPieces(text, 1 + random.integer(7)));
    const slow = slowScan(text);
    assert.equal(scan.records, slow.records, JSON.stringify(text));
    assert.equal(scan.openQuoteLine, null, JSON.stringify(text));
    const filled = text.split("\n").filter((line) => line.replaceAll("\r", "") !== "").length;
    const isPlain = filled === slow.lines.length + 1 && slow.lines.every((line, at) => line === at + 2);
    assert.equal(scan.plain, isPlain, JSON.stringify(text));
    let drift = 0;
    const lines = slow.lines.map((_, record) => {
      drift = scan.shifts.find((shift) => shift.record === record)?.lines ?? drift;
      return record + 2 + drift;
    });
    assert.deepEqual(lines, slow.lines, JSON.stringify(text));
  }
});

Deno.test("a quote that never closes is found with its line; an empty file has no records", async () => {
  assert.equal((await scanCsv(inPieces('a,b\n1,2\n3,"4\n5,6\n', 5))).openQuoteLine, 3);
  assert.deepEqual(await scanCsv(inPieces("", 5)), {
    records: 0,
    shifts: [],
    openQuoteLine: null,
    endsWithNewline: true,
    cuts: [],
    sound: true,
    plain: true,
  });
});

Deno.test("header names lose their quotes, not their contents", () => {
  assert.deepEqual(csvHeader('id,"a, b","say ""x""",\r\n1,2', ","), ["id", "a, b", 'say "x"', ""]);
  assert.deepEqual(csvHeader("id;a,b\n", ";"), ["id", "a,b"]);
});
