/** The latest values of a stream, in order of size. */
export interface SortedWindow {
  /** How many there are. */
  readonly size: number;
  /** The value with `rank` smaller ones before it. */
  at(rank: number): number;
  /** How many are smaller than a value. */
  rankOf(value: number): number;
  /** Takes a value in; the oldest leaves where there would be too many. */
  add(value: number): void;
}

/** Keeps at most `most` values. Adding moves half of them in memory: a microsecond for ten thousand. */
export function createSortedWindow(most: number): SortedWindow {
  const ascending = new Float64Array(most);
  const arrived = new Float64Array(most);
  let size = 0;
  let turn = 0;
  const rankOf = (value: number): number => {
    let [from, to] = [0, size];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((ascending[middle] as number) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const forget = (value: number): void => {
    const rank = rankOf(value);
    ascending.copyWithin(rank, rank + 1, size);
    size--;
  };
  return {
    get size() {
      return size;
    },
    at: (rank) => ascending[rank] as number,
    rankOf,
    add(value) {
      if (size === most) forget(arrived[turn] as number);
      const rank = rankOf(value);
      ascending.copyWithin(rank + 1, rank, size);
      ascending[rank] = value;
      arrived[turn] = value;
      turn = (turn + 1) % most;
      size++;
    },
  };
}
