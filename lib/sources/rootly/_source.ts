import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import type { Mapped } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import type { RecordHead } from "../_record_head.ts";
import { readRootlyPage, type RootlyPage } from "./_page.ts";

/** What sets one list of Rootly's apart from the next. */
export interface RootlyList {
  readonly kind: string;
  readonly title: string;
  /** Types of JSON:API the records have. */
  readonly types: readonly string[];
  /** Attributes by which the records are Rootly's and no other tool's. */
  fits(attributes: RecordHead): boolean;
  map(record: Fields, page: RootlyPage, config: Config, once: Once): Mapped;
}

const nowhere: RootlyPage = { included: new Map(), incident: null };

function listOf(list: RootlyList, page: RootlyPage): Source {
  const { kind, title, types } = list;
  return jsonListSource({
    kind,
    title,
    members: ["data"],
    why: `${types[0]} with Rootly's attributes`,
    fits: (first) =>
      types.includes(first.text("type")) && first.kind("attributes") === "object" &&
      list.fits(first.inner("attributes")),
    map: (record, config, once) => list.map(record, page, config, once),
  });
}

/** The source of one list of Rootly's API: pages of JSON:API, whose `included` and `links` are read first. */
export function rootlySource(list: RootlyList): Source {
  return {
    ...listOf(list, nowhere),
    async *read(file) {
      yield* listOf(list, await readRootlyPage(file)).read(file);
    },
  };
}
