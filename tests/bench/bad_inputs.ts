/** `deno run -A tests/bench/bad_inputs.ts`: time and memory of each row of the bad inputs, a process for each. */
import { fixtures } from "../bad_inputs/fixtures.ts";
import { folderOf } from "../warehouse/_given.ts";

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

let [slowest, largest] = [0, 0];
for (const [row, files] of Object.entries(fixtures)) {
  const folder = await folderOf(files);
  const child = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", new URL("_bad_input.ts", import.meta.url).pathname, folder],
  }).output();
  await Deno.remove(folder, { recursive: true });
  const told = new TextDecoder().decode(child.stdout);
  if (!child.success) throw new Error(`row ${row}: ${new TextDecoder().decode(child.stderr)}`);
  const { seconds, peakMb } = JSON.parse(told) as { readonly seconds: number; readonly peakMb: number };
  [slowest, largest] = [Math.max(slowest, seconds), Math.max(largest, peakMb)];
  say(`row ${row.padStart(2)}  ${seconds.toFixed(2).padStart(6)} s  ${peakMb.toFixed(0).padStart(5)} MB`);
}
say(`slowest ${slowest.toFixed(2)} s, most memory ${largest.toFixed(0)} MB`);
