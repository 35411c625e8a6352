import { jsonList, type ListItem } from "./_json_list.ts";
import type { ExportText, Piece } from "./export_text.ts";

/** The envelope an API puts around its lists. */
export interface Envelope {
  /** Member the records stand in; null for a bare array. */
  readonly member: string | null;
  /** What stands behind the records of a page, from its comma on. */
  tail(page: number, pages: number): string;
  readonly pageSize: number;
}

/** A list of an API, page by page, a page a file: `<path>-1.json`. */
export function listFiles(
  { path, source, items }: {
    readonly path: string;
    readonly source: string;
    readonly items: readonly ListItem[];
  },
  { member, tail, pageSize }: Envelope,
): readonly ExportText[] {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  return Array.from({ length: pages }, (_, index) => ({
    path: `${path}-${index + 1}.json`,
    source,
    pieces: (): Iterable<Piece> =>
      jsonList(items.slice(index * pageSize, (index + 1) * pageSize), member, tail(index + 1, pages)),
  }));
}
