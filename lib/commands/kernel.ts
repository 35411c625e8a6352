import { hasJupyter } from "./_jupyter.ts";
import { readArguments } from "./arguments.ts";
import { complain, say } from "./terminal.ts";

const help =
  `Installs the Deno kernel for Jupyter, so that JupyterLab, VS Code and nbclient can run the notebooks.

  deno task kernel`;

const missing =
  "Jupyter is not installed here: the kernel waits for it. Get it with `pip install jupyterlab`. " +
  "`deno task run` needs no Jupyter.";

/** `deno task kernel`: installs the kernel the notebooks run on in Jupyter. */
export async function kernelCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("kernel", args, {}, help);
  if (typeof read === "number") return read;
  const install = new Deno.Command(Deno.execPath(), {
    args: ["jupyter", "--install", "--force"],
    env: { NO_COLOR: "1" },
  });
  const { success, stderr } = await install.output();
  if (!success) {
    complain(`Cannot install the kernel: ${new TextDecoder().decode(stderr).trim()}`);
    return 1;
  }
  say('The Deno kernel is installed. Choose "Deno" in Jupyter.');
  if (!await hasJupyter()) say(missing);
  return 0;
}
