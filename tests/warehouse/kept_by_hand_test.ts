import assert from "node:assert/strict";
import { one, withLoaded } from "./_given.ts";

const sheet = {
  name: "sheet",
  format: "csv",
  delimiter: ";",
  table: "incidents",
  columns: { id: "Nr.", title: "Titel", service: "Dienst", started_at: "Beginn" },
  time_format: "%d.%m.%Y %H:%M",
  zone: "Europe/Berlin",
};
const head = "Nr.;Titel;Dienst;Beginn;Stunden\n";

const deploys = {
  name: "deploys",
  format: "jsonl",
  table: "changes",
  columns: { id: "version", started_at: "ts", service: "tags" },
  time_format: "epoch_ms",
};

Deno.test("a line of which only the number is filled is a sum, not an incident", async () => {
  const content = `${head}1;Kasse steht;Kasse;03.07.2026 14:05;1,5\n2;;Kasse;;\nSumme;;;;1,5\n`;
  await withLoaded({ "liste.csv": content }, { tables: [sheet] }, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.rowsRead, file?.loaded, file?.rejected], [3, 2, 1]);
    assert.equal(report.rejects[0]?.reason, 'nothing but "Nr." is filled: a total or a note, most likely');
    const row = await one<{ value: string; line: number }>(warehouse, "SELECT value, line FROM rejects");
    assert.deepEqual({ ...row }, { value: "Summe", line: 4 });
  });
});

Deno.test("a record that lacks two things is left out once, and the books balance", async () => {
  const content = `{"ts":1783000000000,"version":"2","tags":"a"}\n{"ts":"soon","tags":"a"}\n`;
  await withLoaded({ "deploys.jsonl": content }, { tables: [deploys] }, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.status, file?.loaded, file?.rejected], ["loaded", 1, 1]);
    assert.equal((await one<{ n: number }>(warehouse, "SELECT count(*) AS n FROM rejects")).n, 1);
  });
});

Deno.test("a list is no service: one element is the service, several are told and left out", async () => {
  const lines = [["deploy", "checkout"], ["checkout"], [], { name: "checkout" }, "checkout", "[draft] shop"];
  const content = lines.map((tags, at) => JSON.stringify({ ts: 1783000000000, version: `v${at}`, tags }));
  const files = { "deploys.jsonl": content.join("\n") };
  await withLoaded(files, { tables: [deploys] }, async (warehouse, report) => {
    const rows = await warehouse.query<{ service: string | null }>(
      "services",
      "SELECT service FROM changes ORDER BY change_id",
    );
    assert.deepEqual(rows.map(({ service }) => service), [
      null,
      "checkout",
      null,
      null,
      "checkout",
      "[draft] shop",
    ]);
    const [unread] = report.unread;
    assert.equal(unread?.records, 2);
    assert.equal(unread?.reason, '"tags": it holds several values, and this column has room for one');
    const kept = await warehouse.query<{ value: string }>("kept", "SELECT value FROM rejects ORDER BY line");
    assert.deepEqual(kept.map(({ value }) => value), ['["deploy","checkout"]', '{"name":"checkout"}']);
  });
});

Deno.test("an incident whose service is a list of two has no service named after the list", async () => {
  const own = {
    ...sheet,
    format: "jsonl",
    columns: { id: "id", service: "s", started_at: "at" },
    delimiter: ",",
  };
  const content =
    `{"id":1,"s":["a","b"],"at":"03.07.2026 14:05"}\n{"id":2,"s":["a"],"at":"03.07.2026 15:05"}\n`;
  await withLoaded({ "x.jsonl": content }, { tables: [own] }, async (warehouse) => {
    const rows = await warehouse.query<{ service: string }>("s", "SELECT service FROM incident_services");
    assert.deepEqual(rows.map(({ service }) => service), ["a"]);
  });
});
