import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { countCsvRecords } from "../../lib/sources/_csv_count.ts";
import { CsvFile } from "../../lib/sources/_csv_records.ts";
import { givenFile } from "./_given_file.ts";

async function read(text: string) {
  return await CsvFile.read(givenFile(text, { path: "export/file.csv" }));
}

async function faults(text: string) {
  const { records } = await read(text);
  assert.equal(await countCsvRecords(givenFile(text, { piece: 3 })), records.length);
  return records.flatMap(({ line, fault }) => fault ? [`${line} ${fault.code} ${fault.reason}`] : []);
}

Deno.test("quotes, commas and line ends inside quotes, CRLF and LF mixed, lines counted physically", async () => {
  const text = '\uFEFFid,"title",note\r\n1,"a, ""b""","two\nlines"\n\r\n2,,"x"\r3,plain,\n';
  const { header, records } = await read(text);
  assert.deepEqual(header, ["id", "title", "note"]);
  assert.deepEqual(records.map(({ line, cells }) => [line, ...cells]), [
    [2, "1", 'a, "b"', "two\nlines"],
    [5, "2", "", "x"],
    [6, "3", "plain", ""],
  ]);
  assert.equal(await countCsvRecords(givenFile(text, { piece: 1 })), 3);
});

Deno.test("short and long rows say what was expected", async () => {
  assert.deepEqual(await faults("id,title,note\n1,a\n2,a,b,c\n3,a,b\n"), [
    '2 E-FIELDS expected 3 fields, found 2; from "note" on',
    "3 E-FIELDS found 4 fields, expected 3; an unquoted comma?",
  ]);
});

Deno.test("a stray quote, a file cut inside quotes, a file cut in a row, a second header", async () => {
  assert.deepEqual(await faults('id,title\n1,5" disk""\n2,b\n'), [
    "2 E-QUOTE a quote stands inside the field",
  ]);
  assert.deepEqual(await faults('id,title\n1,a\n2,"b\n3,c\n'), [
    "3 E-QUOTE the quote that opens on line 3 is never closed",
  ]);
  assert.deepEqual(await faults("id,title\n1,a\n2"), ["3 E-TRUNC the file ends inside this record"]);
  assert.deepEqual(await faults("id,title\n1,a\nid,title\n2,b"), ["3 E-HEADER the header stands here again"]);
});

Deno.test("an empty file and a header that names a column twice are refused", async () => {
  await assert.rejects(read(" \n"), (error) => error instanceof ExportError && error.code === "E-EMPTY");
  await assert.rejects(read("id,title,id\n1,a,2\n"), (error) => {
    return error instanceof ExportError && error.code === "E-SCHEMA" &&
      /header names "id" twice, as columns 1 and 3\./.test(error.message);
  });
});

Deno.test("property: what is written is read back, and the count agrees", async () => {
  let state = 7;
  const draw = (below: number) => (state = state * 48271 % 2147483647) % below;
  const hard = ['"', ",", "\n", "\r\n", "é", " ", "a", "\u2028"];
  for (let round = 0; round < 200; round++) {
    const rows = Array.from(
      { length: draw(6) },
      (_, at) => [`${at}`, Array.from({ length: draw(6) }, () => hard[draw(hard.length)]).join("")],
    );
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const text = [["id", "title"], ...rows].map((row) => row.map(quoted).join(",")).join(
      draw(2) ? "\n" : "\r\n",
    );
    assert.deepEqual((await read(text)).records.map((record) => record.cells), rows);
    assert.equal(await countCsvRecords(givenFile(text, { piece: 1 + draw(5) })), rows.length);
  }
});

Deno.test("a quote right after a stray one opens nothing: count and reading agree", async () => {
  const text = 'id,title\n1,"a"b""\n2,"c"\n3,d""\n4,e\n';
  assert.deepEqual(await faults(text), [
    "2 E-QUOTE a quote stands inside the field",
    "4 E-QUOTE a quote stands inside the field",
  ]);
});

Deno.test("property: of any text of quotes, commas, semicolons, blanks and line ends as many records are read as are counted", async () => {
  let state = 11;
  const draw = (below: number) => (state = state * 48271 % 2147483647) % below;
  const letters = ['"', '"', '"', ",", ";", "\n", "\r\n", "\r", "a", " ", "é", "\t", "\0"];
  for (let round = 0; round < 3000; round++) {
    const body = Array.from({ length: draw(40) }, () => letters[draw(letters.length)]).join("");
    const header = ["id,title", '"id","title"', "id;title"][draw(3)] ?? "";
    const text = `${header}\n${body}`;
    const { records } = await read(text);
    const counted = await countCsvRecords(givenFile(text, { piece: 1 + draw(5) }));
    assert.equal(records.length, counted, JSON.stringify(text));
  }
});

Deno.test("cells are parted by semicolons where the header is", async () => {
  const text = 'id;"title, short";note\n1;"a;b";x,y\n2;c;\n';
  const { header, records } = await read(text);
  assert.deepEqual(header, ["id", "title, short", "note"]);
  assert.deepEqual(records.map(({ cells }) => cells), [["1", "a;b", "x,y"], ["2", "c", ""]]);
  assert.equal(await countCsvRecords(givenFile(text, { piece: 1 })), 2);
});

Deno.test("columns of one name and records wider than the header are taken where the source says so", async () => {
  const text = "key,label,label\nA,one,two\nB,one,two,three\nC,one\n";
  const file = givenFile(text, { path: "export/file.csv" });
  const { header, records } = await CsvFile.read(file, { repeatedHeaders: true, widerRows: true });
  assert.deepEqual(header, ["key", "label", "label"]);
  assert.deepEqual(records.map(({ cells, fault }) => [fault?.code, ...cells]), [
    [undefined, "A", "one", "two"],
    [undefined, "B", "one", "two", "three"],
    ["E-FIELDS", "C", "one"],
  ]);
  const strict = await CsvFile.read(file, { repeatedHeaders: true });
  assert.equal(strict.records[1]?.fault?.code, "E-FIELDS");
});
