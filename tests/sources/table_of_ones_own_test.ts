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
