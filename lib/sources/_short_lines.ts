const totalLength = 50_000;
const lineLength = 1_000;

/**
 * The lines of a text as far as patterns are looked for in it: what tools and people say of a record stands early and in
 * short lines, and what somebody pastes below must not hold up a load.
 */
export function shortLines(text: string | null): readonly string[] {
  return (text ?? "").slice(0, totalLength).split(/\r?\n/).map((line) => line.slice(0, lineLength));
}
