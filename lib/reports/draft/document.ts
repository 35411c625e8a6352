/** A draft as text: what stands above the first heading of the second level, and the parts below. */
export interface DraftDocument {
  /** Values of the front matter by key, without quotes and comments. */
  readonly front: ReadonlyMap<string, string>;
  /** The front matter by key, as it stands there; lines that are no `key: value` belong to the key above them. */
  readonly lines: ReadonlyMap<string, string>;
  /** Title and banner. */
  readonly opening: string;
  /** By heading, in order; the text below each. A further one of the same heading has a key of its own: {@link headingOf}. */
  readonly sections: ReadonlyMap<string, string>;
}

const frontMatter = /^---\n([\s\S]*?)\n---\n/;
const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$/;

/** A value of the front matter, as YAML reads one of a single line. */
function valueOf(text: string): string {
  const [, own] = quoted.exec(text) ?? [];
  if (own === undefined) return text.replace(/(?:^|\s+)#.*$/, "").trim();
  if (own.startsWith("'")) return own.slice(1, -1).replaceAll("''", "'");
  try {
    return JSON.parse(own);
  } catch {
    return own.slice(1, -1);
  }
}

function readFront(text: string): Pick<DraftDocument, "front" | "lines"> {
  const [front, lines] = [new Map<string, string>(), new Map<string, string>()];
  let key = "";
  for (const line of text === "" ? [] : text.split("\n")) {
    const [, named, value] = /^([\w-]+):(?:\s+(.*))?$/.exec(line) ?? [];
    key = named ?? key;
    if (named !== undefined) front.set(named, valueOf(value ?? ""));
    lines.set(key, lines.has(key) ? `${lines.get(key)}\n${line}` : line);
  }
  return { front, lines };
}

/** The text before the first heading, then each heading with what stands below it; in a block of code nothing is a heading. */
function split(text: string): string[] {
  const parts: string[][] = [[]];
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === null && line.startsWith("## ")) parts.push([line.slice(3)]);
    else parts.at(-1)?.push(line);
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
  }
  return parts.map((lines) => lines.join("\n"));
}

/** The heading a key of the sections stands for. */
export function headingOf(key: string): string {
  return key.split("\n", 1)[0] ?? "";
}

function freeKey(heading: string, sections: ReadonlyMap<string, string>): string {
  let key = heading;
  for (let nth = 2; sections.has(key); nth++) key = `${heading}\n${nth}`;
  return key;
}

/** Reads a draft; line ends and trailing spaces do not matter. */
export function parseDraft(markdown: string): DraftDocument {
  const text = markdown.replaceAll(/\r\n?/g, "\n").replaceAll(/[ \t]+$/gm, "");
  const [whole = "", front = ""] = frontMatter.exec(text) ?? [];
  const [opening = "", ...parts] = split(text.slice(whole.length));
  const sections = new Map<string, string>();
  for (const part of parts) {
    const [heading = "", ...body] = part.split("\n");
    sections.set(freeKey(heading.trim(), sections), body.join("\n").trim());
  }
  return { ...readFront(front), opening: opening.trim(), sections };
}

/** Writes a draft. */
export function writeDocument({ lines, opening, sections }: Omit<DraftDocument, "front">): string {
  const head = ["---", ...lines.values(), "---"].join("\n");
  const parts = [...sections].map(([key, body]) => `## ${headingOf(key)}\n\n${body}`.trimEnd());
  return `${[head, opening, ...parts].join("\n\n")}\n`;
}
