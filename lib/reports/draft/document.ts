/** A draft as text: what stands above the first heading of the second level, and the parts below. */
export interface DraftDocument {
  /** Lines of the front matter, `key: value`, in order. */
  readonly front: ReadonlyMap<string, string>;
  /** Title and banner. */
  readonly opening: string;
  /** By heading, in order; the text below each. */
  readonly sections: ReadonlyMap<string, string>;
}

const frontMatter = /^---\n([\s\S]*?)\n---\n/;

/** Reads a draft; line ends and trailing spaces do not matter. */
export function parseDraft(markdown: string): DraftDocument {
  const text = markdown.replaceAll(/\r\n?/g, "\n").replaceAll(/[ \t]+$/gm, "");
  const [whole = "", lines = ""] = frontMatter.exec(text) ?? [];
  const front = lines.split("\n").flatMap((line): [string, string][] => {
    const [, key, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  const [opening = "", ...parts] = text.slice(whole.length).split(/^## /m);
  const sections = parts.map((part): [string, string] => {
    const end = part.indexOf("\n");
    return end < 0 ? [part.trim(), ""] : [part.slice(0, end).trim(), part.slice(end).trim()];
  });
  return { front: new Map(front), opening: opening.trim(), sections: new Map(sections) };
}

/** Writes a draft. */
export function writeDocument({ front, opening, sections }: DraftDocument): string {
  const head = ["---", ...[...front].map(([key, value]) => `${key}: ${value}`), "---"].join("\n");
  const parts = [...sections].map(([heading, body]) => `## ${heading}\n\n${body}`.trimEnd());
  return `${[head, opening, ...parts].join("\n\n")}\n`;
}
