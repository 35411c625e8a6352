import { createRandom, type Random } from "../stats/random.ts";
import { agreeing } from "./_agreement.ts";
import { averageLinkage } from "./_average_linkage.ts";
import { type ClusterText, learnFeatures, weighed } from "./_cluster_features.ts";
import { addTo, type Dense, dot, rowOf, rowsOf, toUnit, zeros } from "./_dense.ts";
import { microClusters } from "./_micro_clusters.ts";
import { latentRows, type LatentSpace, learnLatentSpace } from "./latent_space.ts";
import type { SparseRows } from "./sparse_rows.ts";

export type { ClusterText } from "./_cluster_features.ts";

/** How to look for clusters. What is not told has been measured to serve. */
export interface ClusterOptions {
  /** Of every draw; default 1. */
  readonly seed?: number;
  /** Texts a cluster needs; default 5. */
  readonly fewest?: number;
  /** Directions to use, where they are known from an earlier search; else they are counted against shuffled words. */
  readonly dimensions?: number;
}

/** Clusters of texts. */
export interface Clusters {
  /** Cluster of each text, from 0; -1: in none. */
  readonly labels: Int32Array;
  /** Cosine of each text with the centre nearest to it; 0 where nothing is known of it. */
  readonly closeness: Float64Array;
  /** How many clusters there are. */
  readonly count: number;
  /** Directions in which the texts differ more than shuffled words do; 0: they have no structure. */
  readonly dimensions: number;
}

/** The clusters are found on as many texts, and the others join them. */
const most = 3_000;
/** Up to so many texts are joined one by one. */
const singly = 1_500;
const heaps = 400;
const mostDimensions = 60;
/** How much longer than all of shuffled words a direction must be. */
const margin = 1.05;
/** Mean cosine at which two groups are one. */
const cut = 0.2;
/** Cosine with its centre that a member has. */
const near = 0.3;
/** A number that depends on the words alone, so that the same texts are drawn from a longer list (FNV-1a). */
function hashOf({ title, body }: ClusterText): number {
  let hash = 0x811c9dc5;
  for (const letter of [...title, "|", ...body].join(" ")) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

function drawn(texts: readonly ClusterText[]): number[] {
  const all = [...texts.keys()];
  if (texts.length <= most) return all;
  const hashes = texts.map(hashOf);
  return all.sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b)
    .slice(0, most).sort((a, b) => a - b);
}

function shuffled(texts: readonly ClusterText[], random: Random): ClusterText[] {
  const pool = random.shuffle(texts.flatMap(({ title, body }) => [...title, ...body]));
  let at = 0;
  const deal = (words: readonly string[]) => pool.slice(at, at += words.length);
  return texts.map(({ title, body }) => ({ title: deal(title), body: deal(body) }));
}

/**
 * Directions longer than the second of the same words dealt out anew (parallel analysis: Horn 1965,
 * doi:10.1007/BF02289447). The first only tells that some words are frequent, in any text.
 */
function countDimensions(space: LatentSpace, texts: readonly ClusterText[], seed: number): number {
  const dealt = shuffled(texts, createRandom(seed));
  // As many directions as were looked for, as the error of finding them depends on that.
  const chance = learnLatentSpace(weighed(dealt, learnFeatures(dealt)), {
    dimensions: mostDimensions,
    seed,
  });
  const longest = margin * (chance.singularValues[1] ?? Infinity);
  const second = space.singularValues[1] ?? 0;
  return second > longest ? space.singularValues.filter((value) => value > longest).length : 0;
}

/** Rows of length 1 in the first directions. */
function placed(rows: SparseRows, space: LatentSpace, dimensions: number): Dense {
  const values = latentRows(rows, space, dimensions);
  const matrix = { values, rows: values.length / dimensions, width: dimensions };
  for (let row = 0; row < matrix.rows; row++) toUnit(rowOf(matrix, row));
  return matrix;
}

function picked(matrix: Dense, rows: readonly number[]): Dense {
  const taken = zeros(rows.length, matrix.width);
  rows.forEach((row, to) => rowOf(taken, to).set(rowOf(matrix, row)));
  return taken;
}

