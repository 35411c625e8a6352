/** Of the spread of all worlds: where the others are alike, so far a world stands out at most. */
const least = 1e-6;

/**
 * How far each world lies from the mean of those that are not near it, in their standard deviations.
 *
 * A world that were one of those it is held against would hide behind itself, and one that reads nearly the same windows as
 * its neighbours behind them too: more than the real one, which is the only one in its place.
 *
 * @param values by world, around the circle.
 * @param near how many worlds before and after one are too near to be held against it.
 * @param into by world; as it was where there is nothing to compare.
 * @returns whether there is: the worlds differ, and two or more of them are not near.
 */
export function standOut(values: Float64Array, near: number, into: Float64Array): boolean {
  const size = values.length;
  const others = size - 2 * near - 1;
  if (others < 2) return false;
  let mean = 0;
  for (let world = 0; world < size; world++) mean += (values[world] as number) / size;
  const around = (world: number) =>
    (values[world < 0 ? world + size : world < size ? world : world - size] as number) - mean;
  let squares = 0;
  for (let world = 0; world < size; world++) squares += around(world) ** 2;
  const spread = squares / (size - 1);
  if (!(spread > 1e-18)) return false;
  let [sum, nearSquares] = [0, 0];
  for (let world = -near; world <= near; world++) {
    sum += around(world);
    nearSquares += around(world) ** 2;
  }
  for (let world = 0; world < size; world++) {
    const centre = -sum / others;
    const variance = (squares - nearSquares - others * centre * centre) / (others - 1);
    into[world] = (around(world) - centre) / Math.sqrt(Math.max(variance, least * spread));
    const [gone, come] = [around(world - near), around(world + near + 1)];
    sum += come - gone;
    nearSquares += come * come - gone * gone;
  }
  return true;
}
