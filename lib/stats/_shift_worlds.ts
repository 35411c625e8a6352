import { createRandom, type Random } from "./random.ts";

/** Series without a shift, of every kind of memory: the null that a found shift is held against. */
export interface ShiftWorlds {
  readonly count: number;
  /** Values of one world, made for these weights: what lasts has one variance, noise the less the heavier its place. */
  series(world: number, weights: Float64Array, into: Float64Array): void;
}

const worlds = 3000;
/** Share of worlds that remember nothing. */
const forgetful = 0.4;
/** What is forgotten from one place to the next in the longest memory. */
const slowest = 0.01;
/** Lengths and seeds that are kept: of many the latest few are asked for again. */
const mostKept = 4;

interface Draws {
  readonly lasting: Float64Array;
  readonly noise: Float64Array;
  /** Share of the variance that lasts. */
  readonly share: Float64Array;
}

/** Long memories are the more likely: they are what a shift is mistaken for. */
function memoryOf(random: Random): number {
  return random.next() < forgetful ? 0 : 1 - slowest ** Math.sqrt(random.next());
}

function drawsOf(n: number, seed: number): Draws {
  const random = createRandom(seed);
  const [lasting, noise] = [new Float64Array(worlds * n), new Float64Array(worlds * n)];
  const share = new Float64Array(worlds);
  for (let world = 0; world < worlds; world++) {
    const memory = memoryOf(random);
    share[world] = random.next() < 0.5 ? 1 : random.next();
    const fresh = Math.sqrt(1 - memory * memory);
    let state = random.normal();
    for (let i = world * n; i < (world + 1) * n; i++) {
      lasting[i] = state;
      noise[i] = random.normal();
      state = memory * state + fresh * random.normal();
    }
  }
  return { lasting, noise, share };
}

const kept = new Map<string, Draws>();

function keptDraws(n: number, seed: number): Draws {
  const key = `${n} ${seed}`;
  const known = kept.get(key);
  if (known) return known;
  const draws = drawsOf(n, seed);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, draws);
  return draws;
}

/** The worlds of series of this length; drawn once for a length and seed. */
export function shiftWorlds(n: number, seed: number): ShiftWorlds {
  const { lasting, noise, share } = keptDraws(n, seed);
  return {
    count: worlds,
    series(world, weights, into) {
      const lasts = Math.sqrt(share[world] as number);
      const passes = Math.sqrt(1 - (share[world] as number));
      const start = world * n;
      for (let i = 0; i < n; i++) {
        const weight = weights[i] as number;
        into[i] = weight <= 0 ? 0 : lasts * (lasting[start + i] as number) +
          passes * (noise[start + i] as number) / Math.sqrt(weight);
      }
    },
  };
}
