import type { CauseCategory } from "../../model/taxonomy.ts";
import type { Estimate, IntervalOptions } from "../../stats/estimate.ts";
import { cohenKappa } from "../../stats/kappa.ts";
import type { CauseRow } from "./rows.ts";

/** Agreement of guesses with the labels that came after them, beyond chance, and how many were the same. */
export function guessKappa(
  rows: readonly CauseRow[],
  classes: readonly CauseCategory[],
  options: IntervalOptions,
): { kappa: Estimate; agreed: number } {
  const places = new Map(classes.map(({ name }, at) => [name, at]));
  const table = classes.map(() => classes.map(() => 0));
  for (const { guess, guessedAt, label, labelledAt } of rows) {
    if (guess === null || label === null || guessedAt === null || labelledAt === null) continue;
    const [one, other] = [places.get(guess), places.get(label)];
    if (one === undefined || other === undefined || guessedAt > labelledAt) continue;
    const row = table[one] as number[];
    row[other] = (row[other] as number) + 1;
  }
  const agreed = table.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  return { kappa: cohenKappa(table, options), agreed };
}
