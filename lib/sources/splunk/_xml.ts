import type { SplunkValue } from "./_splunk.ts";

/** A `<result>` of Splunk's XML and the line it begins on. */
export interface SplunkXmlResult {
  readonly fields: Readonly<Record<string, SplunkValue>>;
  readonly line: number;
  readonly raw: string;
  /** Whether its end tag is there. */
  readonly closed: boolean;
}

/** One `<results>`: an export has one for each preview and one for the end. */
export interface SplunkXml {
  readonly preview: boolean;
  readonly fields: readonly string[];
  readonly messages: readonly { readonly type: string; readonly value: string }[];
  readonly results: readonly SplunkXmlResult[];
  /** Whether its end tag is there. */
  readonly closed: boolean;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const point = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
    },
  );
}

function withoutTags(text: string): string {
  return decoded(text.replaceAll(/<[^>]*>/g, ""));
}

const field = /<field\s+k=(['"])([\s\S]*?)\1\s*(?:\/>|>([\s\S]*?)<\/field>)/g;
const value = /<value\b[^>]*?(?:\/>|>([\s\S]*?)<\/value>)/g;
const event = /<v\b[^>]*>([\s\S]*?)<\/v>/;

function valueOf(content: string): SplunkValue {
  // `_raw` stands in a <v>, with the words that were searched for marked inside.
  const raw = event.exec(content);
  if (raw) return withoutTags(raw[1] ?? "");
  const values = [...content.matchAll(value)].map(([, inner = ""]) => withoutTags(inner));
  return values.length === 1 ? values[0] ?? "" : values;
}

function fieldsOf(result: string): Record<string, SplunkValue> {
  return Object.fromEntries(
    [...result.matchAll(field)].map(([, , name = "", content = ""]) => [decoded(name), valueOf(content)]),
  );
}

function newlines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function listOf(head: string, name: string): string | undefined {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(head)?.[1];
}

function fieldOrder(head: string): string[] {
  return [...(listOf(head, "fieldOrder") ?? "").matchAll(/<field>([\s\S]*?)<\/field>/g)]
    .map(([, name = ""]) => decoded(name));
}

function messagesOf(head: string): { type: string; value: string }[] {
  const messages = listOf(head, "messages") ?? "";
  return [...messages.matchAll(/<msg\s+type=(['"])(.*?)\1>([\s\S]*?)<\/msg>/g)]
    .map(([, , type = "", text = ""]) => ({ type, value: decoded(text) }));
}

const opening = /<results\s+preview=(['"])([01])\1\s*(\/?)>/g;
const result = /<result(?=[\s>])/g;
const endTag = "</result>";

/** One result: from its tag to its end, or to where the next begins. */
function resultOf(piece: string, line: number): SplunkXmlResult {
  const end = piece.indexOf(endTag);
  const raw = end < 0 ? piece : piece.slice(0, end + endTag.length);
  return { fields: fieldsOf(raw), line, raw, closed: end >= 0 || /^<result[^>]*\/>/.test(raw) };
}

/** Reads Splunk's XML: all `<results>` of a file, which an export writes one after the other. */
export function* splunkXml(text: string): Generator<SplunkXml> {
  const starts = [...text.matchAll(opening)];
  let line = 1;
  let counted = 0;
  for (const [at, start] of starts.entries()) {
    const from = start.index + start[0].length;
    const body = text.slice(from, starts[at + 1]?.index ?? text.length);
    const tags = [...body.matchAll(result)].map(({ index }) => index);
    const results = tags.map((tag, which) => {
      line += newlines(text, counted, from + tag);
      counted = from + tag;
      return resultOf(body.slice(tag, tags[which + 1]), line);
    });
    const head = body.slice(0, tags[0]);
    yield {
      preview: start[2] === "1",
      fields: fieldOrder(head),
      messages: messagesOf(head),
      results,
      closed: start[3] === "/" || body.includes("</results>"),
    };
  }
}
