import { ExportError } from "../../model/errors.ts";
import type { ExportFile } from "../../model/source.ts";
import { Fields } from "../_fields.ts";
import { readJsonRecords } from "../_json_records.ts";
import { isJsonObject, type JsonObject, parseJsonRecord } from "../_json_value.ts";
import { resourceOf } from "./_rootly.ts";

/** What stands beside the records of a page and is needed to read them. */
export interface RootlyPage {
  /** Resources that records refer to, by `type/id`. */
  readonly included: ReadonlyMap<string, JsonObject>;
  /** Incident whose events or action items the page lists, as its address tells. */
  readonly incident: string | null;
}

async function* objectsAt(file: ExportFile, place: string): AsyncGenerator<JsonObject> {
  try {
    for await (const record of readJsonRecords(file, place)) {
      const parsed = parseJsonRecord(record);
      if ("value" in parsed) yield parsed.value;
    }
  } catch (error) {
    // The page has no such part, or is broken, which reading its records will say.
    if (!(error instanceof ExportError)) throw error;
  }
}

function incidentIn(links: JsonObject): string | null {
  const addresses = Object.values(links).filter((link) => typeof link === "string");
  const found = addresses.map((address) => /\/incidents\/([^/?]+)\//.exec(address)?.[1]);
  return found.find((id) => id !== undefined) ?? null;
}

/** Reads what stands beside the records: `included` and `links` of JSON:API. */
export async function readRootlyPage(file: ExportFile): Promise<RootlyPage> {
  const included = new Map<string, JsonObject>();
  for await (const resource of objectsAt(file, "included")) {
    included.set(`${resource["type"]}/${resource["id"]}`, resource);
  }
  let incident: string | null = null;
  for await (const links of objectsAt(file, "links")) incident ??= incidentIn(links);
  return { included, incident };
}

/** Resources a record refers to under `relationships`, as far as the page includes them, with their types. */
export function related(record: Fields, page: RootlyPage): readonly JsonObject[] {
  const relationships = Object.values(record.object("relationships").values).filter(isJsonObject);
  const references: readonly unknown[] = relationships.map(({ data }) => data).flat();
  return references.filter(isJsonObject)
    .map((reference) => page.included.get(`${reference["type"]}/${reference["id"]}`))
    .filter((resource) => resource !== undefined);
}

/** Names of the resources of one kind, which stand in an attribute or are included in the page. */
export function namesOf(record: Fields, attribute: string, page: RootlyPage): readonly string[] {
  const attributes = record.object("attributes");
  const wrapped = attributes.object(attribute).list("data");
  const held = [...attributes.list(attribute), ...wrapped];
  const included = related(record, page).filter((each) => each["type"] === attribute)
    .map((each) => new Fields(each));
  return [...new Set([...held, ...included].flatMap((each) => resourceOf(each).text("name") ?? []))];
}

/** Id of the incident a record belongs to: as it says itself, or as the address of the page does. */
export function incidentOf(record: Fields, page: RootlyPage): string | null {
  const attributes = record.object("attributes");
  return attributes.text("incident_id") ??
    record.object("relationships").object("incident").object("data").text("id") ??
    attributes.object("incident").object("data").text("id") ?? attributes.object("incident").text("id") ??
    attributes.list("incidents")[0]?.text("id") ?? page.incident;
}
