/** What loading took in a process of its own. */
export interface Measured {
  readonly seconds: number;
  readonly rows: number;
  readonly peakMb: number;
}

/** Runs a script of this folder that loads `raw` into the new database `out` and prints rows and peak memory. */
export async function measure(
  script: string,
  raw: string,
  out: string,
  ...more: string[]
): Promise<Measured> {
  for (const path of [out, `${out}.wal`]) await Deno.remove(path).catch(() => undefined);
  const started = performance.now();
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "-A",
      new URL(script, import.meta.url).pathname,
      raw,
      out,
      ...more,
    ],
  }).output();
  const seconds = (performance.now() - started) / 1000;
  if (!success) throw new Error(`${script}: ${new TextDecoder().decode(stderr)}`);
  return { seconds, ...JSON.parse(new TextDecoder().decode(stdout)) };
}
