import type { Claim } from "../../model/claim.ts";
import type { NarrativeChapter, NarrativeSentence } from "../../model/narrative.ts";
import type { Evidence } from "../../narrative/evidence.ts";
import { sentenceHtml } from "../../narrative/sentence_html.ts";
import type { SlideChart } from "../deck/deck.ts";
import { inert } from "./_html.ts";

/** What a sentence is there for, by the first claim it rests on. */
function partOf({ citations }: NarrativeSentence, { claims }: Evidence): Claim["strength"] | "definition" {
  const claim = claims.find(({ id }) => id === citations[0]);
  return claim?.role === "definition" ? "definition" : claim?.strength ?? "context";
}

const mostInParagraph = 3;

/** Few sentences as a paragraph, more as a list: nobody reads a wall of numbers. */
function partHtml(part: string, told: readonly string[]): string {
  if (told.length <= mostInParagraph) return `<p class="${part}">${told.join(" ")}</p>`;
  return `<ul>\n${told.map((sentence) => `<li class="${part}">${sentence}</li>`).join("\n")}\n</ul>`;
}

/** Sentences in parts: what was found, what could not be told, what else there is, what words mean. */
function parts(sentences: readonly NarrativeSentence[], evidence: Evidence): string[] {
  const groups: { readonly part: string; readonly told: string[] }[] = [];
  for (const sentence of sentences) {
    const part = partOf(sentence, evidence);
    const last = groups.at(-1);
    if (last?.part === part) last.told.push(sentenceHtml(sentence, evidence));
    else groups.push({ part, told: [sentenceHtml(sentence, evidence)] });
  }
  return groups.map(({ part, told }) => partHtml(part, told));
}

function chartHtml({ png, alt }: SlideChart): string {
  return `<img src="data:image/png;base64,${png.toBase64()}" alt="${inert(alt)}">`;
}

/** The first chapter: a line for each statement. */
export function inShortHtml({ title, sentences }: NarrativeChapter, id: string, evidence: Evidence): string {
  const lines = sentences.map((sentence) =>
    `<li class="${partOf(sentence, evidence)}">${sentenceHtml(sentence, evidence)}</li>`
  );
  return `<section id="${id}">\n<h2>${inert(title)}</h2>\n<ul>\n${lines.join("\n")}\n</ul>\n</section>`;
}

/** A chapter with its charts. */
export function chapterHtml(
  chapter: NarrativeChapter,
  id: string,
  charts: readonly SlideChart[],
  evidence: Evidence,
): string {
  const lines = [...parts(chapter.sentences, evidence), ...charts.map(chartHtml)];
  return `<section id="${id}">\n<h2>${inert(chapter.title)}</h2>\n${lines.join("\n")}\n</section>`;
}
