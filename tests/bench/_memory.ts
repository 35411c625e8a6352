/** Most memory this process has held, MB, as the kernel counts it; NaN where it does not tell. */
export async function peakMemoryMb(): Promise<number> {
  const status = await Deno.readTextFile("/proc/self/status").catch(() => "");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
}
