import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const environment = `${root}.cache/jupyter`;
const windows = Deno.build.os === "windows";

async function call(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const command = new Deno.Command(program, { args: [...args], env, stdout: "piped", stderr: "piped" });
  const { success, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  if (!success) {
    throw new Error(`${program} ${args[0]} failed:\n${decoder.decode(stdout)}${decoder.decode(stderr)}`);
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** The Python of this machine, or nothing where there is none. */
export async function findPython(): Promise<string | undefined> {
  for (const program of ["python3", "python"]) {
    try {
      const command = new Deno.Command(program, {
        args: ["-c", "import venv, ensurepip"],
        stderr: "null",
        stdout: "null",
      });
      if ((await command.output()).success) return program;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return undefined;
}

/** An environment with the packages of requirements.txt, made when it is not there or they have changed. Returns its Python. */
export async function prepareEnvironment(python: string): Promise<string> {
  const inside = windows ? `${environment}/Scripts/python.exe` : `${environment}/bin/python`;
  const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
  const wanted = await Deno.readTextFile(requirements);
  const stamp = `${environment}/installed.txt`;
  if (await exists(stamp) && await Deno.readTextFile(stamp) === wanted) return inside;
  await call(python, ["-m", "venv", "--clear", environment]);
  await call(inside, ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
  await Deno.writeTextFile(stamp, wanted);
  return inside;
}

/** Writes the kernel's specification for this Deno, which may stand on no path, and returns the folder to find it in. */
export async function writeKernelSpecification(): Promise<string> {
  const folder = `${environment}/share/hindcast/kernels/deno`;
  await Deno.mkdir(folder, { recursive: true });
  const argv = [Deno.execPath(), "jupyter", "--kernel", "--conn", "{connection_file}"];
  await Deno.writeTextFile(
    `${folder}/kernel.json`,
    JSON.stringify({ argv, display_name: "Deno", language: "typescript" }),
  );
  return `${environment}/share/hindcast`;
}

/** Runs a script of this folder. */
export async function runPython(
  python: string,
  script: string,
  args: readonly string[],
  jupyterPath: string,
) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  await call(python, [path, ...args], { JUPYTER_PATH: jupyterPath, NO_COLOR: "1" });
}
