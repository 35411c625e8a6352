import { jupyterLab } from "./_jupyter.ts";
import { complain, say } from "./terminal.ts";

const help = `Opens the notebooks in JupyterLab.

  deno task lab [options of JupyterLab]`;

const missing =
  "Cannot open JupyterLab: it is not installed here. Get it with `pip install jupyterlab`, then run " +
  "`deno task kernel` once. Without it, `deno task run <notebook>` runs a notebook and VS Code shows it.";

/** `deno task lab`: opens the notebooks in JupyterLab, which gets all that is given, or says how to get it. */
export async function labCommand(args: readonly string[]): Promise<number> {
  if (args[0] === "--help") {
    say(help);
    return 0;
  }
  const lab = await jupyterLab();
  if (!lab) {
    complain(missing);
    return 1;
  }
  const [program = "", ...start] = lab;
  const status = await new Deno.Command(program, { args: [...start, "notebooks", ...args] }).spawn().status;
  return status.code;
}
