import { isJsonObject, type JsonObject } from "./_json_value.ts";

const said = ["pretext", "title", "subtitle", "text", "activityTitle", "activitySubtitle", "activityText"];
/** What is there to be pressed, or repeats the rest. */
const unsaid = new Set([
  "actions",
  "potentialAction",
  "buttons",
  "selectAction",
  "fallback",
  "fallbackText",
  "msteams",
]);
const deepest = 32;

function factOf(value: JsonObject): string | null {
  const name = value["name"] ?? value["title"];
  const fact = value["value"];
  const isFact = typeof name === "string" && (typeof fact === "string" || typeof fact === "number");
  return isFact ? `${name.replace(/:\s*$/, "")}: ${fact}` : null;
}

function* walk(value: unknown, depth: number): Generator<string> {
  if (depth > deepest) return;
  if (Array.isArray(value)) { for (const each of value) yield* walk(each, depth + 1); }
  else if (isJsonObject(value)) {
    const fact = factOf(value);
    if (fact !== null) return yield fact;
    for (const key of said) {
      const text = value[key];
      if (typeof text === "string" && text.trim() !== "") yield text.trim();
    }
    for (const [key, inner] of Object.entries(value)) if (!unsaid.has(key)) yield* walk(inner, depth + 1);
  }
}

/** What an integration wrote in a card, whatever the card's kind: its titles, texts and facts, each once. */
export function cardText(content: string): string | null {
  try {
    const found = [...new Set(walk(JSON.parse(content), 0))];
    return found.length === 0 ? null : found.join("\n");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
