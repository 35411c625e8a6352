/**
 * SQL for the mean of a column of doubles, the same however many threads add it up. Doubles round with every addition, so that
 * their sum depends on its order; values of seven digits (singles) leave room in a double for thousands of them without any
 * rounding, where the greatest is less than a hundred thousand times the smallest. What may be left beyond that is rounded
 * away. Values from 1e38 on are no singles: filter them out with {@link isSingle}.
 */
export function exactMean(column: string): string {
  return `CAST(CAST(avg(CAST(${column} AS FLOAT)) AS FLOAT) AS DOUBLE)`;
}

/** SQL for whether a double is finite and small enough for a single; what is no number is greater than any. */
export function isSingle(column: string): string {
  return `abs(${column}) < 1e38`;
}
