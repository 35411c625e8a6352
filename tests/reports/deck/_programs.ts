/** Whether a program can be started by this name and tells its version. */
export async function installed(program: string, question = "--version"): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args: [question], stdout: "null", stderr: "null" }).output())
      .success;
  } catch {
    return false;
  }
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end and returns what it wrote. */
export async function run(program: string, args: readonly string[]): Promise<Ran> {
  const output = await new Deno.Command(program, { args: [...args], stdout: "piped", stderr: "piped" })
    .output();
  const text = new TextDecoder();
  return { stdout: text.decode(output.stdout), stderr: text.decode(output.stderr) };
}

/** Opens a page in Chromium with a profile of its own and no way out. */
export async function browse(folder: string, address: string, more: readonly string[]): Promise<Ran> {
  return await run("chromium", [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1280,720",
    "--enable-logging=stderr",
    `--user-data-dir=${folder}/profile`,
    ...more,
    address,
  ]);
}
