import assert from "node:assert/strict";
import { loadFolder } from "../../lib/warehouse/mod.ts";
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

Deno.test("two incidents under one number are told: the later is kept, and a line says so", async () => {
  const content =
    `${head}1;A;Kasse;03.07.2026 14:05;\n2;B;Kasse;03.07.2026 15:05;\n1;C;Kasse;04.07.2026 14:05;\n1;C;Kasse;04.07.2026 14:05;\n`;
  await withLoaded({ "liste.csv": content }, { tables: [sheet] }, async (warehouse, report) => {
    assert.equal(report.files[0]?.loaded, 2);
    assert.equal(report.files[0]?.unchanged, 2);
    assert.deepEqual(report.idle.map(({ kind, records }) => [kind, records]), [["sheet", 1]]);
    assert.equal(
      report.idle[0]?.reason,
      "the record at line 2 has the id of the one at line 5 (sheet:1) and another title, started_at: only the latter was kept, and if these are two things, each needs an id of its own",
    );
    assert.equal((await one<{ line: number }>(warehouse, "SELECT line FROM idle_records")).line, 2);
  });
});

Deno.test("two rows of one update that contradict each other are told with both lines; what one of them leaves open is not", async () => {
  const row = (updated: string, title: string, end: string) =>
    `1;${title};Kasse;03.07.2026 14:05;${end};${updated}\n`;
  const updates = { ...sheet, columns: { ...sheet.columns, updated_at: "Stand" } };
  const written = (...rows: string[]) => ({ "liste.csv": `${head.trim()};Stand\n${rows.join("")}` });
  const [first, later] = ["04.07.2026 10:00", "05.07.2026 10:00"];
  const told = async (...rows: string[]) => {
    let reasons: string[] = [];
    await withLoaded(written(...rows), { tables: [updates] }, (_, { idle }) => {
      reasons = idle.map(({ reason }) => reason);
      return Promise.resolve();
    });
    return reasons;
  };
  const [reason, ...more] = await told(row(first, "A", ""), row(first, "B", ""));
  assert.match(
    reason ?? "",
    /^the record at line 2 has the id of the one at line 3 \(sheet:1\) and another title:/,
  );
  assert.deepEqual(more, []);
  assert.deepEqual(await told(row(first, "A", ""), row(first, "A", "03.07.2026 15:00")), []);
  assert.deepEqual(await told(row(later, "A", ""), row(first, "B", "")), []);
});

Deno.test("a sheet of one number is told in a hundred lines and one for all the rest", async () => {
  const rows = Array.from({ length: 151 }, (_, at) => `1;Nr ${at};Kasse;03.07.2026 14:05;\n`).join("");
  await withLoaded({ "liste.csv": head + rows }, { tables: [sheet] }, async (warehouse) => {
    const told = await warehouse.query<{ records: number; line: number }>(
      "told",
      "SELECT records, line FROM idle_records ORDER BY line",
    );
    assert.equal(told.length, 101);
    assert.deepEqual([told[0]?.line, told[99]?.line], [2, 101]);
    assert.deepEqual([told[100]?.line, told[100]?.records], [102, 50]);
  });
});

Deno.test("a version deployed twice under one id is told; a later state of one deployment is not", async () => {
  const dated = { ...deploys, columns: { ...deploys.columns, updated_at: "seen" } };
  const twice = [1783000000000, 1783600000000].map((ts) =>
    JSON.stringify({ ts, version: "1", tags: "a", seen: ts })
  );
  const files = { "deploys.jsonl": twice.join("\n") };
  await withLoaded(files, { tables: [deploys] }, (_, report) => {
    assert.deepEqual(report.idle.map(({ records }) => records), [1]);
    return Promise.resolve();
  });
  await withLoaded(files, { tables: [dated] }, (_, report) => {
    assert.deepEqual(report.idle, []);
    return Promise.resolve();
  });
});

Deno.test("a refused file that was moved out of the folder, or saved otherwise, is no longer counted", async () => {
  const files = {
    "a.txt": "no stamps here\n",
    "b/c.txt": "nor here\n",
    "liste.csv": `${head}1;A;Kasse;03.07.2026 14:05;\n`,
  };
  await withLoaded(files, { tables: [sheet] }, async (warehouse, report, folder, config) => {
    const refused = async () =>
      (await warehouse.query<{ name: string }>(
        "refused",
        "SELECT name FROM files WHERE status = 'refused' ORDER BY name",
      ))
        .map(({ name }) => name);
    assert.equal(report.files.filter(({ status }) => status === "refused").length, 2);
    await Deno.remove(`${folder}/a.txt`);
    await loadFolder(warehouse, `${folder}/liste.csv`, { config });
    assert.deepEqual(await refused(), ["a.txt", "b/c.txt"], "another load says nothing of this folder");
    await loadFolder(warehouse, folder, { config });
    assert.deepEqual(await refused(), ["b/c.txt"]);
  });
});

Deno.test("two folders of one name keep their refusals apart", async () => {
  const files = { "one/raw/a.txt": "no stamps here\n", "two/raw/b.txt": "nor here\n" };
  await withLoaded({}, {}, async (warehouse, _, folder, config) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.mkdir(`${folder}/${name.split("/").slice(0, -1).join("/")}`, { recursive: true });
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    const refused = async () =>
      (await warehouse.query<{ name: string }>(
        "refused",
        "SELECT name FROM files WHERE status = 'refused' ORDER BY name",
      )).map(({ name }) => name);
    for (const one of ["one", "two"]) await loadFolder(warehouse, `${folder}/${one}/raw`, { config });
    assert.deepEqual(await refused(), ["a.txt", "b.txt"]);
    await Deno.remove(`${folder}/two/raw/b.txt`);
    await loadFolder(warehouse, `${folder}/two/raw/`, { config });
    assert.deepEqual(await refused(), ["a.txt"]);
  });
});
