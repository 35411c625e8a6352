// Runs notebooks headless and on the real Deno kernel, and compares what comes out:
//   deno task test:jupyter [-p name=value ...] [notebook ...]
// Without names: the example of everything that can be shown, and the project's notebooks on the sample.
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  injectParameters,
  listParameters,
  loadFolder,
  openWarehouse,
  parseNotebook,
  runNotebook,
  writeNotebook,
} from "hindcast";
import { findConfig } from "../../lib/commands/config_file.ts";
import { compareOutputs } from "./_compare.ts";
import { findPython, prepareEnvironment, runPython, writeKernelSpecification } from "./_python.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const example = join(root, "tests/reports/notebook/example.ipynb");

interface Copies {
  readonly name: string;
  readonly source: string;
  readonly headless: string;
  readonly kernel: string;
  readonly cwd: string;
}

async function read(path: string) {
  return parseNotebook(await Deno.readTextFile(path), basename(path));
}

/** Values for the parameters this notebook has; others are for other notebooks. */
async function prepare(
  path: string,
  given: Readonly<Record<string, string>>,
  folder: string,
): Promise<Copies> {
  const stored = await read(path);
  const known = new Set(listParameters(stored).map(({ name }) => name));
  const parameters = Object.fromEntries(Object.entries(given).filter(([name]) => known.has(name)));
  const name = basename(path);
  const copies = {
    name,
    source: join(folder, `source_${name}`),
    headless: join(folder, `headless_${name}`),
    kernel: join(folder, `kernel_${name}`),
    cwd: dirname(resolve(path)),
  };
  await Deno.writeTextFile(copies.source, writeNotebook(injectParameters(stored, parameters, name)));
  const run = await runNotebook({ notebook: path, out: copies.headless, parameters });
  if (run.status !== "ok") throw new Error(`${name} cell "${run.cell}": ${run.error?.traceback.join("\n")}`);
  return copies;
}

async function projectNotebooks(): Promise<string[]> {
  const names = (await Array.fromAsync(Deno.readDir(join(root, "notebooks")))).map(({ name }) => name);
  return names.filter((name) => name.endsWith(".ipynb")).sort().map((name) => join(root, "notebooks", name));
}

/** Loads the sample into a warehouse of this test's own. */
async function loadSample(folder: string): Promise<string> {
  const path = join(folder, "sample.duckdb");
  const raw = join(root, "data/sample/raw");
  const warehouse = await openWarehouse(path);
  try {
    await loadFolder(warehouse, raw, { config: (await findConfig(raw, undefined)).config });
  } finally {
    warehouse.close();
  }
  return path;
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

async function compare(copies: Copies): Promise<number> {
  const { compared, differences } = compareOutputs(await read(copies.headless), await read(copies.kernel));
  for (const difference of differences) say(`${copies.name} ${difference}`);
  say(`${copies.name}: ${compared} outputs compared, ${differences.length} differ`);
  if (differences.length > 0) Deno.exitCode = 1;
  return compared;
}

async function main(named: readonly string[], values: Readonly<Record<string, string>>): Promise<void> {
  const python = await findPython();
  if (!python) return say("skipped: no python3");
  const inside = await prepareEnvironment(python);
  const jupyterPath = await writeKernelSpecification();
  const folder = await Deno.makeTempDir({ prefix: "hindcast-" });
  try {
    const paths = named.length > 0 ? named : [example, ...await projectNotebooks()];
    const given = named.length > 0 ? values : { warehousePath: await loadSample(folder), ...values };
    const copies: Copies[] = [];
    for (const path of paths) copies.push(await prepare(path, given, folder));
    const args = copies.flatMap(({ source, headless, kernel, cwd }) => [source, headless, kernel, cwd]);
    await runPython(inside, "execute.py", args, jupyterPath);
    let outputs = 0;
    for (const made of copies) outputs += await compare(made);
    say(`jupyter: ${copies.length} notebooks, ${outputs} outputs compared, all valid nbformat 4.5`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const { values, positionals } = parseArgs({
  args: Deno.args,
  options: { parameter: { type: "string", short: "p", multiple: true, default: [] as string[] } },
  allowPositionals: true,
});
const given = values.parameter.map((
  text,
) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]);
await main(positionals, Object.fromEntries(given));
