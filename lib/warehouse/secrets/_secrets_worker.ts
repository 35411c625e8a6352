import { parentPort, workerData } from "node:worker_threads";
import { holdsSecrets } from "./_secret_stretches.ts";

/** Looks for secrets on a thread of its own, from a place in a file on. */
const { path, from } = workerData as { readonly path: string; readonly from: number };
parentPort?.postMessage(await holdsSecrets(path, from));
