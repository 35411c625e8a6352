import type { Claim } from "../../model/claim.ts";
import type { Sentence } from "../_sentence.ts";

interface Ends {
  readonly from: string;
  readonly to: string;
}

const span = /\bbetween \{(?:[^{}]*:)?(\w+)\} and \{(?:[^{}]*:)?(\w+)\}/;

/** Names of the values that stand after "from" and after "to", or between which something lies. */
function endsOf(text: string): Ends | undefined {
  const [, low, high] = span.exec(text) ?? [];
  if (low !== undefined && high !== undefined) return { from: low, to: high };
  const from = /\bfrom \{(?:[^{}]*:)?(\w+)\}/.exec(text)?.[1];
  const to = /\bto \{(?:[^{}]*:)?(\w+)\}/.exec(text)?.[1];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

function number(claim: Claim, name: string): number | undefined {
  const value = Object.hasOwn(claim.values, name) ? claim.values[name]?.value : undefined;
  return typeof value === "number" ? value : undefined;
}

/** "from {before} to {after}" must run the way the claim moved, or the way the claim's own sentence runs. */
function runsBackwards(claim: Claim, ends: Ends): boolean {
  const own = endsOf(claim.text);
  if (own && (own.from === ends.to || own.to === ends.from)) return true;
  const [from, to] = [number(claim, ends.from), number(claim, ends.to)];
  if (from === undefined || to === undefined) return false;
  return (claim.direction === "up" && to < from) || (claim.direction === "down" && to > from);
}

/** What runs from one value to another runs as its claim does. */
export function checkEnds({ clauses }: Sentence): string[] {
  return clauses.flatMap(({ text, claims }) => {
    const ends = endsOf(text);
    return ends && claims.some((claim) => runsBackwards(claim, ends))
      ? ["it runs from the later value to the earlier"]
      : [];
  });
}
