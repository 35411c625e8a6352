import { complain, say } from "./commands/terminal.ts";
import { ExportError, QueryError } from "./model/errors.ts";

type Command = (args: readonly string[]) => Promise<number>;

/** Each command is imported when it is called: loading a folder does not wait for the charts. */
const commands: Readonly<Record<string, readonly [() => Promise<Command>, string]>> = {
  demo: [
    async () => (await import("./commands/demo.ts")).demoCommand,
    "the main job on the sample: load, notebooks, deck",
  ],
  load: [
    async () => (await import("./commands/load.ts")).loadCommand,
    "load a folder of exports into the warehouse",
  ],
  review: [
    async () => (await import("./commands/review.ts")).reviewCommand,
    "write the edition of a period: notebooks, deck, findings",
  ],
  draft: [
    async () => (await import("./commands/draft.ts")).draftCommand,
    "write the first draft of a postmortem",
  ],
  watch: [
    async () => (await import("./commands/watch.ts")).watchCommand,
    "load exports as they arrive and draft what they resolve",
  ],
  families: [
    async () => (await import("./commands/families.ts")).familiesCommand,
    "list families of incidents, and let a model propose names",
  ],
  label: [
    async () => (await import("./commands/label.ts")).labelCommand,
    "ask for causes and triggers, the most useful first",
  ],
  models: [
    async () => (await import("./commands/models.ts")).modelsCommand,
    "say which model is configured and what it supports",
  ],
  run: [async () => (await import("./commands/run.ts")).runCommand, "run one notebook"],
  similar: [
    async () => (await import("./commands/similar.ts")).similarCommand,
    "find past incidents like one at hand",
  ],
  indicators: [
    async () => (await import("./commands/indicators.ts")).indicatorsCommand,
    "say which of your indicator rules match now",
  ],
  twin: [
    async () => (await import("./commands/twin.ts")).twinCommand,
    "write the exports of the synthetic company",
  ],
  notebooks: [
    async () => (await import("./commands/notebooks.ts")).notebooksCommand,
    "check the notebooks",
  ],
  evaluate: [
    async () => (await import("./commands/evaluate.ts")).evaluateCommand,
    "measure how good drafts are",
  ],
  kernel: [
    async () => (await import("./commands/kernel.ts")).kernelCommand,
    "install the Jupyter kernel",
  ],
  lab: [async () => (await import("./commands/lab.ts")).labCommand, "open JupyterLab"],
  dictionary: [
    async () => (await import("./commands/dictionary.ts")).dictionaryCommand,
    "write the data dictionary",
  ],
};

function help(): string {
  const lines = Object.entries(commands).map(([name, [, what]]) => `  ${name.padEnd(12)}${what}`);
  return `Hindcast: what your incidents teach, from the exports of your tools.\n\n${
    lines.join("\n")
  }\n\nEach takes --help.`;
}

/** What the system says of a place that is read-only, no folder, or not to be touched. */
function isOfDisk(error: unknown): error is Error {
  return error instanceof Deno.errors.NotCapable ||
    (error instanceof Error && /\(os error \d+\)/.test(error.message));
}

/** Runs a command; every failure ends in one message, never in a stack unless it is a fault of ours. */
async function main(args: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "-h") {
    say(help());
    return 0;
  }
  const find = commands[name]?.[0];
  if (!find) {
    complain(`Cannot run "${name}": there is no such command.\n\n${help()}`);
    return 2;
  }
  try {
    const command = await find();
    return await command(rest);
  } catch (error) {
    // Whoever reads has read enough: `| head -1`.
    if (error instanceof Deno.errors.BrokenPipe) return 0;
    if (error instanceof DOMException && error.name === "AbortError") {
      complain(error.message);
      return 130;
    }
    if (
      error instanceof ExportError || error instanceof QueryError || error instanceof RangeError ||
      error instanceof TypeError || error instanceof Deno.errors.NotFound
    ) {
      complain(error.message);
      return 1;
    }
    if (isOfDisk(error)) {
      const reason = error.message.replace(/, run again with .*$/, "");
      const remedy = /\(os error 28\)/.test(reason)
        ? "Make room and run it again; what was there before is as it was"
        : "Name a folder that can be written, or check its permissions";
      complain(`Cannot run "${name}": ${reason}. ${remedy}.`);
      return 1;
    }
    throw error;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
