/** `deno run -A tests/bench/bad_inputs.ts`: time and memory of each row of the bad inputs, a process for each. */
import { fixtures } from "../bad_inputs/fixtures.ts";
import { folderOf } from "../warehouse/_given.ts";

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

interface Figures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

let [slowest, busiest, largest] = [0, 0, 0];
for (const [row, files] of Object.entries(fixtures)) {
  const folder = await folderOf(files);
  const child = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", new URL("_bad_input.ts", import.meta.url).pathname, folder],
  }).output();
  await Deno.remove(folder, { recursive: true });
  const told = new TextDecoder().decode(child.stdout);
  if (!child.success) throw new Error(`row ${row}: ${new TextDecoder().decode(child.stderr)}`);
  const { seconds, cpuSeconds, peakMb } = JSON.parse(told) as Figures;
  [slowest, busiest] = [Math.max(slowest, seconds), Math.max(busiest, cpuSeconds)];
  largest = Math.max(largest, peakMb);
  const times = `${seconds.toFixed(2).padStart(6)} s  ${cpuSeconds.toFixed(2).padStart(6)} CPU s`;
  say(`row ${row.padStart(2)}  ${times}  ${peakMb.toFixed(0).padStart(5)} MB`);
}
say(`at most ${slowest.toFixed(2)} s, ${busiest.toFixed(2)} s of CPU, ${largest.toFixed(0)} MB`);
