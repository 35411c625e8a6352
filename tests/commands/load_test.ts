import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { openWarehouse } from "../../lib/warehouse/mod.ts";
import { runCommandLine, spawnCommand } from "./_spawn.ts";

const sample = fileURLToPath(new URL("../../data/sample/raw/monitoring/alerts-2026-09.csv", import.meta.url));
const config = fileURLToPath(new URL("../../data/sample/hindcast.yaml", import.meta.url));

/** Lines below the header; no cell of this file holds a line break. */
const records = (await Deno.readTextFile(sample)).trimEnd().split("\n").length - 1;

Deno.test("a folder is loaded, and known the second time", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.copyFile(sample, `${folder.path}/raw/alerts-2026-09.csv`);
  const args = [
    "load",
    `${folder.path}/raw`,
    "--config",
    config,
    "--warehouse",
    `${folder.path}/w.duckdb`,
    "--json",
  ];
  const statuses = [];
  for (let times = 0; times < 2; times++) {
    const { code, stdout, stderr } = await runCommandLine(args);
    assert.deepEqual([code, stderr], [0, ""]);
    const { files: [file] } = JSON.parse(stdout);
    statuses.push([file.name, file.status, file.loaded, file.rejected]);
  }
  assert.deepEqual(statuses, [["alerts-2026-09.csv", "loaded", records, 0], [
    "alerts-2026-09.csv",
    "known",
    0,
    0,
  ]]);
});

Deno.test("what cannot be taken is told, with exit code 1, and the rest is there", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.copyFile(sample, `${folder.path}/raw/alerts-2026-09.csv`);
  await Deno.writeTextFile(`${folder.path}/raw/odd.csv`, "\u0000");
  const { code, stdout, stderr } = await runCommandLine([
    "load",
    `${folder.path}/raw`,
    "--config",
    config,
    "--warehouse",
    `${folder.path}/w.duckdb`,
  ]);
  assert.deepEqual([code, stderr], [1, ""]);
  assert.match(stdout, /^refused {2}E-\w+ {2}Cannot /m);
  assert.match(stdout, /^1 file loaded, 0 already known, 1 refused; 0 records rejected/m);
});

Deno.test("a load ends with what it comes to; before it stands what was left out and what a line would settle", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  const user = (id: string, isBot: boolean) => ({
    id,
    team_id: "T1",
    name: id,
    is_bot: isBot,
    profile: { real_name: id, email: `${id}@x.example` },
  });
  await Deno.writeTextFile(
    `${folder.path}/raw/users.json`,
    JSON.stringify([user("U00001", false), user("U00002", true)]),
  );
  const rows = ["A,2026-07-01T10:00:00Z,spicy", ",2026-07-01T10:00:00Z,spicy", "B,2026-07-01T10:00:00Z,P2!"];
  await Deno.writeTextFile(`${folder.path}/raw/alerts.csv`, `key,fired,how\n${rows.join("\n")}\n`);
  await Deno.writeTextFile(
    `${folder.path}/hindcast.yaml`,
    "tables: [{ name: monitor, format: csv, table: alerts, columns: { id: key, started_at: fired, severity: how } }]",
  );
  const { code, stdout } = await runCommandLine([
    "load",
    `${folder.path}/raw`,
    "--warehouse",
    `${folder.path}/w.duckdb`,
  ]);
  assert.equal(code, 0);
  const [, ...lines] = stdout.slice(stdout.indexOf("Rejected")).trimEnd().split("\n");
  assert.deepEqual(lines, [
    '  1 of monitor: "key" is empty (alerts.csv:3)',
    "Records that were understood and change no table; they count as known:",
    "  1 of slack_users: a bot is no person",
    "A line in hindcast.yaml would settle:",
    '  "P2!" of monitor (1 row) means nothing here yet. Add to hindcast.yaml: words: { severity: { "P2!": 2 } }',
    '  "spicy" of monitor (1 row) means nothing here yet. Add to hindcast.yaml: words: { severity: { "spicy": 1 (worst) to 5 } }',
    '  All words in one line: words: { severity: { "P2!": 2, "spicy": 1 (worst) to 5 } }',
    "2 files loaded, 0 already known, 0 refused; 1 record rejected; 0 incidents.",
  ]);
});

Deno.test("how many incidents questions count is said where they count fewer than there are", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  const rows = ["a,2026-07-01T10:00:00Z,incident", "b,2026-07-02T10:00:00Z,test", "c,,incident"];
  await Deno.writeTextFile(`${folder.path}/raw/desk.csv`, `key,opened,kind\n${rows.join("\n")}\n`);
  await Deno.writeTextFile(
    `${folder.path}/hindcast.yaml`,
    "tables: [{ name: desk, format: csv, table: incidents, columns: { id: key, started_at: opened, incident_type: kind } }]",
  );
  const { stdout } = await runCommandLine([
    "load",
    `${folder.path}/raw`,
    "--warehouse",
    `${folder.path}/w.duckdb`,
  ]);
  assert.match(stdout, /^Families: 0, with 0 of the 1 incidents that questions count; 1 in none\.$/m);
  assert.match(
    stdout,
    /; 3 incidents, of which questions count 1: no tests, .* nothing without a past start\.$/m,
  );
});

