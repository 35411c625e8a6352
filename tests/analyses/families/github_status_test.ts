import assert from "node:assert/strict";
import { findFamilies } from "../../../lib/analyses/families/find.ts";
import { learnNamings, namesIn } from "../../../lib/text/namings.ts";

const data = new URL("../../../../shared/data/incidents/github-status/incidents.jsonl", import.meta.url);
const ignore = !await Deno.stat(data).then(() => true, () => false);
const absent = ignore ? " (skipped: ../shared/data/incidents/github-status is absent)" : "";

interface Posted {
  readonly id: string;
  readonly title: string;
  readonly started_at: string;
  readonly updates: readonly { readonly message: string | null }[];
  readonly components?: readonly string[];
  readonly components_source?: string;
}

/** The members of a set in one text, to be compared. */
function setOf(names: Iterable<string>): string {
  return [...new Set(names)].sort().join(", ");
}

Deno.test({
  name:
    `components people named, in a year not learned from: names in texts tell them, families do not${absent}`,
  ignore,
  fn: async () => {
    const posts = (await Deno.readTextFile(data)).trim().split("\n").map((line) => JSON.parse(line) as Posted)
      .filter((post) => post.components_source !== "gliner2");
    const told = posts.map(({ title, updates, components = [] }) => ({
      title,
      body: updates.map(({ message }) => message ?? "").join("\n"),
      names: components,
    }));
    const isLater = posts.map(({ started_at: at }) => at >= "2025");
    const earlier = told.filter((_, at) => !isLater[at]);
    const judged = [...told.keys()].filter((at) => isLater[at] && (told[at]?.names.length ?? 0) > 0);
    const exact = (guess: (at: number) => Iterable<string>) =>
      judged.filter((at) => setOf(guess(at)) === setOf(told[at]?.names ?? [])).length / judged.length;

    const namings = learnNamings(earlier);
    const named = exact((at) => namesIn(told[at] ?? { title: "", body: "" }, namings));
    const inTitles = exact((at) => {
      const title = (told[at]?.title ?? "").toLowerCase();
      return [...namings.names].filter(([lower]) => title.includes(lower)).map(([, name]) => name);
    });

    const { incidents } = findFamilies(
      posts.map(({ id, title, started_at }, at) => ({
        incidentId: id,
        startedAt: started_at,
        title,
        summary: told[at]?.body ?? "",
        services: [],
        causes: [],
      })),
      { draws: 0 },
    );
    const familyOf = new Map(incidents.map(({ incidentId, family }) => [incidentId, family]));
    const byFamily = exact((at) => {
      const family = familyOf.get(posts[at]?.id ?? "");
      const alike = family === null
        ? []
        : [...told.keys()].filter((other) =>
          !isLater[other] && (told[other]?.names.length ?? 0) > 0 &&
          familyOf.get(posts[other]?.id ?? "") === family
        );
      const counts = Map.groupBy(alike.flatMap((other) => told[other]?.names ?? []), (name) => name);
      return [...counts].filter(([, own]) => own.length >= alike.length / 2).map(([name]) => name);
    });

    assert.equal(judged.length, 115);
    assert.ok(named > 0.773, `names in texts ${named}`);
    assert.ok(named > inTitles && inTitles > byFamily, `${named} ${inTitles} ${byFamily}`);
  },
});
