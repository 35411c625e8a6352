import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf, one, withLoaded } from "./_given.ts";

const tables = { tables: [alertsMapping] };

function csv(from: number, to: number): string {
  return alertsHeader + Array.from({ length: to - from }, (_, at) => alertRow(from + at)).join("");
}

Deno.test("books balance and every row knows its file and line", () =>
  withLoaded(
    { "a.csv": csv(0, 3) + "A9,2026-01-01T00:00:00Z,x\n" + alertRow(4, "two\nlines") + alertRow(5) },
    tables,
    async (warehouse, report) => {
      const [file] = report.files;
      assert.deepEqual([file?.rowsRead, file?.loaded, file?.rejected], [6, 5, 1]);
      const rows = await warehouse.query<{ vendor_id: string; line: number }>(
        "lines",
        "SELECT vendor_id, line FROM alerts ORDER BY line",
      );
      assert.deepEqual(rows.map(({ vendor_id, line }) => [vendor_id, line]), [
        ["A0", 2],
        ["A1", 3],
        ["A2", 4],
        ["A4", 6],
        ["A5", 8],
      ]);
      const reject = await one<{ code: string; line: number; reason: string; raw: string }>(
        warehouse,
        "SELECT code, line, reason, raw FROM rejects",
      );
      assert.equal(reject.code, "E-FIELDS");
      assert.equal(reject.line, 5);
      assert.match(reject.reason, /expected 5 fields, found 3/);
      assert.match(reject.raw, /^A9,/);
    },
  ));

Deno.test("the same folder loaded twice changes nothing", () =>
  withLoaded({ "a.csv": csv(0, 50) }, tables, async (warehouse, _, folder, config) => {
    const before = await tableHash(warehouse);
    const again = await loadFolder(warehouse, folder, { config });
    assert.equal(again.files[0]?.status, "known");
    assert.match(again.files[0]?.message ?? "", /^loaded on 20/);
    assert.equal(await tableHash(warehouse), before);
  }));

Deno.test("overlapping files, in any order and split in two, give the same tables", async () => {
  const newer = alertsHeader + "A3,2026-01-04T10:00:00Z,2026-01-04T12:00:00Z,checkout,longer\n";
  const mapping = { ...alertsMapping, columns: { ...alertsMapping.columns, updated_at: "cleared" } };
  const config = parseConfig({ tables: [mapping] });
  const hashes: string[] = [];
  for (const orders of [[["a", "b", "c"]], [["c", "b", "a"]], [["b"], ["c", "a"]], [["c"], ["a"], ["b"]]]) {
    const contents: Record<string, string> = { a: csv(0, 20), b: csv(10, 30), c: newer };
    const warehouse = await openWarehouse(":memory:");
    for (const order of orders) {
      const folder = await folderOf(
        Object.fromEntries(order.map((name, at) => [`${at}-${name}.csv`, contents[name] ?? ""])),
      );
      await loadFolder(warehouse, folder, { config });
      await Deno.remove(folder, { recursive: true });
    }
    const { n, title } = await one<{ n: number; title: string }>(
      warehouse,
      "SELECT count(*) AS n, any_value(title) FILTER (vendor_id = 'A3') AS title FROM alerts",
    );
    assert.deepEqual([n, title], [30, "longer"]);
    hashes.push(await tableHash(warehouse));
    warehouse.close();
  }
  assert.equal(new Set(hashes).size, 1, hashes.join("\n"));
});

