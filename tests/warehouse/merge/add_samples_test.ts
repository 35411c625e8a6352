import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { scanCsv } from "../../../lib/sources/csv_scan.ts";
import { tableSources } from "../../../lib/sources/table/table.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { addSamples } from "../../../lib/warehouse/merge/_add_samples.ts";
import { SecretBook } from "../../../lib/warehouse/secrets/secret_book.ts";
import { openWarehouse } from "../../../lib/warehouse/open.ts";
import { givenFile } from "../../sources/_given_file.ts";
import { withLoaded } from "../_given.ts";

/** Files of one mapping: what stands between their header and their last line. */
interface Given {
  readonly bodies: readonly string[];
  readonly zone?: string;
  readonly timeFormat?: string;
  readonly lineEnd?: string;
}

/** The last line of a file, plain or so that the database has to read the whole file. */
const ends = { plain: "mail,2026-07-01T10:00:00Z,1\n", quoted: 'mail,2026-07-01T10:00:00Z,"1"\n' };

function mappingOf(name: string): object {
  const columns = { name: "queue", service: "team", sampled_at: "at", value: "waiting" };
  return { name, files: `${name}-*.csv`, format: "csv", table: "metrics", columns };
}

/** All that a load made of files of samples: but for the ids of files, of which the bytes differ. */
async function loaded(cases: Readonly<Record<string, Given>>, end: string): Promise<unknown> {
  const files = Object.entries(cases).flatMap(([name, { bodies, lineEnd = "\n" }]) =>
    bodies.map((body, at) => {
      const text = `queue,team,at,waiting\n${body}last ${name} ${at},${end}`;
      return [`${name}-${at}.csv`, text.replaceAll("\n", lineEnd)] as const;
    })
  );
  const tables = Object.entries(cases).map(([name, { zone, timeFormat }]) => ({
    ...mappingOf(name),
    ...(zone === undefined ? {} : { zone }),
    ...(timeFormat === undefined ? {} : { time_format: timeFormat }),
  }));
  const words = { services: { "post office": "mail" } };
  let made: unknown;
  await withLoaded(Object.fromEntries(files), { words, tables }, async (warehouse, { files: outcomes }) => {
    const all = async (sql: string) => [...await warehouse.query("all", sql)];
    made = {
      books: outcomes.map((
        { name, status, code, message, rowsRead, loaded, updated, unchanged, rejected },
      ) => [name, status, code, message, rowsRead, loaded, updated, unchanged, rejected]),
      samples: await all(
        `SELECT series_id, sampled_at, value, record, position, files.name FROM metric_points
         JOIN files ON file_number = ('0x' || file_id)::UBIGINT ORDER BY ALL`,
      ),
      series: await all("FROM metric_series ORDER BY ALL"),
      rejects: await all(
        "SELECT rejects.* EXCLUDE (file_id), name FROM rejects JOIN files USING (file_id) ORDER BY ALL",
      ),
    };
  });
  return made;
}

const stamp = (minute: number) => new Date(Date.UTC(2026, 6, 1) + minute * 60_000).toISOString();

function* counted(lines: number, line: (at: number) => string): Generator<string> {
  for (let at = 0; at < lines; at++) yield `${line(at)}\n`;
}

const body = (lines: number, line: (at: number) => string) => [...counted(lines, line)].join("");

function randomBody(seed: number): string {
  const random = createRandom(seed);
  const any = (...items: readonly string[]) => items[random.integer(items.length)] ?? "";
  return body(40, () => {
    const at = any(stamp(random.integer(50)), stamp(9), "2026-07-01 12:00:01Z", "2026-02-30T00:00:00Z");
    const value = any(String(random.next()), "3", String(-random.next() * 1e9), "", "1e400");
    return `${any("in", "out", "in", "Ünïcode", "", "?")},${any("mail", "", "null", "[a]")},${at},${value}`;
  });
}

const ordered = body(300, (at) => `in,mail,${stamp(at)},${at / 8}`);
const mixed = body(300, (at) => `q${at % 3},mail,${stamp(300 - at)},${at}`);
const twice = `in,mail,${stamp(1)},5\nin,mail,${stamp(1)},7\nin,mail,${stamp(1)},7\n`;
const renamed = `in,mail,${stamp(1)},5\nin,post office,${stamp(1)},6\n in ,mail,${stamp(2)},6\n`;
const naive = `in,mail,${stamp(0)},1\nin,mail,2026-07-01 12:00:00,2\n`;

