import { basename, join } from "node:path";
import { injectParameters } from "../reports/notebook/inject_parameters.ts";
import { listParameters } from "../reports/notebook/list_parameters.ts";
import { readNotebook } from "../reports/notebook/read_notebook.ts";
import { type NotebookRun, runNotebook } from "../reports/notebook/run_notebook.ts";
import { readArguments } from "./arguments.ts";
import { complain, progress, say } from "./terminal.ts";

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
} as const;

class UsageError extends Error {}

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

/** What is wrong with the given parameters for this notebook, if anything is. */
async function misfit(path: string, parameters: Wanted["parameters"]): Promise<string | undefined> {
  const notebook = await readNotebook(path);
  try {
    injectParameters(notebook, parameters, basename(path));
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function list(path: string, json: boolean): Promise<number> {
  const parameters = listParameters(await readNotebook(path), basename(path));
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

interface Wanted {
  readonly parameters: Readonly<Record<string, string>>;
  readonly timeoutS: number;
  readonly out: string;
  readonly json: boolean;
}

async function run(path: string, { json, out, ...wanted }: Wanted): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  Deno.addSignalListener("SIGINT", onInterrupt);
  try {
    const done = await runNotebook({
      ...wanted,
      notebook: path,
      out: join(out, basename(path)),
      signal: interrupt.signal,
      onCell: (id, number, of) => progress(`${basename(path)} ${number}/${of} ${id}`),
    });
    progress("");
    return report(done, path, json);
  } finally {
    Deno.removeSignalListener("SIGINT", onInterrupt);
  }
}

/** `deno task run`: runs one notebook, or lists its parameters. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("run", args, options, help, { needed: ["<notebook>"] });
  if (typeof read === "number") return read;
  const { values, names: [path = ""] } = read;
  const { out, json, parameter, timeout } = values;
  if (values["list-parameters"]) return await list(path, json);
  let wanted: Wanted;
  try {
    const parameters = Object.fromEntries(parameter.map(assignment));
    wanted = { parameters, timeoutS: seconds(timeout), out, json };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return 2;
  }
  const problem = await misfit(path, wanted.parameters);
  if (problem !== undefined) {
    complain(problem);
    return 2;
  }
  return await run(path, wanted);
}