Deno.test("a refused file leaves the tables as they were and the others load", () =>
  withLoaded(
    {
      "empty.csv": "",
      "good.csv": csv(0, 2),
      "login.csv": "<!DOCTYPE html><html><head><title>Sign in</title></head></html>",
      "open-quote.csv": `${csv(0, 2)}A8,2026-01-01T00:00:00Z,,checkout,"never closed\n`,
      "latin.csv": new Uint8Array([...new TextEncoder().encode(csv(0, 2)), 0x41, 0xe9, 0x0a]),
      "renamed.csv": csv(0, 2).replace("cleared", "clearedAt"),
      "error.json": '{"error": {"message": "Rate limit exceeded", "code": 2020}}',
    },
    { tables: [{ ...alertsMapping, files: "*.csv" }] },
    async (warehouse, report) => {
      const byName = Object.fromEntries(
        report.files.map(({ name, code, message }) => [name, [code, message]]),
      );
      assert.deepEqual(Object.fromEntries(Object.entries(byName).map(([name, [code]]) => [name, code])), {
        "empty.csv": "E-EMPTY",
        "error.json": "E-NOTDATA",
        "good.csv": null,
        "latin.csv": "E-ENCODING",
        "login.csv": "E-NOTDATA",
        "open-quote.csv": null,
        "renamed.csv": "E-SCHEMA",
      });
      assert.match(String(byName["latin.csv"]?.[1]), /latin\.csv:4: it is not UTF-8/);
      assert.match(String(byName["renamed.csv"]?.[1]), /Did you mean "clearedAt"\?/);
      assert.match(String(byName["error.json"]?.[1]), /Rate limit exceeded/);
      assert.equal((await one<{ n: number }>(warehouse, "SELECT count(*) AS n FROM alerts")).n, 2);
      assert.equal(
        (await one<{ n: number }>(warehouse, "SELECT count(*) AS n FROM files WHERE status = 'refused'")).n,
        5,
      );
    },
  ));

Deno.test("a page saved as an export is named for what it is", () =>
  withLoaded({ "x.csv": "<html><title>Sign in</title>" }, {}, (_, report) => {
    assert.equal(report.files[0]?.code, "E-NOTDATA");
    assert.match(report.files[0]?.message ?? "", /HTML page, title "Sign in"/);
    return Promise.resolve();
  }));

Deno.test("gzip, UTF-16 and a byte order mark are unwrapped; a cut gzip is refused", async () => {
  const text = csv(0, 5);
  const gzip = new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  ]);
  for (
    const [name, bytes] of [["a.csv.gz", gzip], ["a.csv", utf16], [
      "bom.csv",
      new TextEncoder().encode(`\ufeff${text}`),
    ]] as const
  ) {
    await withLoaded({ [name]: bytes }, tables, (_, report) => {
      assert.deepEqual([name, report.files[0]?.loaded, report.files[0]?.code], [name, 5, null]);
      return Promise.resolve();
    });
  }
  await withLoaded({ "cut.gz": gzip.slice(0, gzip.length - 12) }, tables, (_, report) => {
    assert.equal(report.files[0]?.code, "E-GZIP");
    return Promise.resolve();
  });
});

Deno.test("columns of an export may be called what the loader calls its own", () =>
  withLoaded(
    {
      "a.csv":
        "Key,fired,LINE,record,rowid\na,2026-01-01T00:00:00Z,L7,R9,x\nb,2026-01-02T00:00:00Z,L8,R10,y\n",
    },
    {
      tables: [{
        name: "monitor",
        format: "csv",
        table: "alerts",
        columns: { id: "Key", started_at: "fired", rule: "LINE", title: "record" },
      }],
    },
    async (warehouse) => {
      const rows = await warehouse.query("rows", "SELECT rule, title, extra, line FROM alerts ORDER BY line");
      assert.deepEqual([...rows], [
        { rule: "L7", title: "R9", extra: '{"rowid":"x"}', line: 2 },
        { rule: "L8", title: "R10", extra: '{"rowid":"y"}', line: 3 },
      ]);
    },
  ));

Deno.test("a naive stamp without a zone refuses the file and shows the line to add", () =>
  withLoaded(
    { "a.csv": `${alertsHeader}A1,2026-01-01 10:00:00,,checkout,x\n` },
    tables,
    async (warehouse, report) => {
      assert.equal(report.files[0]?.code, "E-ZONE");
      assert.match(
        report.files[0]?.message ?? "",
        /a\.csv:2 field "fired" = "2026-01-01 10:00:00".*sources: \{ monitor: Europe\/Berlin \}/,
      );
      assert.equal((await one<{ n: number }>(warehouse, "SELECT count(*) AS n FROM alerts")).n, 0);
    },
  ));

Deno.test("of many stamps without a zone the first field of the first record is named, whatever the order of reading", async () => {
  const rows = Array.from({ length: 30 }, (_, at) => alertRow(at).replaceAll("Z,", ",")).join("");
  await withLoaded({ "alerts.csv": alertsHeader + rows }, tables, async (warehouse, report) => {
    const message = report.files[0]?.message ?? "";
    assert.match(
      message,
      /alerts\.csv:2 field "cleared" = "2026-01-01T11:00:00": 60 stamps name no time zone/,
    );
    assert.equal((await one<{ n: number }>(warehouse, "SELECT count(*) AS n FROM alerts")).n, 0);
  });
});

