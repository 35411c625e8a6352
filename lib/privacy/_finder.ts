import { Buffer } from "node:buffer";
import { anchorScan } from "./_anchor_scan.ts";
import { randomRuns } from "./_random_runs.ts";
import type { SecretRule } from "./_secret_rule.ts";

/** A stretch of text that is a secret. */
export interface FoundSecret {
  readonly kind: string;
  /** First byte, and the one behind the last. */
  readonly start: number;
  readonly end: number;
}

const mostLead = 64;

function startOf(text: string, at: number, lead: RegExp): number {
  let start = at;
  while (start > 0 && at - start < mostLead && lead.test(text[start - 1] ?? "")) start--;
  return start;
}

function matchAt(
  text: string,
  at: number,
  { kind, pattern, lead, isSecret }: SecretRule,
): FoundSecret | null {
  pattern.lastIndex = lead ? startOf(text, at, lead) : at;
  const match = pattern.exec(text);
  if (!match) return null;
  const secret = match.slice(1).findLast((group) => group !== undefined) ?? match[0];
  const held = match.groups?.quoted ?? match.groups?.bare ?? secret;
  if (isSecret && !isSecret(held, match)) return null;
  const end = match.index + match[0].length;
  return { kind, start: end - held.length, end };
}

interface Candidate extends FoundSecret {
  readonly rank: number;
}

/** Whether a byte continues a letter of UTF-8. */
function continues(byte: number | undefined): boolean {
  return ((byte ?? 0) & 0xc0) === 0x80;
}

/** Letters are taken whole. */
function wholeLetters(bytes: Uint8Array, { start, end, ...rest }: Candidate): Candidate {
  let [first, behind] = [start, end];
  while (continues(bytes[first])) first--;
  while (continues(bytes[behind])) behind++;
  return { ...rest, start: first, end: behind };
}

/** Where two overlap the better known counts, else the earlier. */
function apart(candidates: readonly Candidate[]): FoundSecret[] {
  const kept: Candidate[] = [];
  for (const one of candidates.toSorted((a, b) => a.start - b.start || a.rank - b.rank)) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else if (one.rank < last.rank) kept[kept.length - 1] = one;
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}

/** Finds the secrets of a text, in the order they stand in; those that begin before `from` were found before. */
export type Finder = (bytes: Uint8Array, from?: number) => FoundSecret[];

/**
 * Makes a finder.
 *
 * @param ranked rules, those that count more where two secrets overlap first.
 * @param drawn whether long drawn runs are found too.
 */
export function makeFinder(ranked: readonly (readonly SecretRule[])[], drawn: boolean): Finder {
  const anchors = [...new Set(ranked.flat().flatMap((rule) => rule.anchors))];
  const ruled = anchors.map((anchor) =>
    ranked.flatMap((rules, rank) =>
      rules.filter((rule) => rule.anchors.includes(anchor)).map((rule) => ({ rule, rank }))
    )
  );
  const scan = anchorScan(anchors);
  return (bytes, from = 0) => {
    let decoded: string | undefined;
    // Each byte one letter: places in the text are places in the bytes.
    const text = () =>
      decoded ??= Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    const candidates: Candidate[] = [];
    scan(bytes, from, (anchor, at) => {
      for (const { rule, rank } of ruled[anchor] ?? []) {
        const found = matchAt(text(), at, rule);
        if (found) candidates.push({ ...found, rank });
      }
    });
    if (drawn) {
      randomRuns(bytes, from, text, (start, end) => {
        candidates.push({ kind: "random-key", start, end, rank: ranked.length });
      });
    }
    return apart(candidates.map((candidate) => wholeLetters(bytes, candidate)));
  };
}
