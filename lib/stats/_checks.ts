/** Refuses what no sample can hold. Thin data is never refused: that is an answer, not an error. */
function refuse(action: string, state: string, remedy: string): never {
  throw new RangeError(`Cannot ${action}: ${state}. ${remedy}.`);
}

export function checkConfidence(action: string, confidence: number): void {
  if (confidence > 0 && confidence < 1) return;
  refuse(action, `confidence is ${confidence}`, "Give a share between 0 and 1, such as 0.95");
}

export function checkProbability(action: string, name: string, value: number): void {
  if (value > 0 && value < 1) return;
  refuse(action, `${name} is ${value}`, "Give a share between 0 and 1");
}

export function checkFinite(action: string, values: readonly number[]): void {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) refuse(action, `value ${at} is ${values[at]}`, "Leave out what is unknown before calling");
}

export function checkShares(action: string, shares: readonly number[]): void {
  const at = shares.findIndex((share) => !(share >= 0 && share <= 1));
  if (at >= 0) refuse(action, `value ${at} is ${shares[at]}`, "Give values from 0 to 1");
}

export function checkPositive(action: string, values: readonly number[]): void {
  const at = values.findIndex((value) => !(value > 0 && value < Infinity));
  if (at >= 0) {
    refuse(action, `value ${at} is ${values[at]}`, "Give positive numbers only: the logarithm is taken");
  }
}

export function checkCounts(action: string, counts: ArrayLike<number>): void {
  if (counts instanceof Uint32Array) return;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at];
    if (Number.isSafeInteger(count) && (count as number) >= 0) continue;
    refuse(action, `count ${at} is ${count}`, "Give whole numbers of zero or more");
  }
}

export function checkExposures(action: string, exposures: readonly number[]): void {
  const at = exposures.findIndex((exposure) => !(exposure > 0 && exposure < Infinity));
  if (at >= 0) {
    refuse(action, `exposure ${at} is ${exposures[at]}`, "Give the positive time or share it was watched");
  }
}

export function checkPermutations(action: string, permutations: number): void {
  if (Number.isSafeInteger(permutations) && permutations >= 1) return;
  refuse(action, `permutations is ${permutations}`, "Give a whole number of one or more, such as 9999");
}

export function checkPeriod(action: string, period: number): void {
  if (Number.isSafeInteger(period) && period >= 1) return;
  refuse(action, `the period is ${period}`, "Give a whole number of steps, 1 for none");
}

export function checkLength(action: string, what: string, got: number, needed: number): void {
  if (got === needed) return;
  refuse(action, `${what} holds ${got} values instead of ${needed}`, "Give one value for each");
}

export function checkPValues(pValues: readonly number[]): void {
  const at = pValues.findIndex((p) => !(p >= 0 && p <= 1));
  if (at >= 0) {
    refuse(
      "adjust p-values",
      `p ${at} is ${pValues[at]}`,
      "Give probabilities from 0 to 1, and leave out untested ones",
    );
  }
}

export function checkSeed(seed: number): void {
  if (Number.isSafeInteger(seed)) return;
  refuse("seed the random numbers", `the seed is ${seed}`, "Give a whole number");
}

export function checkBelow(below: number): void {
  if (Number.isSafeInteger(below) && below >= 1 && below <= 2 ** 32) return;
  refuse("draw a random whole number", `the bound is ${below}`, "Give a whole number from 1 to 2^32");
}

export function checkQuantile(n: number, p: number): void {
  if (n === 0) {
    refuse("compute a quantile", "there are no values", "Check for an empty sample before calling");
  }
  if (!(p >= 0 && p <= 1)) refuse("compute a quantile", `p is ${p}`, "Give a share from 0 to 1");
}

export function checkDispersion(action: string, dispersion: number): void {
  if (dispersion >= 0 && dispersion < Infinity) return;
  refuse(action, `dispersion is ${dispersion}`, "Give the variance over the mean, 1 under Poisson");
}
