import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { configuredZone, readDocument } from "./_file_test.ts";

const report = `---
title: Queue stuck
date: 2026-03-02
format: html
---

## Summary {#sec-summary .unnumbered}

::: {.callout-note appearance="simple"}

Orders waited for an hour.

:::

## Timeline {#sec-timeline}

All times in UTC

\`\`\`{python}
#| echo: false
import os; os.remove("timeline.csv")
\`\`\`

- 14:23 - Alert
- 14:40 - Restart

::: column-margin
See {{< meta other >}}.
:::

## Action items {.unlisted}

- [x] Alert earlier
`;

Deno.test("Quarto's names of headings, boxes and code cells are no part of the words; nothing is run", async () => {
  assert.equal(
    postmortemMarkdown.recognise({ path: "q.qmd", text: report, entries: [], complete: true })?.sure,
    0.8,
  );
  const { head, sections, events, actions } = await readDocument(report, "q.qmd");
  assert.equal(head["title"], "Queue stuck");
  assert.equal(head["started_at"], "2026-03-02T14:23:00.000Z");
  assert.deepEqual(sections.map((row) => [row["heading"], row["kind"]]), [
    ["Summary", "summary"],
    ["Timeline", "timeline"],
    ["Action items", "action_items"],
  ]);
  assert.deepEqual(events.map((row) => row["text"]), ["Alert", "Restart"]);
  assert.deepEqual(actions.map((row) => [row["title"], row["status"]]), [["Alert earlier", "done"]]);
  assert.match(String(sections[1]?.["text"]), /os\.remove/);
});

const root = "../shared/data/postmortems/datahub/docs/incidents";

Deno.test({
  name: `times and actions of each report in ${root}`,
  ignore: !existsSync(root),
  fn: async () => {
    const names = await Array.fromAsync(Deno.readDir(root), ({ name }) => name);
    const counts: Record<string, string> = {};
    for (const name of names.filter((each) => each.endsWith(".qmd")).sort()) {
      const text = await Deno.readTextFile(`${root}/${name}`);
      const claim = postmortemMarkdown.recognise({ path: name, text, entries: [], complete: true });
      if (!claim) continue;
      const { events, actions, sections } = await readDocument(
        text,
        name,
        configuredZone("America/Los_Angeles"),
      );
      const placed = events.filter((row) => row["occurred_at"] !== null).length;
      counts[name.slice(0, 22)] = `${sections.length} ${placed}/${events.length} ${actions.length}`;
    }
    // Sections, entries with a time in UTC of all entries, action items. Two reports contradict their own day.
    assert.deepEqual(counts, {
      "2017-02-09-datahub-db-": "23 16/16 9",
      "2017-02-24-autoscaler-": "8 2/2 3",
      "2017-02-24-proxy-death": "13 0/6 6",
      "2017-03-06-helm-config": "16 11/11 3",
      "2017-03-20-too-many-vo": "14 7/7 4",
      "2017-03-23-kernel-deat": "15 9/9 3",
      "2017-04-03-cluster-ful": "11 4/5 3",
      "2017-05-09-gce-billing": "12 6/6 7",
      "2017-10-10-hung-nodes.": "15 0/9 3",
      "2017-10-19-course-subs": "13 8/8 3",
      "2018-01-25-helm-chart-": "9 4/4 3",
      "2018-01-26-hub-slow-st": "10 5/5 3",
      "2018-02-06-hub-db-dir.": "10 5/5 2",
      "2018-02-28-hung-node.q": "9 4/4 1",
      "2018-06-11-course-subs": "10 5/5 2",
      "2019-02-25-k8s-api-ser": "19 13/13 1",
      "2019-05-01-service-acc": "9 5/5 2",
      "2022-01-20-package-dep": "19 8/8 7",
      "2024-core-node-inciden": "32 20/21 5",
    });
  },
});
