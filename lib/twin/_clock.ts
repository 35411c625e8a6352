export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** First instant of the company's history, milliseconds since 1970. */
export const start = Date.UTC(2025, 3, 1);

/** First instant after it: six quarters. */
export const end = Date.UTC(2026, 9, 1);

/** When the tools were asked for their exports. */
export const exportedAt = Date.UTC(2026, 9, 1, 6);

/** Whole hours of the history. */
export const hours = (end - start) / hour;

/** To the whole second: no tool of the company writes fractions. */
export function toSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

/** ISO 8601 in UTC: `2026-03-01T14:02:11Z`. */
export function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2026-03-01`, in UTC. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