Deno.test("a folder without files is no success", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  const { code, stderr } = await runCommandLine([
    "load",
    `${folder.path}/raw`,
    "--warehouse",
    `${folder.path}/w.duckdb`,
  ]);
  assert.equal(code, 1);
  assert.match(stderr, /^Cannot load .*: it holds no files\. Copy the exports of your tools into it\.\n$/);
});

Deno.test("a folder that is not there is told, and no database is made for it", async () => {
  await using folder = await scratch();
  const warehouse = `${folder.path}/new/w.duckdb`;
  const { code, stderr } = await runCommandLine([
    "load",
    `${folder.path}/no-such`,
    "--warehouse",
    warehouse,
  ]);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^Cannot load .*no-such: there is no such folder\. Name the folder your exports are in\.\n$/,
  );
  assert.deepEqual(await Array.fromAsync(Deno.readDir(folder.path)), []);
});

for (const limit of ["banana", "1", "0GB", "-1GB", "1GB; DROP"]) {
  Deno.test(`a memory limit of "${limit}" is wrong usage`, async () => {
    const { code, stdout, stderr } = await runCommandLine(["load", "no-such", `--memory-limit=${limit}`]);
    assert.deepEqual([code, stdout, stderr], [
      2,
      "",
      `Cannot use --memory-limit "${limit}": it is no size in KB, MB or GB. Write --memory-limit 2GB.\n`,
    ]);
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
}

const noSignals = { ignore: Deno.build.os === "windows" };

Deno.test("Ctrl-C ends a load at once with 130; the next one goes on", noSignals, async () => {
  await using folder = await scratch();
  const raw = `${folder.path}/raw`;
  const warehouse = `${folder.path}/w.duckdb`;
  await Deno.mkdir(raw);
  await Deno.copyFile(sample, `${raw}/alerts-2026-09.csv`);
  // Each is refused in a transaction of its own: more work than fits between the first file and the signal.
  for (let at = 0; at < 3000; at++) await Deno.writeTextFile(`${raw}/odd-${at}.csv`, `odd\n${at}\n`);
  const args = ["load", raw, "--config", config, "--warehouse", warehouse];
  const process = spawnCommand(args);
  const output = process.output();
  let ended = false;
  void output.then(() => ended = true);
  const hasBegun = async () => (await namesIn(`${warehouse}.spool`).catch(() => [])).length > 0;
  while (!ended && !await hasBegun()) await new Promise((resolve) => setTimeout(resolve, 5));
  process.kill("SIGINT");
  const { code, stderr } = await output;
  assert.deepEqual([code, new TextDecoder().decode(stderr)], [
    130,
    "interrupted: files already loaded are kept; run it again to go on\n",
  ]);
  for (const name of await namesIn(raw)) if (name.startsWith("odd")) await Deno.remove(`${raw}/${name}`);
  const again = await runCommandLine(args);
  assert.deepEqual([again.code, again.stderr], [0, ""]);
  assert.deepEqual((await namesIn(folder.path)).sort(), ["raw", "w.duckdb"]);
});

Deno.test("--rejects prints every record and field that was left out, with its place and what stands there", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.writeTextFile(
    `${folder.path}/raw/hindcast.yaml`,
    "tables: [{ name: m, format: csv, table: alerts, columns: { id: k, started_at: at, resolved_at: done } }]\n",
  );
  await Deno.writeTextFile(
    `${folder.path}/raw/m.csv`,
    "k,at,done\na,2026-07-01T10:00:00Z,2026-13-01T10:00:00Z\nb,soon,\nc,2026-07-01T10:00:00Z,\n",
  );
  const args = ["load", `${folder.path}/raw`, "--warehouse", `${folder.path}/w.duckdb`];
  const loaded = await runCommandLine(args);
  // The command stands there as it runs.
  const [, hint = ""] =
    /^Rejected records \(deno task (load --rejects .*?) prints all of them/m.exec(loaded.stdout) ?? [];
  const { code, stdout } = await runCommandLine(hint.split(" "));
  assert.equal(code, 0);
  assert.match(stdout, /^m\.csv:2 E-DATE field "done" = "2026-13-01T10:00:00Z": it is no time of/m);
  assert.match(
    stdout,
    /^m\.csv:3 E-DATE record, field "at" = "soon": it is no time of [^\n]*\n {2}\{"k":"b","at":"soon","done":null\}$/m,
  );
  assert.match(stdout, /^2 left out\.$/m);
  const { stdout: json } = await runCommandLine([...args, "--rejects", "--json"]);
  assert.deepEqual(JSON.parse(json).map(({ line }: { line: number }) => line), [2, 3]);

  await Deno.writeTextFile(
    `${folder.path}/raw/m.csv`,
    "k,at,done\na,2026-07-01T10:00:00Z,2026-07-01T11:00:00Z\nb,soon,\nc,2026-07-01T10:00:00Z,\n",
  );
  const mended = await runCommandLine(args);
  assert.match(
    mended.stdout,
    /^1 field could not be read in files that newer ones of the same name replaced\.$/m,
  );
  assert.doesNotMatch(mended.stdout, /so nothing stands there/);
  const now = await runCommandLine([...args, "--rejects"]);
  assert.match(
    now.stdout,
    /^m\.csv:3 [^]*\n1 left out\.\n2 more were left out of files that newer ones of the same name replaced:\nm\.csv:2 /,
  );
});

Deno.test("what a load that was cut short left out is told by the one that takes it up, and counted by later ones", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.writeTextFile(
    `${folder.path}/raw/hindcast.yaml`,
    "tables: [{ name: m, format: csv, table: alerts, columns: { id: k, started_at: at } }]\n",
  );
  await Deno.writeTextFile(`${folder.path}/raw/m.csv`, "k,at\na,2026-07-01T10:00:00Z\nb,soon\n");
  const path = `${folder.path}/w.duckdb`;
  const args = ["load", `${folder.path}/raw`, "--warehouse", path];
  await runCommandLine(args);
  // As Ctrl-C leaves it once all files are in.
  const warehouse = await openWarehouse(path);
  await warehouse.run("UPDATE loads SET finished_at = NULL");
  warehouse.close();
  const { stdout } = await runCommandLine(args);
  assert.match(stdout, /^An earlier load was cut short/);
  assert.match(stdout, /^ {2}1 of m: "at": it is no time of [^\n]*\(m\.csv:3\)$/m);
  assert.match(stdout, /^0 files loaded, 1 already known, 0 refused; 1 record rejected; /m);
  assert.doesNotMatch(stdout, /known before/);
  const later = await runCommandLine(args);
  assert.match(
    later.stdout,
    /^1 record of files known before was left out: deno task load --rejects --warehouse \S+ says which and why\.$/m,
  );
});

Deno.test("a rejected line of JSON Lines is shown once, as it stands", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.writeTextFile(
    `${folder.path}/raw/hindcast.yaml`,
    "tables: [{ name: m, format: jsonl, table: alerts, columns: { id: k, started_at: at } }]\n",
  );
  await Deno.writeTextFile(`${folder.path}/raw/m.jsonl`, '{"k": "a", "at": "soon"}\n');
  const args = ["load", `${folder.path}/raw`, "--warehouse", `${folder.path}/w.duckdb`];
  await runCommandLine(args);
  const { stdout } = await runCommandLine([...args, "--rejects"]);
  assert.equal(stdout.split("\n")[1], '  {"k": "a", "at": "soon"}');
});