const values = ["", "n/a", "x", "NaN", "1e3", ".5", "+2", " 4", "-0.25", "1_000"];
const stamps = ["2026-07-01 12:00:01Z", "2026-07-01T14:00:00+02:00", "yesterday", "", "1999-01-01T00:00:00Z"];
const unplain = values.map((value, at) => `in,mail,${stamp(at)},${value}\n`).join("") +
  stamps.map((text, at) => `out,,${text},${at}\n`).join("");

const epochs = body(20, (at) => `in,mail,${at === 7 ? "17829000x0" : 1782900000 + at},${at}`);

Deno.test("samples read byte by byte are those the database reads, with their lines, and so is what is wrong with others", async () => {
  const cases: Readonly<Record<string, Given>> = {
    ordered: { bodies: [ordered] },
    mixed: { bodies: [mixed, ordered] },
    twice: { bodies: [ordered, twice] },
    renamed: { bodies: [renamed] },
    unplain: {
      bodies: [unplain, `${ordered}${unplain.replaceAll("in,", "third,").replaceAll("out,", "fourth,")}\n`],
    },
    nobody: { bodies: [""] },
    crlf: { bodies: [ordered, unplain], lineEnd: "\r\n" },
    naive: { bodies: [naive] },
    zoned: { bodies: [naive], zone: "UTC" },
    berlin: { bodies: [naive], zone: "Europe/Berlin" },
    epochs: { bodies: [epochs], timeFormat: "epoch_s" },
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((seed) => [`random${seed}`, { bodies: [randomBody(seed)] }]),
    ),
  };
  assert.deepEqual(await loaded(cases, ends.plain), await loaded(cases, ends.quoted));
});

/** What is added of a file, if it is read byte by byte. */
async function addedOf(lines: string): Promise<unknown> {
  const config = parseConfig({ tables: [mappingOf("queues")] });
  const text = `queue,team,at,waiting\n${lines}`;
  const file = givenFile(text, { config });
  const warehouse = await openWarehouse(":memory:");
  try {
    const plain = `${warehouse.spool}/${file.fileId}.plain`;
    await Deno.writeTextFile(plain, text);
    const plan = await tableSources(config)[0]?.plan(file);
    assert.ok(plan);
    const scan = await scanCsv(file.stream());
    const secrets = new SecretBook((kind) => kind);
    const { fileId, path: name, bytes } = file;
    const bulk = { fileId, name, bytes, plain, scan, faults: [], read: scan.records, secrets };
    return (await addSamples(warehouse, "queues", plan, [bulk]))?.get(fileId);
  } finally {
    warehouse.close();
  }
}

Deno.test("a file of plain lines, some of which hold no number, is read byte by byte; one with quotes is not", async () => {
  const lines = `${ordered}in,mail,${stamp(400)},\nin,mail,${stamp(402)},many\n`;
  assert.deepEqual(await addedOf(lines), { read: 302, loaded: 300, updated: 0, unchanged: 1, rejected: 1 });
  assert.equal(await addedOf(`${lines}in,mail,${stamp(401)},"1"\n`), undefined);
});

Deno.test("files of samples that hold nothing but their header are loaded: there is none in them", async () => {
  const config = { tables: [mappingOf("queues")] };
  const files = { "queues-0.csv": "queue,team,at,waiting\n", "queues-1.csv": "queue,team,at,waiting\r\n" };
  await withLoaded(files, config, (_, { files: outcomes }) => {
    assert.deepEqual(outcomes.map(({ status, loaded }) => [status, loaded]), [["loaded", 0], ["loaded", 0]]);
    return Promise.resolve();
  });
});

Deno.test("an epoch that no clock will reach refuses its record, not its file", async () => {
  const config = { tables: [{ ...mappingOf("queues"), time_format: "epoch_s" }] };
  const lines = ["1782900000", "1e300", "17829000000000000000"].map((at) => `in,mail,${at},1\n`);
  const files = { "queues-0.csv": `queue,team,at,waiting\n${lines.join("")}` };
  await withLoaded(files, config, (_, { files: [outcome] }) => {
    assert.deepEqual([outcome?.status, outcome?.loaded, outcome?.rejected], ["loaded", 1, 2]);
    return Promise.resolve();
  });
});
