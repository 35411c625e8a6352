import assert from "node:assert/strict";
import { type Claim, parseConfig, renderClaim } from "hindcast";
import { parse } from "yaml";
import { load, told } from "./_review.ts";

const data = new URL("../../../../shared/data/incidents/github-status/", import.meta.url);
const mapping = new URL("../../warehouse/github_status.yaml", import.meta.url);
const ignore = !await Deno.stat(data).then(() => true, () => false);
const absent = ignore ? " (skipped: ../shared/data/incidents/github-status is absent)" : "";

/** What people read on the slides: titles, bullets and caveats, not the speaker's notes. */
function statementsOf(page: string): string[] {
  const shown = page.replaceAll(/<aside[^]*?<\/aside>/g, "").replaceAll(/<(style|script)[^]*?<\/\1>/g, "");
  return [...shown.matchAll(/<(?:h1|h2|li|p)>([^<]*)</g)].map(([, text = ""]) => text);
}

function sentencesOf(narrative: string): string[] {
  const { chapters } = JSON.parse(narrative) as { chapters: { sentences: { text: string }[] }[] };
  return chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text));
}

/** How many are severe says nothing of how long they take. */
function tellsShareOnly(text: string): boolean {
  return /^(?:Severe share|Share of severe incidents): /.test(text) &&
    !/time to|duration|long(?:er)?\b|resolve|minutes|hours|\d (?:min|h|s)\b/i.test(text);
}

/** Sentences about severity that say more than how many are severe, that it is missing or that nothing is known of it. */
function severityEffects(sentences: readonly string[]): string[] {
  return sentences.filter((text) => /severit|\bSEV|critical|major|minor/i.test(text))
    .filter((text) => !tellsShareOnly(text))
    .filter((text) =>
      !/^There is no evidence that .* between severities \(n = \d+\)\.$|have no severity\.$/.test(text)
    );
}

Deno.test({
  name: `the edition of 607 real incidents: two medians, and no severity effect${absent}`,
  ignore,
  fn: async () => {
    const config = parseConfig(parse(await Deno.readTextFile(mapping)));
    await using loaded = await load(data.pathname, config);
    const { out } = await loaded.review("2025-Q4", "2025-Q3");
    const { findings, claims } = await told(out);

    const terms = findings.find(({ name }) => name === "durations")?.terms ?? [];
    const medians = ["resolve.median.period", "resolve.median.against"]
      .map((name) => terms.find(({ term }) => term === name))
      .map((term) => [term?.estimate, term?.n]);
    assert.deepEqual(medians, [[85 * 60, 51], [53 * 60, 44]]);

    const severity = claims.find(({ id }) => id === "durations.severity");
    assert.equal(severity?.strength, "no-evidence");
    const told85 = claims.find(({ id }) => id === "durations.resolve") as Claim;
    assert.equal(renderClaim(told85), "Half of the incidents were resolved within 85 min");

    const sentences = [
      ...claims.map((claim) => renderClaim(claim)),
      ...sentencesOf(await Deno.readTextFile(`${out}/narrative.json`)),
      ...statementsOf(await Deno.readTextFile(`${out}/deck.html`)),
    ];
    assert.ok(sentences.length > 60, `${sentences.length}`);
    assert.deepEqual(severityEffects(sentences), []);
    const wrong = ["Critical incidents take longer.", "Severe share: such incidents take 20 min longer."];
    assert.deepEqual(severityEffects(wrong), wrong);
  },
});
