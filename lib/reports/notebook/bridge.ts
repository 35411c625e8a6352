import type { MediaBundle } from "../../model/show.ts";

/** What a headless run puts into its process, so that `show` and the lines between cells can report. */
export interface Bridge {
  /** The next code cell begins, counted from 0. */
  cell(index: number): Promise<void>;
  display(bundle: MediaBundle, metadata: MediaBundle): void;
}

/** Where it is found. A registered symbol, because the module that runs a notebook and the notebook share nothing else. */
export const bridgeKey = Symbol.for("hindcast.notebook");

/** The bridge of a headless run, or nothing elsewhere. */
export function bridge(): Bridge | undefined {
  return (globalThis as { [bridgeKey]?: Bridge })[bridgeKey];
}
