const paragraphEnd = '</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>';

/** Properties of the document carry one date, whenever it was written. */
function dated(xml: string, date: string): string {
  const instant = date.replace(/\.\d+Z$/, "Z");
  return xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}

/** Notes are written as one run of text; its line ends become paragraphs. */
function paragraphs(xml: string): string {
  return xml.replaceAll(
    /<a:t>[^<]*\n[^<]*<\/a:t>/g,
    (run) => run.replaceAll(/\r?\n/g, paragraphEnd),
  );
}

/** One part of a presentation, the same whenever it was written. */
export function fixedPart(name: string, bytes: Uint8Array, date: string): Uint8Array {
  if (name !== "docProps/core.xml" && !/^ppt\/notesSlides\/[^/]+\.xml$/.test(name)) return bytes;
  const xml = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(name === "docProps/core.xml" ? dated(xml, date) : paragraphs(xml));
}
