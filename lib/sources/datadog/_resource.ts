import { inOneSpelling } from "./_datadog.ts";
import { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";

/** One resource of a JSON:API answer. */
export interface Resource {
  readonly type: string;
  readonly id: string | null;
  readonly attributes: Fields;
  readonly relationships: Fields;
}

function inside(fields: Fields, name: string): Fields {
  const value = fields.values[name];
  return new Fields(isJsonObject(value) ? inOneSpelling(value) : {}, fields.defects, `${name}.`);
}

/** Reads a resource; an answer to a search wraps each in an object of its own. */
export function resourceOf(fields: Fields): Resource {
  const wrapped = fields.text("type") === null && isJsonObject(fields.values["data"]);
  const own = wrapped ? fields.object("data") : fields;
  return {
    type: own.text("type") ?? "",
    id: own.text("id"),
    attributes: inside(own, "attributes"),
    relationships: inside(own, "relationships"),
  };
}

/** Id of the one resource a relationship points to. */
export function relatedId(resource: Resource, name: string): string | null {
  return resource.relationships.object(name).object("data").text("id");
}
