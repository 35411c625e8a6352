function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 0;
}

/** How a text alternates between digits, capitals and small letters. */
export interface Alternation {
  /** Letters and digits. */
  readonly length: number;
  readonly digits: number;
  readonly capitals: number;
  readonly small: number;
  /** Share of neighbours among them that are of different classes. Words: 0.1; random hexadecimal 0.47, base 62 0.62. */
  readonly changes: number;
}

/** Measures how a text alternates. */
export function alternation(text: string): Alternation {
  const counts = [0, 0, 0, 0];
  let before = 0;
  let changed = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === 0) continue;
    counts[kind] = (counts[kind] as number) + 1;
    if (before !== 0 && kind !== before) changed++;
    before = kind;
  }
  const [, digits = 0, capitals = 0, small = 0] = counts;
  const length = digits + capitals + small;
  return { length, digits, capitals, small, changes: length > 1 ? changed / (length - 1) : 0 };
}

/** Whether a value that words name as a secret reads as one, and not as a word, number, date or name. */
export function looksRandom(value: string): boolean {
  const { length, digits, capitals, small, changes } = alternation(value);
  if (length < 8 || digits === 0 || capitals + small === 0) return false;
  if (/^(?:\d{4}-\d\d-\d\d|0x)/.test(value)) return false;
  return changes >= (length < 20 ? 0.3 : 0.25);
}
