import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { readText } from "./_read_text.ts";
import { complain, progress, say } from "./_terminal.ts";
import { listParameters } from "./list_parameters.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { type NotebookRun, runNotebook } from "./run_notebook.ts";

const help = `Runs one notebook without Jupyter and writes a copy with its outputs.

  deno task run <notebook> [-p name=value ...] [--out D] [--timeout S] [--json]
  deno task run <notebook> --list-parameters [--json]

  -p, --parameter name=value   gives a parameter a value; may be repeated. A path is read from the notebook's folder.
  --out D                      folder of the copy (default reports/runs)
  --timeout S                  seconds the notebook may take (default 600)
  --list-parameters            prints name, type and default of each parameter
  --json                       prints the result as JSON

Exit code 0: every cell ran; 1: a cell failed, or the notebook cannot be run; 2: wrong usage.`;

const options = {
  parameter: { type: "string", short: "p", multiple: true, default: [] as string[] },
  out: { type: "string", default: "reports/runs" },
  timeout: { type: "string", default: "600" },
  "list-parameters": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

class UsageError extends Error {}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const problem = (error as Error).message.split(". ")[0];
    throw new UsageError(`Cannot read the arguments: ${problem}. See deno task run --help.`, {
      cause: error,
    });
  }
}

type Arguments = ReturnType<typeof readArguments>["values"];

function assignment(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) {
    throw new UsageError(`Cannot read parameter "${text}": it is not name=value. Write -p name=value.`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`Cannot read --timeout "${text}": it is no number of seconds. Write --timeout 600.`);
}

async function list(path: string, json: boolean): Promise<number> {
  const parameters = listParameters(
    parseNotebook(await readText(path), basename(path)),
    basename(path),
  );
  if (json) say(JSON.stringify(parameters));
  else if (parameters.length === 0) say(`${basename(path)} has no parameters.`);
  for (const { name, types, initial, description } of json ? [] : parameters) {
    say(`${name}: ${types.join(" | ")} = ${JSON.stringify(initial)}${description && `  ${description}`}`);
  }
  return 0;
}

function report(run: NotebookRun, path: string, json: boolean): number {
  const { notebook: _, ...told } = run;
  if (json) say(JSON.stringify({ notebook: path, ...told }));
  else say(`${run.out}  ${run.status}, ${(run.elapsedMs / 1000).toFixed(1)} s`);
  if (!json && run.error) {
    const cell = `${basename(path)} cell "${run.cell}"`;
    complain(`Cannot run ${cell}: ${run.error.name}.\n${run.error.traceback.join("\n")}`);
  }
  return run.status === "ok" ? 0 : 1;
}

async function run(path: string, values: Arguments): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  const parameters = Object.fromEntries(values.parameter.map(assignment));
  const timeoutS = seconds(values.timeout);
  Deno.addSignalListener("SIGINT", onInterrupt);
  try {
    const done = await runNotebook({
      notebook: path,
      out: join(values.out, basename(path)),
      parameters,
      timeoutS,
      signal: interrupt.signal,
      onCell: (id, number, of) => progress(`${basename(path)} ${number}/${of} ${id}`),
    });
    progress("");
    return report(done, path, values.json);
  } finally {
    Deno.removeSignalListener("SIGINT", onInterrupt);
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [path, ...more] = positionals;
  if (values.help) {
    say(help);
    return 0;
  }
  if (path === undefined || more.length > 0) {
    throw new UsageError("Cannot run: one notebook is needed. See deno task run --help.");
  }
  return values["list-parameters"] ? await list(path, values.json) : await run(path, values);
}

/**
 * `deno task run`: runs one notebook, or lists its parameters.
 *
 * @returns the exit code: 0 when every cell ran, 1 when one failed or the notebook cannot be run, 2 on wrong usage.
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(error.message);
      return 2;
    }
    if (!(error instanceof TypeError || error instanceof Deno.errors.NotFound)) throw error;
    complain(error.message);
    return 1;
  }
}
