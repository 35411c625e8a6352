/** How long something lasted, or has lasted so far. */
export interface Spell {
  /** Duration, zero or more, in any unit. */
  readonly time: number;
  /** True when the end was seen; false when the spell is censored: it lasted at least this long. */
  readonly observed: boolean;
}
