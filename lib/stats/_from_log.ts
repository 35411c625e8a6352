/** An end of an interval from its logarithm; null, open, where it lies beyond the largest number. */
export function endFromLog(log: number): number | null {
  const end = Math.exp(log);
  return end < Infinity ? end : null;
}