Deno.test("a configured zone is applied at both ends of summer time; a skipped hour is a defect, not a guess", () =>
  withLoaded(
    {
      "a.csv":
        `${alertsHeader}A1,2026-03-29 01:30:00,,checkout,x\nA2,2026-03-29 02:30:00,,checkout,x\nA3,2026-03-29 03:30:00,,checkout,x\nA4,2026-10-25 12:00:00,,checkout,x\nA5,2026-07-01T12:00:00+05:30,,checkout,x\n`,
    },
    { tables: [{ ...alertsMapping, zone: "Europe/Berlin" }] },
    async (warehouse, report) => {
      assert.deepEqual([report.files[0]?.loaded, report.files[0]?.rejected], [4, 1]);
      const rows = await warehouse.query<{ vendor_id: string; started_at: string }>(
        "times",
        "SELECT vendor_id, started_at FROM alerts ORDER BY vendor_id",
      );
      assert.deepEqual(rows.map(({ vendor_id, started_at }) => [vendor_id, started_at]), [
        ["A1", "2026-03-29T00:30:00.000Z"],
        ["A3", "2026-03-29T01:30:00.000Z"],
        ["A4", "2026-10-25T11:00:00.000Z"],
        ["A5", "2026-07-01T06:30:00.000Z"],
      ]);
    },
  ));

Deno.test("a changed configuration reads the file again; nothing is doubled", () =>
  withLoaded({ "a.csv": csv(0, 4) }, tables, async (warehouse, _, folder) => {
    const renamed = parseConfig({ ...tables, words: { services: { checkout: "cart" } } });
    const report = await loadFolder(warehouse, folder, { config: renamed });
    assert.equal(report.files[0]?.status, "loaded");
    assert.deepEqual(
      await one(
        warehouse,
        "SELECT count(*) AS n, min(service) AS service, max(service) AS other FROM alerts",
      ),
      { n: 4, service: "cart", other: "cart" },
    );
  }));

Deno.test("JSON Lines: a bad line is rejected with its number, ids beyond 2^53 stay text, lists become services", () =>
  withLoaded({
    "i.jsonl":
      '{"id": 9007199254740993, "t": "one", "from": "2026-01-01T00:00:00Z", "on": ["a", "b"], "odd": {"x": 1}}\n\n{"id": 2, "t": "cut\n{"id": 3, "t": "three", "from": "2026-01-02T00:00:00Z", "on": []}\n',
  }, {
    tables: [{
      name: "status",
      format: "jsonl",
      table: "incidents",
      columns: { id: "id", title: "t", started_at: "from", services: "on" },
    }],
  }, async (warehouse, report) => {
    assert.deepEqual([
      report.files[0]?.rowsRead,
      report.files[0]?.loaded,
      report.files[0]?.rejected,
      report.incidents,
    ], [3, 2, 1, 2]);
    assert.deepEqual(
      await one(warehouse, "SELECT vendor_id, line, extra FROM incident_records WHERE title = 'one'"),
      { vendor_id: "9007199254740993", line: 1, extra: '{"odd":{"x":1}}' },
    );
    assert.equal((await one<{ line: number }>(warehouse, "SELECT line FROM rejects")).line, 3);
    assert.deepEqual(
      (await warehouse.query("s", "SELECT service FROM incident_services ORDER BY 1")).map((row) =>
        row["service"]
      ),
      ["a", "b"],
    );
  }));

Deno.test("JSON nested deep enough to end the process is refused before the database sees it", () =>
  withLoaded({ "deep.jsonl": `{"id": "1", "t": ${"[".repeat(20_000)}${"]".repeat(20_000)}}\n` }, {
    tables: [{
      name: "status",
      format: "jsonl",
      files: "*.jsonl",
      table: "incidents",
      columns: { id: "id", title: "t" },
    }],
  }, (_, report) => {
    assert.equal(report.files[0]?.code, "E-DEPTH");
    return Promise.resolve();
  }));

async function parquetOf(select: string): Promise<Uint8Array> {
  const folder = await Deno.makeTempDir();
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${folder}/p.parquet'`);
  connection.closeSync();
  instance.closeSync();
  const bytes = await Deno.readFile(`${folder}/p.parquet`);
  await Deno.remove(folder, { recursive: true });
  return bytes;
}

