import { denoTool } from "./_tools.ts";
import { complain, say } from "./_terminal.ts";
import { hasJupyter } from "./_jupyter.ts";

const help =
  `Installs the Deno kernel for Jupyter, so that JupyterLab, VS Code and nbclient can run the notebooks.

  deno task kernel`;

const missing =
  "Jupyter is not installed here: the kernel waits for it. Get it with `pip install jupyterlab`. " +
  "`deno task run` needs no Jupyter.";

/**
 * `deno task kernel`: installs the kernel the notebooks run on in Jupyter.
 *
 * @returns the exit code: 0 when it is installed, 1 when not, 2 on wrong usage.
 */
export async function kernelCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    say(help);
    return args[0] === "--help" ? 0 : 2;
  }
  const report = await denoTool("jupyter", ["--install", "--force"]);
  if (!report.success) {
    complain(`Cannot install the kernel: ${report.stderr.trim()}`);
    return 1;
  }
  say('The Deno kernel is installed. Choose "Deno" in Jupyter.');
  if (!await hasJupyter()) say(missing);
  return 0;
}
