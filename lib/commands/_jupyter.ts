async function answers(program: string, args: readonly string[]): Promise<boolean> {
  try {
    const command = new Deno.Command(program, {
      args: [...args, "--version"],
      stdout: "null",
      stderr: "null",
    });
    return (await command.output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** How JupyterLab is started here, or nothing where it is not installed. */
export async function jupyterLab(): Promise<readonly string[] | undefined> {
  const ways = [["jupyter", "lab"], ["jupyter-lab"], ["python3", "-m", "jupyterlab"]];
  for (const [program = "", ...args] of ways) {
    if (await answers(program, args)) return [program, ...args];
  }
  return undefined;
}

/** Whether any Jupyter is installed here. */
export async function hasJupyter(): Promise<boolean> {
  return await answers("jupyter", []) || await answers("python3", ["-m", "jupyter"]);
}
