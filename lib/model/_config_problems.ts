import { z } from "zod";
import { configSchema } from "./_config_schema.ts";
import { nearest } from "./nearest.ts";

/** What of a JSON Schema leads to the keys of a place. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly additionalProperties?: Shape | boolean;
}

const nouns: Readonly<Record<string, string>> = {
  array: "list",
  object: "list of keys and values",
  record: "list of keys and values",
  string: "text",
};

type Path = readonly PropertyKey[];

function below(shape: Shape | undefined, step: PropertyKey): Shape | undefined {
  if (typeof step === "number") return shape?.prefixItems?.[step] ?? shape?.items;
  const rest = shape?.additionalProperties;
  return shape?.properties?.[String(step)] ?? (typeof rest === "object" ? rest : undefined);
}

/** The keys a place of `hindcast.yaml` may have. */
function keysAt(path: Path): string[] {
  const whole = z.toJSONSchema(configSchema, { io: "input", unrepresentable: "any" }) as Shape;
  return Object.keys(path.reduce<Shape | undefined>(below, whole)?.properties ?? {});
}

/** `tables[1].columns`, counted from the first table, 1, as people count. */
function placeOf(path: Path): string {
  return path.map((step) => typeof step === "number" ? `[${step + 1}]` : `.${String(step)}`).join("").replace(
    /^\./,
    "",
  );
}

function unknownKey(key: string, path: Path): string {
  const allowed = keysAt(path);
  const guess = nearest(key, allowed);
  const place = path.length === 0 ? "at the top" : `under ${placeOf(path)}`;
  return `${place} stands "${key}", which is no key there; ${
    guess ? `did you mean "${guess}"? It` : "it"
  } may hold ${allowed.join(", ")}`;
}

/** What is wrong with a configuration: every key with its place; of a key nobody knows, what was probably meant. */
export function configProblems(error: z.ZodError): string {
  return error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownKey(key, issue.path)).join("; ");
    }
    const place = issue.path.length === 0 ? "the file" : placeOf(issue.path);
    if (issue.code === "invalid_type") {
      return issue.input === undefined
        ? `${place} is missing`
        : `${place} is no ${nouns[issue.expected] ?? issue.expected}`;
    }
    if (issue.code === "invalid_value") return `${place} is none of ${issue.values.join(", ")}`;
    return `${place} ${issue.message}`;
  }).join("; ");
}
