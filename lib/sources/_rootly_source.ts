import type { Config } from "../model/config.ts";
import type { Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import type { JsonHead } from "./_json_head.ts";
import { jsonListSource } from "./_json_list.ts";
import type { Mapped } from "./_map_records.ts";
import { readRootlyPage, type RootlyPage } from "./_rootly_page.ts";

/** What sets one list of Rootly's apart from the next. */
export interface RootlyList {
  readonly kind: string;
  readonly title: string;
  /** Types of JSON:API the records have. */
  readonly types: readonly string[];
  /** Attributes by which the records are Rootly's and no other tool's. */
  fits(json: JsonHead, attributes: string): boolean;
  mapping(config: Config, page: RootlyPage): (record: Fields) => Mapped;
}

const nowhere: RootlyPage = { included: new Map(), incident: null };

function listOf(list: RootlyList, page: RootlyPage): Source {
  const { kind, title, types } = list;
  return jsonListSource({
    kind,
    title,
    members: ["data"],
    why: `${types[0]} with Rootly's attributes`,
    fits: (json, base) =>
      types.includes(json.text(`${base}.type`)) && json.kind(`${base}.attributes`) === "object" &&
      list.fits(json, `${base}.attributes`),
    mapping: (config) => list.mapping(config, page),
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
