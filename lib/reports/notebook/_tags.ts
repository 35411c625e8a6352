import type { Cell } from "./notebook.ts";

/** Tags of papermill's convention. */
export const parametersTag = "parameters";
export const injectedTag = "injected-parameters";

/** Whether the cell's metadata carries the tag. */
export function isTagged(cell: Cell, tag: string): boolean {
  const tags = cell.metadata["tags"];
  return Array.isArray(tags) && tags.includes(tag);
}
