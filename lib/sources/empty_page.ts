import type { Head, Source } from "../model/source.ts";
import { isJsonObject } from "./_json_value.ts";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a member only says how to page on: no list with anything in it, nowhere. */
function holdsNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return !isJsonObject(value) || Object.values(value).every(holdsNothing);
}

function isEmpty(head: Head): boolean {
  const value = head.complete ? parsed(head.text) : undefined;
  if (Array.isArray(value)) return value.length === 0;
  if (!isJsonObject(value) || !holdsNothing(value)) return false;
  return Object.entries(value).some(([name, member]) => name !== "errors" && Array.isArray(member));
}

async function* noRecords() {}

/** The page after the last one: an answer whose lists are all empty, of whichever tool. */
export const emptyPage: Source = {
  kind: "empty_page",
  title: "Empty page of an API",
  recognise: (head) => isEmpty(head) ? { sure: 0.05, why: "all its lists are empty" } : null,
  count: () => Promise.resolve(0),
  read: noRecords,
};
