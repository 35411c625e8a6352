import { describeWriter } from "../../narrative/describe_writer.ts";
import { pageHtml } from "../_page.ts";
import { chapterHtml, inShortHtml } from "./_chapter_html.ts";
import { evidenceHtml } from "./_evidence_html.ts";
import { incidentsHtml } from "./_incidents_html.ts";
import style from "./report.css" with { type: "text" };
import type { Report } from "./report.ts";
import { inert } from "./_html.ts";

function navigation(chapters: readonly { readonly id: string; readonly title: string }[]): string {
  const links = chapters.map(({ id, title }) => `<a href="#${id}">${inert(title)}</a>`);
  return `<nav>${links.join("\n")}</nav>`;
}

/**
 * Writes a period as one HTML page to read: chapters with their charts; every value leads to its evidence, which is the
 * claim with interval, n and adjusted p, the method, the query and its rows; last the incidents with the lines of the
 * exports they come from. Nothing is asked from outside and no script runs.
 */
export async function reportHtml(report: Report): Promise<string> {
  const { period, against, narrative, charts, evidence, incidents } = report;
  const title = `Incident review ${period.label}`;
  const chapters = narrative.chapters.map((chapter, at) => ({ chapter, id: `chapter-${at + 1}` }));
  const told = chapters.map(({ chapter, id }, at) =>
    at === 0
      ? inShortHtml(chapter, id, evidence)
      : chapterHtml(chapter, id, charts.get(chapter.title) ?? [], evidence)
  );
  const places = [
    ...chapters.map(({ chapter, id }) => ({ id, title: chapter.title })),
    { id: "evidence", title: "Evidence" },
    { id: "incidents", title: "Incidents and where they stand" },
  ];
  const body = `<h1>${inert(title)}</h1>
<p class="subtitle">${
    against ? `Compared with ${inert(against.label)}. ` : ""
  }Every value leads to its evidence.</p>
${navigation(places)}
<main>
${told.join("\n")}
<p class="writer">${inert(describeWriter(narrative))}</p>
<section id="evidence">
<h2>Evidence</h2>
${evidenceHtml(evidence)}
</section>
<section id="incidents">
<h2>Incidents and where they stand</h2>
<p class="subtitle">The ${incidents.length} incidents that started in ${
    inert(period.label)
  }, with file and line of each record.</p>
${incidentsHtml(incidents)}
</section>
</main>`;
  return await pageHtml({ title, style, script: null, body });
}
