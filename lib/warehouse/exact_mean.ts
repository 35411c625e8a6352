/** Values are counted in steps of this part of one: 2^40, about 10^12. */
const steps = 2 ** 40;

/**
 * SQL for the mean of a column of doubles, the same however many threads add it up. Doubles round with every addition, so that
 * their sum depends on its order; whole numbers do not, and these have 127 bits. What lies below a step of 10^-12 is rounded;
 * values of 10^24 and more do not fit: leave them out with {@link isSummable}.
 */
export function exactMean(column: string): string {
  return `CAST(sum(CAST(${column} * ${steps} AS HUGEINT)) AS DOUBLE) / (${steps}.0 * count(${column}))`;
}

/** SQL for whether a double is finite and small enough to be added up exactly; what is no number is greater than any. */
export function isSummable(column: string): string {
  return `abs(${column}) < 1e24`;
}
