/** A file system of so many kilobytes; null where mounting is not allowed. */
export async function smallDisk(kilobytes: number): Promise<string | null> {
  if (Deno.build.os !== "linux") return null;
  const place = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  const args = ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "hindcast-test", place];
  const mounted = await new Deno.Command("mount", { args }).output().then(
    ({ success }) => success,
    () => false,
  );
  if (mounted) return place;
  await Deno.remove(place);
  return null;
}

/** Takes it away again. */
export async function unmount(place: string): Promise<void> {
  await new Deno.Command("umount", { args: [place] }).output();
  await Deno.remove(place).catch(() => undefined);
}

const probe = await smallDisk(64);
if (probe) await unmount(probe);

/** Whether this process may mount one. */
export const mayMount = probe !== null;
