import { isJsonObject, type JsonObject } from "./_json_value.ts";

const said = ["pretext", "title", "subtitle", "text", "activityTitle", "activitySubtitle", "activityText"];
/** What repeats the rest, or says nothing. */
const unsaid = new Set(["fallback", "fallbackText", "msteams"]);
/** What is there to be pressed: only where it leads to counts, for it names the incident. */
const pressed = new Set(["actions", "potentialAction", "buttons", "selectAction", "tap"]);
const deepest = 32;

/** Cards are written in Markdown: `[#41 [orders] queue full](https://...)`. */
const link = /\[((?:[^\][\n]|\[[^\][\n]{0,100}\]){1,300})\]\((https?:[^\s()]{1,2000})\)/g;

function unlinked(text: string): string {
  return text.replaceAll(link, "$1 ($2)").trim();
}

function* addresses(value: unknown, depth: number): Generator<string> {
  if (depth > deepest) return;
  if (typeof value === "string") { if (/^https?:\/\/\S+$/.test(value)) yield value; }
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* addresses(inner, depth + 1);
  }
}

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
      if (typeof text === "string" && text.trim() !== "") yield unlinked(text);
    }
    for (const [key, inner] of Object.entries(value)) {
      if (pressed.has(key)) yield* addresses(inner, depth + 1);
      else if (!unsaid.has(key)) yield* walk(inner, depth + 1);
    }
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