Deno.test("Parquet through a mapping, its stamps in UTC", async () => {
  const bytes = await parquetOf(
    "SELECT 'K' || i AS key, TIMESTAMP '2026-01-01' + to_days(i::INTEGER) AS fired FROM range(7) AS r (i)",
  );
  await withLoaded({ "p.parquet": bytes }, {
    tables: [{
      name: "lake",
      format: "parquet",
      files: "*.parquet",
      table: "alerts",
      columns: { id: "key", started_at: "fired" },
      zone: "UTC",
    }],
  }, async (warehouse, report) => {
    assert.deepEqual([report.files[0]?.rowsRead, report.files[0]?.loaded, report.files[0]?.message], [
      7,
      7,
      null,
    ]);
    assert.equal(
      (await one<{ at: string }>(warehouse, "SELECT max(started_at) AS at FROM alerts")).at,
      "2026-01-07T00:00:00.000Z",
    );
  });
});

Deno.test("Parquet: a list of one is its value, several are told, a list of services is read", async () => {
  const bytes = await parquetOf(
    `SELECT * FROM (VALUES ('1', ['core'], ['a', 'b, c']), ('2', ['core', 'edge'], NULL), ('3', [], ['a']))
       AS t (key, owners, parts)`,
  );
  await withLoaded({ "p.parquet": bytes }, {
    tables: [{
      name: "lake",
      format: "parquet",
      table: "incidents",
      columns: { id: "key", team: "owners", services: "parts" },
    }],
  }, async (warehouse) => {
    assert.deepEqual(
      await warehouse.query("teams", "SELECT vendor_id, team FROM incident_records ORDER BY ALL"),
      [{ vendor_id: "1", team: "core" }, { vendor_id: "2", team: null }, { vendor_id: "3", team: null }],
    );
    assert.deepEqual(
      await warehouse.query("services", "SELECT record_id, service FROM incident_services ORDER BY ALL"),
      [
        { record_id: "lake:1", service: "a" },
        { record_id: "lake:1", service: "b, c" },
        { record_id: "lake:3", service: "a" },
      ],
    );
    assert.deepEqual(await warehouse.query("unread", "SELECT field, value FROM rejects"), [
      { field: "owners", value: '["core","edge"]' },
    ]);
  });
});

const matrix = (points: readonly (readonly [number, string])[]) =>
  JSON.stringify({
    status: "success",
    data: { resultType: "matrix", result: [{ metric: { __name__: "up", service: "api" }, values: points }] },
  });

Deno.test("Prometheus: strings such as NaN survive, overlaps are not doubled, bad samples are rejected", () =>
  withLoaded(
    {
      "a.json": matrix([[1767225600, "1"], [1767225660.5, "NaN"], [1767225720, "+Inf"]]),
      "b.json": matrix([[1767225720, "+Inf"], [1767225780, "x"], [1767225840, "4"]]),
    },
    {},
    async (warehouse, report) => {
      assert.deepEqual(
        report.files.map((
          { rowsRead, loaded, unchanged, rejected },
        ) => [rowsRead, loaded, unchanged, rejected]),
        [[3, 3, 0, 0], [3, 1, 1, 1]],
      );
      assert.deepEqual(
        await one(
          warehouse,
          "SELECT count(*) AS points, count(*) FILTER (isnan(value)) AS nan, max(sampled_at) AS last FROM metric_points",
        ),
        { points: 4, nan: 1, last: "2026-01-01T00:04:00.000Z" },
      );
      assert.deepEqual(await one(warehouse, "SELECT service, first_at, last_at FROM metric_series"), {
        service: "api",
        first_at: "2026-01-01T00:00:00.000Z",
        last_at: "2026-01-01T00:04:00.000Z",
      });
    },
  ));

Deno.test("Prometheus cut short is refused", () =>
  withLoaded({ "a.json": matrix([[1767225600, "1"]]).slice(0, -5) }, {}, (_, report) => {
    assert.equal(report.files[0]?.code, "E-TRUNC");
    return Promise.resolve();
  }));

Deno.test("symbolic links are not followed; odd names are literal", async () => {
  const folder = await folderOf({ "x'; DROP TABLE alerts --*.csv": csv(0, 2), "🔥.csv": csv(2, 4) });
  await Deno.symlink("/etc/passwd", `${folder}/link.csv`);
  const warehouse = await openWarehouse(":memory:");
  const report = await loadFolder(warehouse, folder, { config: parseConfig(tables) });
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual(report.files.map(({ code, loaded }) => [code, loaded]), [["E-FILE", 0], [null, 2], [
    null,
    2,
  ]]);
});

