import assert from "node:assert/strict";
import { findFamilies } from "../../../lib/analyses/families/find.ts";
import { tellingsOf } from "../../../lib/analyses/families/_tellings.ts";
import { adjustedRandIndex } from "../../../lib/stats/adjusted_rand_index.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { rowOf, toUnit } from "../../../lib/text/_dense.ts";
import { microClusters } from "../../../lib/text/_micro_clusters.ts";
import { featuresOf } from "../../../lib/text/features_of.ts";
import { latentRows, learnLatentSpace } from "../../../lib/text/latent_space.ts";
import { learnVocabulary, tfIdf } from "../../../lib/text/tf_idf.ts";
import { heldCompany, type Told } from "./_company.ts";

/** 2 companies in every run of the tests, 20 in the long one. */
const isLong = Deno.env.has("HINDCAST_LONG");
const seeds = isLong ? 20 : 2;

/** What is in no group is alike to nothing. */
function apart(labels: readonly (string | number | null)[]): (string | number)[] {
  return labels.map((label, at) => label === null ? `#${at}` : label);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The usual way: TF-IDF, 50 directions, k-means, the best of ten starts, told the true number of groups. */
function toldK({ rows, truth }: Told): number[] {
  const features = tellingsOf(rows).map(({ masked }) => featuresOf(masked, "words"));
  const vectors = tfIdf(features, learnVocabulary(features, { minTexts: 3, maxShare: 0.3 }));
  const space = learnLatentSpace(vectors, { dimensions: 50, seed: 1 });
  const placed = { values: latentRows(vectors, space), rows: rows.length, width: space.dimensions };
  for (let row = 0; row < placed.rows; row++) toUnit(rowOf(placed, row));
  const k = new Set(truth).size;
  const tightness = (labels: Int32Array) =>
    Array.from({ length: k }, (_, label) => {
      const sum = new Float64Array(placed.width);
      labels.forEach((own, row) =>
        own === label && rowOf(placed, row).forEach((x, at) => sum[at] = (sum[at] ?? 0) + x)
      );
      return toUnit(sum);
    }).reduce((total, length) => total + length, 0);
  const starts = Array.from({ length: 10 }, (_, start) => microClusters(placed, k, createRandom(start), 50));
  return [...starts.toSorted((a, b) => tightness(b) - tightness(a))[0] ?? []];
}

const keywords = [
  /pool|connection|session|slot|handle/i,
  /memory|oom|heap|leak/i,
  /cert|tls|ssl|x509|handshake|expir/i,
  /queue|lag|backlog|consumer|topic|dead letter|event stream|inbox/i,
  /upstream|provider|partner|vendor|third|external/i,
  /cache|stampede|hot key|redis/i,
];

function byKeyword({ rows }: Told): (number | null)[] {
  return rows.map(({ title }) => {
    const at = keywords.findIndex((pattern) => pattern.test(title));
    return at < 0 ? null : at;
  });
}

/** Families, the usual way and keywords on as many companies: means of the adjusted Rand index, and of what is left out. */
function score(scale: "sample" | "S") {
  const scored = Array.from({ length: seeds }, (_, at) => {
    const told = heldCompany(at + 1, scale);
    const { incidents } = findFamilies(told.rows, { draws: 0 });
    const novel = incidents.filter((_, row) => told.truth[row] === null);
    const agree = (labels: readonly (string | number | null)[]) =>
      adjustedRandIndex(apart(told.truth), apart(labels));
    return {
      families: agree(incidents.map(({ family }) => family)),
      toldK: agree(toldK(told)),
      keywords: agree(byKeyword(told)),
      leftOut: novel.filter(({ family }) => family === null).length / novel.length,
    };
  });
  return {
    families: meanOf(scored.map(({ families }) => families)),
    toldK: meanOf(scored.map(({ toldK }) => toldK)),
    keywords: meanOf(scored.map(({ keywords }) => keywords)),
    leftOut: meanOf(scored.map(({ leftOut }) => leftOut)),
  };
}

for (const scale of ["sample", "S"] as const) {
  Deno.test({
    name: `families of texts never seen are those planted; one-off incidents are in none (scale ${scale})`,
    ignore: scale === "S" && !isLong,
    fn: () => {
      const { families, toldK, keywords, leftOut } = score(scale);
      assert.ok(families >= 0.9, `adjusted Rand index ${families}`);
      assert.ok(leftOut >= 0.85, `${leftOut} of the one-off incidents are in no family`);
      assert.ok(families > toldK && families > keywords, `${families} ${toldK} ${keywords}`);
    },
  });
}

Deno.test("two seeds find the same families", () => {
  const { rows } = heldCompany(3);
  const [one, other] = [1, 2].map((seed) =>
    findFamilies(rows, { seed, draws: 0 }).incidents.map(({ family }) => family)
  );
  assert.ok(adjustedRandIndex(apart(one ?? []), apart(other ?? [])) >= 0.8);
});
