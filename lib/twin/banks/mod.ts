import { cache } from "./cache.ts";
import { certificate } from "./certificate.ts";
import { memory } from "./memory.ts";
import { pool } from "./pool.ts";
import { queue } from "./queue.ts";
import { upstream } from "./upstream.ts";

/** Phrase banks by family. */
export const banks = { pool, memory, certificate, queue, upstream, cache } as const;

/** Kinds of failure that come back. */
export type Family = keyof typeof banks;
