import type { Notebook, Output } from "hindcast";

/** What of an output must be the same everywhere. */
function essence(output: Output): unknown {
  switch (output.output_type) {
    case "stream":
      return { name: output.name, text: output.text };
    case "error":
      // A kernel names places by its own lines.
      return { ename: output.ename, evalue: output.evalue };
    default:
      return { type: output.output_type, data: output.data, metadata: output.metadata };
  }
}

/** The kernel sends each printed line by itself: pieces of one stream that follow each other are one. */
function merged(outputs: readonly Output[]): Output[] {
  const whole: Output[] = [];
  for (const output of outputs) {
    const last = whole.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      whole[whole.length - 1] = { ...last, text: last.text + output.text };
    } else whole.push(output);
  }
  return whole;
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => [k, sorted(v)]),
  );
}

function text(output: Output | undefined): string {
  return output ? JSON.stringify(sorted(essence(output))) : "nothing";
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - 60);
  return `headless …${a.slice(from, at + 100)}… kernel …${b.slice(from, at + 100)}…`;
}

/** How two executions of a notebook compare. */
export interface Comparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

/** Compares the outputs of two executions cell by cell: same outputs in the same order, same media types, same bytes. */
export function compareOutputs(headless: Notebook, kernel: Notebook): Comparison {
  let compared = 0;
  const differences: string[] = [];
  for (const cell of headless.cells) {
    const other = kernel.cells.find(({ id }) => id === cell.id);
    if (cell.cell_type !== "code" || other?.cell_type !== "code") continue;
    const [ours, theirs] = [merged(cell.outputs), merged(other.outputs)];
    for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
      compared++;
      const [a, b] = [text(ours[at]), text(theirs[at])];
      if (a !== b) differences.push(`cell "${cell.id}" output ${at + 1}: ${firstDifference(a, b)}`);
    }
    if (cell.execution_count !== other.execution_count) {
      differences.push(
        `cell "${cell.id}": execution count ${cell.execution_count}, on the kernel ${other.execution_count}`,
      );
    }
  }
  return { compared, differences };
}
