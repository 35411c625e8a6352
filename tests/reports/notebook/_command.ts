// Runs a command as the tasks do, in a process of its own: `_command.ts <command> <arguments>`.
import { kernelCommand } from "../../../lib/reports/notebook/kernel_command.ts";
import { labCommand } from "../../../lib/reports/notebook/lab_command.ts";
import { notebooksCommand } from "../../../lib/reports/notebook/notebooks_command.ts";
import { runCommand } from "../../../lib/reports/notebook/run_command.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  kernel: kernelCommand,
  lab: labCommand,
  notebooks: notebooksCommand,
  run: runCommand,
};

const [name = "", ...args] = Deno.args;
Deno.exit(await commands[name]?.(args) ?? 2);
