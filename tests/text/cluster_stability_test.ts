import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { clusterStability } from "../../lib/text/cluster_stability.ts";
import { findClusters } from "../../lib/text/clusters.ts";

const random = createRandom(5);
const texts = Array.from({ length: 160 }, (_, at) => ({
  title: Array.from({ length: 9 }, () => `own${at % 4}x${random.integer(30)}`),
  body: [],
}));

Deno.test("clusters that are plainly there come back, the same for the same seed", () => {
  const clusters = findClusters(texts);
  const stability = clusterStability(texts, clusters, { draws: 5 });
  assert.equal(stability.length, 4);
  assert.ok(stability.every((value) => value !== null && value > 0.95), `${stability}`);
  assert.deepEqual(clusterStability(texts, clusters, { draws: 5 }), stability);
});

Deno.test("clusters that are drawn at will do not come back", () => {
  const clusters = findClusters(texts);
  const labels = clusters.labels.map(() => random.integer(4));
  const stability = clusterStability(texts, { ...clusters, labels }, { draws: 5 });
  assert.ok(stability.every((value) => value !== null && value < 0.4), `${stability}`);
});
