import type { Piece, PlantedReject } from "./export_text.ts";

/** A record of a JSON list; `rejects` tells what a reader will refuse of it. */
export interface ListItem {
  readonly json: unknown;
  readonly points?: number;
  readonly reject?: Omit<PlantedReject, "line" | "path">;
}

/** Writes `{head "name":[ ... ] tail}`, one record a line, or a bare array where there is no name. */
export function* jsonList(items: Iterable<ListItem>, name: string | null, tail = ""): Generator<Piece> {
  const root = name === null ? "$" : `$.${name}`;
  yield { text: name === null ? "[" : `{"${name}":[` };
  let index = 0;
  for (const { json, points, reject } of items) {
    const path = `${root}[${index}]`;
    yield {
      text: `${index === 0 ? "" : ","}\n${JSON.stringify(json)}`,
      records: 1,
      ...(points === undefined ? {} : { points }),
      ...(reject === undefined ? {} : { rejects: [{ ...reject, line: null, path }] }),
    };
    index++;
  }
  yield { text: name === null ? "\n]\n" : `\n]${tail}}\n` };
}
