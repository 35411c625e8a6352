/**
 * `deno task test`: all tests, on all processors. Loading the library takes longer than most files of tests, so they share it in groups;
 * files that take long start first, each by itself. Types are checked by `deno task ok`. Options go on to `deno test`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const groups = 6;

/** Longest first; a file that is missing here is only begun later than it should be. */
const long = [
  "reports/edition/hostile_test.ts",
  "warehouse/kill_test.ts",
  "bad_inputs/mutations_test.ts",
  "bad_inputs_test.ts",
  "reports/edition/kill_test.ts",
  "reports/edition/edition_test.ts",
  "bad_inputs/warehouse_test.ts",
  "reports/notebook/check_notebooks_test.ts",
  "commands/load_test.ts",
  "reports/edition/github_status_test.ts",
  "commands/similar_test.ts",
  "analyses/durations/analysis_test.ts",
].map((name) => new URL(name, here).href);

async function* testsIn(folder: URL): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* testsIn(new URL(`${name}/`, folder));
    else if (name.endsWith("_test.ts")) yield new URL(name, folder).href;
  }
}

/** One file that imports so many others is to Deno one file of tests. */
async function writeGroups(folder: string): Promise<string[]> {
  const short = (await Array.fromAsync(testsIn(here))).filter((test) => !long.includes(test)).sort();
  const dealt = Map.groupBy(short.entries(), ([at]) => at % groups);
  return await Promise.all([...dealt].map(async ([at, tests]) => {
    const path = join(folder, `group_${at}_test.ts`);
    await Deno.writeTextFile(path, tests.map(([, test]) => `import ${JSON.stringify(test)};\n`).join(""));
    return path;
  }));
}

const folder = await Deno.makeTempDir({ prefix: "hindcast-tests-" });
try {
  const options = ["--quiet", "-A", "--no-check", "--parallel", "--config", "deno.json", ...Deno.args];
  const files = [...long.map((test) => fileURLToPath(test)), ...await writeGroups(folder)];
  const command = new Deno.Command(Deno.execPath(), {
    args: ["test", ...options, ...files],
    cwd: fileURLToPath(new URL("../", here)),
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  });
  Deno.exitCode = (await command.spawn().status).code;
} finally {
  await Deno.remove(folder, { recursive: true });
}
