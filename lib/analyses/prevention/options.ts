/** How sure to be. */
export interface PreventionOptions {
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** Warnings that were acted on, and as many that were not, without which a rule is not judged. Default 5. */
  readonly minimum?: number;
}
