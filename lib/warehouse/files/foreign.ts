/** What a file is that holds no text, and how its text is had. */
export interface Foreign {
  readonly what: string;
  readonly remedy: string;
}

const sheets = "Save each of its sheets as CSV (in Excel: CSV UTF-8) and load that";
const documents = "Save it as HTML or Markdown and load that";

const signatures: readonly { readonly bytes: readonly number[]; readonly foreign: Foreign }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d],
    foreign: {
      what: "a PDF",
      remedy: "Save its text and load that (pdftotext -layout); a postmortem is read from it",
    },
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    foreign: {
      what: "a document of an old Office program",
      remedy: "Save a sheet as CSV, a text as HTML, and load that",
    },
  },
  {
    bytes: [...new TextEncoder().encode("SQLite format 3\0")],
    foreign: { what: "an SQLite database", remedy: "Export its tables as CSV and load those" },
  },
];

/** What the first bytes of a file give away: programs' own formats, which would be refused as badly encoded text. */
export function foreignFile(head: Uint8Array): Foreign | null {
  return signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.foreign ?? null;
}

/** What the entries of a zip give away: office programs save their documents as zips. */
export function foreignZip(entries: readonly string[]): Foreign | null {
  const has = (start: string) => entries.some((entry) => entry.startsWith(start));
  if (has("xl/")) return { what: "an Excel workbook", remedy: sheets };
  if (has("word/")) return { what: "a Word document", remedy: documents };
  if (has("ppt/")) return { what: "a PowerPoint presentation", remedy: documents };
  if (entries.includes("mimetype") && entries.includes("content.xml")) {
    return { what: "an OpenDocument file", remedy: "Save a sheet as CSV, a text as HTML, and load that" };
  }
  return null;
}