Deno.test("a mapping that is wrong says which key and the nearest name", () =>
  withLoaded({ "a.csv": csv(0, 1) }, {
    tables: [{ ...alertsMapping, columns: { ...alertsMapping.columns, titel: "title" } }],
  }, (_, report) => {
    assert.equal(report.files[0]?.code, "E-CONFIG");
    assert.match(
      report.files[0]?.message ?? "",
      /table alerts has no column "titel"\. Did you mean "title"\?/,
    );
    return Promise.resolve();
  }));

Deno.test("an empty folder gives an empty report", () =>
  withLoaded({}, {}, (_, report) => {
    assert.deepEqual([report.files.length, report.incidents], [0, 0]);
    return Promise.resolve();
  }));

Deno.test("lines that end now in CRLF, now in LF are read alike, with their numbers", () =>
  withLoaded(
    {
      "a.csv": alertsHeader + alertRow(0).replace("\n", "\r\n") + alertRow(1) + alertRow(2, "two\r\nlines") +
        alertRow(3),
    },
    tables,
    async (warehouse, report) => {
      assert.deepEqual([report.files[0]?.rowsRead, report.files[0]?.loaded, report.files[0]?.message], [
        4,
        4,
        null,
      ]);
      const rows = await warehouse.query<{ line: number; title: string }>(
        "lines",
        "SELECT line, title FROM alerts ORDER BY line",
      );
      assert.deepEqual(rows.map(({ line }) => line), [2, 3, 4, 6]);
      assert.equal(rows[2]?.title, "two\r\nlines");
    },
  ));

Deno.test("of several rows of one id without a date of their own, the last in the file counts", () =>
  withLoaded({ "i.csv": "id,state\n1,open\n2,open\n1,closed\n" }, {
    tables: [{ name: "desk", format: "csv", table: "incidents", columns: { id: "id", status: "state" } }],
  }, async (warehouse, report) => {
    assert.deepEqual([report.files[0]?.loaded, report.files[0]?.unchanged], [2, 1]);
    const rows = await warehouse.query(
      "states",
      "SELECT vendor_id AS id, status FROM incident_records ORDER BY 1",
    );
    assert.deepEqual([...rows], [{ id: "1", status: "resolved" }, { id: "2", status: "open" }]);
  }));

Deno.test("dates written another way are said to be unread, with what to add", () =>
  withLoaded({ "i.csv": "id,opened\n1,29/2/2016 01:16\n" }, {
    tables: [{
      name: "desk",
      format: "csv",
      table: "incidents",
      zone: "UTC",
      columns: { id: "id", declared_at: "opened" },
    }],
  }, async (warehouse, report) => {
    assert.deepEqual([report.incidents, report.fieldsUnread, report.incidentsWithoutStart], [1, 1, 1]);
    assert.match(
      (await one<{ reason: string }>(warehouse, "SELECT reason FROM rejects")).reason,
      /time_format, such as "%d/,
    );
  }));

Deno.test("with time_format they are read", () =>
  withLoaded({ "i.csv": "id,opened\n1,29/2/2016 01:16\n" }, {
    tables: [{
      name: "desk",
      format: "csv",
      table: "incidents",
      zone: "Europe/Rome",
      time_format: "%d/%m/%Y %H:%M",
      columns: { id: "id", declared_at: "opened" },
    }],
  }, async (warehouse) => {
    assert.equal(
      (await one<{ at: string }>(warehouse, "SELECT started_at AS at FROM incidents")).at,
      "2016-02-29T00:16:00.000Z",
    );
  }));

Deno.test("a separator that is not the mapping's, and JSON nobody knows, are named with what to do", () =>
  withLoaded({ "a.csv": alertsHeader.replaceAll(",", ";"), "b.json": '[{"x": 1}]' }, {
    tables: [{ ...alertsMapping, files: "*.csv" }],
  }, (_, report) => {
    assert.match(report.files[0]?.message ?? "", /separated by ";", not by ",".*Add delimiter: ";"/);
    assert.match(report.files[1]?.message ?? "", /jq -c/);
    return Promise.resolve();
  }));
