/** Cases, each with the times it is held against. */
export interface MatchedCases {
  /** 1 where the case came under the condition, 0 where it did not. */
  readonly exposed: ArrayLike<number>;
  /** Share of its matched times, its own included, that are under the condition; 0 to 1. */
  readonly shares: ArrayLike<number>;
  /** Group of cases that may hang together, such as its week; whole numbers from 0. */
  readonly groups: ArrayLike<number>;
}
