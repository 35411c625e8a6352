import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /pages` of Statuspage. */
export const statuspagePages: Source = jsonListSource({
  kind: "statuspage_pages",
  title: "Statuspage pages",
  members: ["pages"],
  why: "pages with Statuspage's subdomain and subscribers",
  fits: (first) => first.has("id", "name", "subdomain", "time_zone", "allow_page_subscribers"),
  map: () => ({ nothing: "a page: how it looks and who may subscribe to it" }),
});
