/** How often answers are right, by category: `table[label][answer]` counts. */
export type Confusion = readonly (readonly number[])[];

/** Counts answers by label. */
export function confusionOf(
  labels: readonly number[],
  answers: readonly number[],
  classes: number,
): Confusion {
  const table = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  labels.forEach((label, at) => {
    const row = table[label] as number[];
    const answer = answers[at] as number;
    row[answer] = (row[answer] as number) + 1;
  });
  return table;
}

/** Labels of a category, answers of it, and those that are both. */
export function tallyOf(
  table: Confusion,
  category: number,
): { labels: number; answers: number; right: number } {
  return {
    labels: (table[category] ?? []).reduce((sum, count) => sum + count, 0),
    answers: table.reduce((sum, row) => sum + (row[category] ?? 0), 0),
    right: table[category]?.[category] ?? 0,
  };
}

/** Mean of the F1 of every category that has a label or an answer; null where there is none. */
export function macroF1(table: Confusion): number | null {
  const scores = table.map((_, category) => tallyOf(table, category))
    .filter(({ labels, answers }) => labels + answers > 0)
    .map(({ labels, answers, right }) => 2 * right / (labels + answers));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
