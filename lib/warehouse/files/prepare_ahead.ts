import type { Found } from "./folder.ts";
import { prepare, type Prepared, type Preparing } from "./prepare.ts";

/** How many prepared files may wait for the database. */
const ahead = 512;

/** Prepares files while the database works on those before, and hands them over in their order. */
export async function* preparedAhead(
  preparing: Preparing,
  files: readonly Found[],
): AsyncGenerator<Prepared> {
  const waiting: Promise<Prepared>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let next = 0;
  const startNext = () => {
    const at = next++;
    const file = files[at];
    if (!file) return;
    // One after the other: two at once would only take turns on the same thread and hold two files' rows.
    const prepared = last.then(() => prepare(preparing, file, at));
    // A fault of ours in a file ahead is thrown when its turn comes, not as an unhandled rejection now.
    last = prepared.catch(() => undefined);
    waiting.push(prepared);
  };
  for (let at = 0; at < ahead; at++) startNext();
  for (let prepared = waiting.shift(); prepared; prepared = waiting.shift()) {
    yield await prepared;
    startNext();
  }
}
