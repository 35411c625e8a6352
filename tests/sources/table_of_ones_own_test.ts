import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { one, withLoaded } from "../warehouse/_given.ts";

const problems = {
  name: "problems",
  format: "csv",
  table: "alerts",
  columns: { title: "Problem", service: "Host", started_at: "Time" },
  id_of: ["Time", "Host", "Problem"],
};

interface Became {
  readonly code: string | null;
  readonly message: string | null;
  readonly ids: readonly string[];
  readonly starts: readonly (string | null)[];
  readonly rejects: readonly string[];
}

async function became(
  rows: readonly string[],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Became> {
  let told: Became | undefined;
  const files = { "p.csv": ["Time,Host,Problem", ...rows, ""].join("\n") };
  await withLoaded(files, { tables: [{ ...problems, ...changes }] }, async (warehouse, { files: [file] }) => {
    const alerts = await warehouse.query<{ vendor_id: string; started_at: string | null }>(
      "alerts",
      "SELECT vendor_id, started_at FROM alerts ORDER BY line",
    );
    const rejects = await warehouse.query<{ code: string }>(
      "rejects",
      "SELECT code FROM rejects ORDER BY line",
    );
    told = {
      code: file?.code ?? null,
      message: file?.message ?? null,
      ids: alerts.map((alert) => alert.vendor_id),
      starts: alerts.map((alert) => alert.started_at),
      rejects: rejects.map(({ code }) => code),
    };
  });
  assert.ok(told);
  return told;
}

Deno.test("where no column tells records apart, several together do; a record without any of them has no id", async () => {
  const { ids, rejects } = await became([
    "2026-07-01T10:00:00Z,web-1,Disk full",
    "2026-07-01T10:00:00Z,web-2,Disk full",
    "2026-07-01T11:00:00Z,,Disk full",
    ",,",
  ]);
  assert.deepEqual(ids, [
    "2026-07-01T10:00:00Z web-1 Disk full",
    "2026-07-01T10:00:00Z web-2 Disk full",
    "2026-07-01T11:00:00Z Disk full",
  ]);
  assert.deepEqual(rejects, ["E-ID"]);
});

Deno.test("a mapping without an id says what to add; one with both is refused", async () => {
  const { code, message } = await became(["2026-07-01T10:00:00Z,web-1,Disk full"], { id_of: [] });
  assert.equal(code, "E-CONFIG");
  assert.match(message ?? "", /Add id: <column.* id_of: \[<columns that do together>\] beside columns:/);
  const both = { ...problems, columns: { ...problems.columns, id: "Host" } };
  assert.throws(() => parseConfig({ tables: [both] }), /id_of.*columns has one/s);
});

Deno.test("stamps in a format of their own need a zone, unless they name an offset", async () => {
  const dotted = ["01.07.2026 10:00:05,web-1,Disk full"];
  const format = { time_format: "%d.%m.%Y %H:%M:%S" };
  const refused = await became(dotted, format);
  assert.equal(refused.code, "E-ZONE");
  assert.match(refused.message ?? "", /under zones: sources: \{ problems: Europe\/Berlin \}/);
  assert.deepEqual((await became(dotted, { ...format, zone: "Europe/Berlin" })).starts, [
    "2026-07-01T08:00:05.000Z",
  ]);
  const offset = ["01.07.2026 10:00:05 +0530,web-1,Disk full"];
  for (const zone of [undefined, "America/New_York"]) {
    const changes = { time_format: `${format.time_format} %z`, ...(zone ? { zone } : {}) };
    assert.deepEqual((await became(offset, changes)).starts, ["2026-07-01T04:30:05.000Z"]);
  }
  assert.throws(
    () => parseConfig({ tables: [{ ...problems, time_format: "%d.%m.%Y %Z" }] }),
    /letters name several/,
  );
});

Deno.test("a blank may stand before the offset of a stamp, whatever the zone of the mapping", async () => {
  const rows = ["+02:00", "+0200", "+02", "-05:30", "+02:00:00"].map((offset) =>
    `2026-07-01 11:00:00 ${offset},web-1,Disk ${offset}`
  );
  for (const changes of [{}, { zone: "America/New_York" }]) {
    const { starts, rejects } = await became(rows, changes);
    assert.deepEqual(starts, [
      ...Array.from({ length: 3 }, () => "2026-07-01T09:00:00.000Z"),
      "2026-07-01T16:30:00.000Z",
    ]);
    assert.deepEqual(rejects, ["E-DATE"]);
  }
});

Deno.test("stamps with AM and PM name no zone: both ways to read them are told as they must be written", async () => {
  const { code, message } = await became(["07/04/2026 11:01 AM,web-1,Disk full"]);
  assert.equal(code, "E-DATE");
  assert.match(message ?? "", /such as "%d\/%m\/%Y %I:%M %p" or "%m\/%d\/%Y %I:%M %p"/);
  const { message: other } = await became(["7-4-26 11:01:09,web-1,Disk full"], { zone: "UTC" });
  assert.match(other ?? "", /such as "%d-%m-%y %H:%M:%S" or/);
  const read = await became(["07/04/2026 11:01 PM,web-1,Disk full"], {
    time_format: "%m/%d/%Y %I:%M %p",
    zone: "UTC",
  });
  assert.deepEqual(read.starts, ["2026-07-04T23:01:00.000Z"]);
});

Deno.test("a stamp in UTC of no year that incidents have is left out, and does not ask for a zone", async () => {
  const columns = { ...problems.columns, started_at: "Problem", title: "Time" };
  await withLoaded(
    { "p.csv": "Time,Host,Problem,Ended\na,web-1,2026-07-01T10:00:00Z,0001-01-01T00:00:00Z\n" },
    { tables: [{ ...problems, columns: { ...columns, resolved_at: "Ended" } }] },
    async (warehouse, { files }) => {
      assert.deepEqual(files.map(({ loaded, code }) => [loaded, code]), [[1, null]]);
      assert.equal((await one<{ code: string }>(warehouse, "SELECT code FROM rejects")).code, "E-DATE");
    },
  );
});

Deno.test("what lies in a list of objects is several values: services are all of them", async () => {
  const bot = { name: "bot", format: "jsonl", table: "incidents" };
  const columns = { id: "key", declared_at: "clock.declared", services: "hit.system" };
  const lines = [{
    key: "B-1",
    clock: { declared: "2026-07-01T10:00:00Z" },
    hit: [{ system: "a" }, { system: "b" }],
  }, {
    key: "B-2",
    clock: { declared: "2026-07-01T11:00:00Z" },
    hit: { system: "a" },
  }, { key: "B-3", clock: { declared: "2026-07-01T12:00:00Z" }, hit: [] }];
  const files = { "b.jsonl": lines.map((line) => `${JSON.stringify(line)}\n`).join("") };
  await withLoaded(
    files,
    { tables: [{ ...bot, columns }] },
    async (warehouse, { incidents, fieldsUnread }) => {
      const told = await warehouse.query<{ record_id: string; service: string }>(
        "services",
        "SELECT record_id, service FROM incident_services ORDER BY ALL",
      );
      assert.deepEqual(told.map((row) => [row.record_id, row.service]), [
        ["bot:B-1", "a"],
        ["bot:B-1", "b"],
        ["bot:B-2", "a"],
      ]);
      assert.deepEqual([incidents, fieldsUnread], [3, 0]);
    },
  );
});

Deno.test("dates that may be read in two ways: where all others have one order, that one is offered", async () => {
  const row = (date: string) => `${date} 9:05 AM,web-1,Disk full`;
  const { code, message } = await became([row("7/11/2026"), row("7/14/2026"), row("7/15/2026")]);
  assert.equal(code, "E-DATE");
  assert.match(
    message ?? "",
    /both possible in 1 of 3 dates; the others are all month first\. Add time_format, such as "%m\/%d\/%Y %I:%M %p", to/,
  );
  const mixed = await became([row("7/11/2026"), row("7/14/2026"), row("15/7/2026")]);
  assert.match(mixed.message ?? "", /both possible in 1 of 3 dates\. Add time_format, such as "%d.* or "%m/);
});
