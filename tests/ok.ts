/**
 * `deno task ok`: everything CI checks, in one run. `--long` repeats the simulations 2,000 times instead of 400, the mutations of each source
 * 10,000 times instead of 300 and the kills 200 times instead of 40, and damages CSV in all 2,290 ways.
 * The last line is "tests: N passed, N failed".
 */
interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly counts: boolean;
}

const long = Deno.args.includes("--long");
const simulations = { HINDCAST_SIMULATIONS: long ? "2000" : "400", ...(long ? { HINDCAST_LONG: "1" } : {}) };

/** Keeps less than one processor busy, and longest of all checks. */
const jupyter: Step = { name: "Jupyter", args: ["task", "--quiet", "test:jupyter"], counts: false };

/** One after the other, beside Jupyter; the tests keep what it leaves idle busy. */
const others: readonly Step[] = [
  { name: "types", args: ["check", "--quiet", "lib", "tests"], counts: false },
  { name: "notebooks", args: ["task", "--quiet", "notebooks"], counts: false },
  { name: "lint", args: ["lint", "--quiet"], counts: false },
  { name: "format", args: ["fmt", "--check", "--quiet"], counts: false },
  { name: "public face", args: ["doc", "--lint", "--quiet", "lib/mod.ts"], counts: false },
  { name: "tests", args: ["task", "--quiet", "test"], env: simulations, counts: true },
];

function write(text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
}

interface Outcome {
  readonly success: boolean;
  readonly passed: number;
  readonly failed: number;
}

async function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  const child = await new Deno.Command(Deno.execPath(), {
    args: [...step.args],
    env: { NO_COLOR: "1", ...step.env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder().decode(child.stdout) + new TextDecoder().decode(child.stderr);
  const summary = [...text.matchAll(/(\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed/g)].at(-1);
  const passed = step.counts ? Number(summary?.[1] ?? 0) : Number(child.success);
  const failed = step.counts ? Number(summary?.[2] ?? 1) : Number(!child.success);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!child.success || step.name === "Jupyter") write(text);
  if (step.counts) {
    for (const [line] of text.matchAll(/^.*\.\.\. ignored.*$/gm)) {
      write(`skipped  ${line}\n`);
    }
  }
  write(
    `${child.success ? "ok    " : "FAILED"}  ${step.name.padEnd(12)} ${
      step.counts ? `${passed} passed, ${failed} failed, ` : ""
    }${seconds} s\n`,
  );
  return { success: child.success, passed, failed: child.success ? failed : Math.max(1, failed) };
}

const help = `Runs everything CI checks: format, lint, types, notebooks, tests.

  deno task ok [--long]

  --long   repeats simulations, mutations and kills many times more; for the night

The last line is "tests: N passed, N failed". Exit code 0: all of it passed; 1: something failed; 2: wrong usage.
`;

/** Takes many minutes, so nothing is begun for a wrong word. */
const strange = Deno.args.find((arg) => arg !== "--long");
if (strange !== undefined) {
  const asked = strange === "--help" || strange === "-h";
  write(asked ? help : `Cannot run "ok": ${strange} is no option of it. See deno task ok --help.\n`);
  Deno.exit(asked ? 0 : 2);
}

async function inTurn(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await run(step));
  return outcomes;
}
const outcomes = (await Promise.all([inTurn([jupyter]), inTurn(others)])).flat();
const sum = (pick: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + pick(outcome), 0);
write(`tests: ${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed\n`);
Deno.exit(outcomes.every(({ success }) => success) ? 0 : 1);
