/**
 * `deno task test`: all tests, on all processors. Loading the library takes longer than most files of tests, so they share it in groups;
 * files that take long run each by itself. Types are checked by `deno task ok`. Options go on to `deno test`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const groups = 6;

function files(...names: readonly string[]): string[] {
  return names.map((name) => new URL(name, here).href);
}

/** About as long as a group; a file that is missing here is only begun later than it should be. */
const first = files(
  "reports/edition/hostile_test.ts",
  "bad_inputs/mutations_test.ts",
  "warehouse/kill_test.ts",
);

/** Begun after the groups, shorter and shorter, so that all processors are busy to the end. */
const last = files(
  "reports/edition/model_edition_test.ts",
  "analyses/anomalies/null_test.ts",
  "reports/edition/edition_test.ts",
  "reports/evaluation_test.ts",
  "analyses/durations/analysis_test.ts",
  "reports/edition/github_status_test.ts",
  "analyses/frequency/analysis_test.ts",
  "bad_inputs_test.ts",
  "reports/notebook/check_notebooks_test.ts",
  "bad_inputs/warehouse_test.ts",
  "commands/similar_test.ts",
);

async function* testsIn(folder: URL): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* testsIn(new URL(`${name}/`, folder));
    else if (name.endsWith("_test.ts")) yield new URL(name, folder).href;
  }
}

/** One file that imports so many others is to Deno one file of tests. */
async function writeGroups(folder: string): Promise<string[]> {
  const alone = new Set([...first, ...last]);
  const others = (await Array.fromAsync(testsIn(here))).filter((test) => !alone.has(test)).sort();
  const dealt = Map.groupBy(others.entries(), ([at]) => at % groups);
  return await Promise.all([...dealt].map(async ([at, tests]) => {
    const path = join(folder, `group_${at}_test.ts`);
    await Deno.writeTextFile(path, tests.map(([, test]) => `import ${JSON.stringify(test)};\n`).join(""));
    return path;
  }));
}

/** One file more than processors, for some wait: for a kill, a server's time-out, a process they started. */
const jobs = Deno.env.get("DENO_JOBS") ?? String(navigator.hardwareConcurrency + 1);

const folder = await Deno.makeTempDir({ prefix: "hindcast-tests-" });
try {
  const options = [
    ...["--quiet", "-A", "--no-check", "--parallel", "--config", "deno.json"],
    // As in the process of a notebook: to optimise the program that draws pictures takes longer than it saves.
    ...["--v8-flags=--liftoff-only", ...Deno.args],
  ];
  const paths = [
    ...first.map((test) => fileURLToPath(test)),
    ...await writeGroups(folder),
    ...last.map((test) => fileURLToPath(test)),
  ];
  const command = new Deno.Command(Deno.execPath(), {
    args: ["test", ...options, ...paths],
    cwd: fileURLToPath(new URL("../", here)),
    env: { DENO_JOBS: jobs },
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  });
  Deno.exitCode = (await command.spawn().status).code;
} finally {
  await Deno.remove(folder, { recursive: true });
}