Deno.test("without a folder data/raw is loaded; whoever reads no further is no failure", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/data/raw`, { recursive: true });
  await Deno.copyFile(sample, `${folder.path}/data/raw/alerts-2026-09.csv`);
  const script = fileURLToPath(new URL("../../lib/cli.ts", import.meta.url));
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", script, "load", "--config", config],
    cwd: folder.path,
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  await process.stdout.cancel();
  assert.equal((await process.status).code, 0);
  assert.deepEqual(await namesIn(`${folder.path}/data/warehouse`), ["hindcast.duckdb"]);
});

Deno.test("a warehouse in a place that is no folder is refused in one line, without a stack", async () => {
  await using folder = await scratch();
  await Deno.writeTextFile(`${folder.path}/file`, "");
  const { code, stderr } = await runCommandLine([
    "load",
    sample,
    "--warehouse",
    `${folder.path}/file/w.duckdb`,
  ]);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^Cannot run "load": .*\(os error \d+\).*\. Name a folder that can be written, .*\.\n$/,
  );
});

Deno.test("of many alerts told otherwise the sentence says at least how many", async () => {
  await using folder = await scratch();
  await Deno.mkdir(`${folder.path}/raw`);
  await Deno.writeTextFile(
    `${folder.path}/raw/hindcast.yaml`,
    "tables: [{ name: m, format: csv, table: alerts, columns: { id: k, started_at: at, title: t } }]\n",
  );
  for (const title of ["full", "slow"]) {
    const lines = Array.from({ length: 1200 }, (_, at) => `${at},2026-07-01T10:00:00Z,${title}\n`);
    await Deno.writeTextFile(`${folder.path}/raw/${title}.csv`, `k,at,t\n${lines.join("")}`);
  }
  const { code, stdout } = await runCommandLine([
    "load",
    `${folder.path}/raw`,
    "--warehouse",
    `${folder.path}/w.duckdb`,
  ]);
  assert.equal(code, 0);
  assert.match(stdout, /^At least 1,000 known alerts told otherwise than before:$/m);
  assert.match(stdout, /^ {2}m:0 title: (?:full|slow) in one export, (?:full|slow) in another/m);
});
