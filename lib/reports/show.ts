import { media, type MediaBundle } from "../model/show.ts";
import { bridge } from "./notebook/bridge.ts";
import { bundleOf, type Showable } from "./notebook/bundle.ts";
import { chartMetadata } from "./notebook/chart_bundle.ts";

export type { Showable };

/**
 * The kernel can lose an output that is still on its way when the cell's reply leaves: measured 12 of 100 lost, none with
 * five milliseconds, but pictures, which are large, with those too where all processors are busy.
 */
const settleMs = { text: 10, picture: 60 };

type Broadcast = typeof Deno.jupyter.broadcast;

function kernel(): Broadcast | undefined {
  try {
    return Deno.jupyter.broadcast;
  } catch {
    // Outside the kernel the property throws when it is read.
    return undefined;
  }
}

async function print(bundle: MediaBundle): Promise<void> {
  const writer = Deno.stdout.writable.getWriter();
  await writer.write(new TextEncoder().encode(`${bundle[media.plain]}\n`));
  writer.releaseLock();
}

/**
 * Shows a chart, finding, claim, table or Markdown in the place the notebook runs in. The only way a notebook displays.
 *
 * In Jupyter and in a headless run it becomes an output of the cell, in several media types; in a plain script its text is
 * printed.
 *
 * @throws {TypeError} when it is none of these.
 *
 * @example
 * ```ts
 * import { md, show } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(await show(md`## What changed`), undefined);
 * ```
 */
export async function show(thing: Showable): Promise<void> {
  const bundle = await bundleOf(thing);
  const metadata = media.png in bundle ? chartMetadata : {};
  const headless = bridge();
  if (headless) return headless.display(bundle, metadata);
  const broadcast = kernel();
  if (!broadcast) return await print(bundle);
  await broadcast("display_data", { data: bundle, metadata, transient: {} });
  await new Promise((resolve) => setTimeout(resolve, media.png in bundle ? settleMs.picture : settleMs.text));
}