/** Centres, of length 1, of the groups with enough rows, largest first. */
function centresOf(rows: Dense, groups: Int32Array, fewest: number): Dense {
  const members = [...Map.groupBy(groups.keys(), (row) => groups[row] as number).values()]
    .filter((own) => own.length >= fewest)
    .sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  const centres = zeros(members.length, rows.width);
  members.forEach((own, centre) => {
    const into = rowOf(centres, centre);
    for (const row of own) addTo(into, rowOf(rows, row));
    toUnit(into);
  });
  return centres;
}

function joined(rows: Dense, centres: Dense): { labels: Int32Array; closeness: Float64Array } {
  const labels = new Int32Array(rows.rows).fill(-1);
  const closeness = new Float64Array(rows.rows);
  const among = rowsOf(centres);
  for (let row = 0; row < rows.rows; row++) {
    const own = rowOf(rows, row);
    for (let centre = 0; centre < among.length; centre++) {
      const cosine = dot(own, among[centre] as Float64Array);
      if (cosine <= (closeness[row] as number)) continue;
      closeness[row] = cosine;
      if (cosine > near) labels[row] = centre;
    }
  }
  return { labels, closeness };
}

function nothing(texts: number): Clusters {
  return {
    labels: new Int32Array(texts).fill(-1),
    closeness: new Float64Array(texts),
    count: 0,
    dimensions: 0,
  };
}

/** New numbers of the clusters that stay, without gaps; -1 for the others. */
function numbered(stays: readonly boolean[]): number[] {
  let next = 0;
  return stays.map((stay) => stay ? next++ : -1);
}

/**
 * Finds which texts tell of the same thing. How many clusters there are is not asked: directions are kept where texts
 * differ more than their own words do when dealt out anew, texts are joined in them by average linkage, and what is near
 * to no cluster is in none. A cluster held together by one phrase, whose texts have nothing else in common, is none. Texts without structure have no cluster.
 *
 * From 3,000 texts on, clusters are found on those with the smallest hashes, and the others join them.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom, findClusters } from "hindcast";
 *
 * const random = createRandom(1);
 * const kinds = ["pool connection database client session slot", "certificate proxy expire chain handshake issuer"];
 * const texts = Array.from({ length: 60 }, (_, at) => {
 *   const words = random.shuffle((kinds[at % 2] ?? "").split(" "));
 *   return { title: words.slice(0, 4), body: [] };
 * });
 * const { labels, count } = findClusters(texts);
 * assert.equal(count, 2);
 * assert.notEqual(labels[0], labels[1]);
 * assert.equal(labels[0], labels[2]);
 * ```
 */
export function findClusters(texts: readonly ClusterText[], options: ClusterOptions = {}): Clusters {
  const { seed = 1, fewest = 5 } = options;
  const sample = drawn(texts);
  const told = sample.map((at) => texts[at] as ClusterText);
  const vocabulary = learnFeatures(told);
  const sampled = weighed(told, vocabulary);
  const space = learnLatentSpace(sampled, { dimensions: mostDimensions, seed });
  const dimensions = Math.min(space.dimensions, options.dimensions ?? countDimensions(space, told, seed));
  if (dimensions === 0) return nothing(texts.length);
  const rows = placed(
    sample.length === texts.length ? sampled : weighed(texts, vocabulary),
    space,
    dimensions,
  );
  const known = picked(rows, sample);
  const single = Int32Array.from(sample.keys());
  const small = sample.length <= singly ? single : microClusters(known, heaps, createRandom(seed));
  const centres = centresOf(known, averageLinkage(known, small, cut), fewest);
  const { labels, closeness } = joined(rows, centres);
  const agreed = agreeing(told, Int32Array.from(sample, (at) => labels[at] as number), centres.rows);
  const names = numbered(agreed);
  return {
    labels: labels.map((label) => names[label] ?? -1),
    closeness,
    count: agreed.filter(Boolean).length,
    dimensions,
  };
}
