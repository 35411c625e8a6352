import assert from "node:assert/strict";
import { notebookProblem } from "../../lib/commands/_notebook_problem.ts";
import { runNotebook } from "../../lib/reports/notebook/run_notebook.ts";
import { place, scratch } from "../reports/notebook/_notebooks.ts";
import { paymentWarehouse } from "../reports/draft/_payment.ts";
import { runCommandLine } from "./_spawn.ts";

Deno.test("a draft from the command line", async (t) => {
  await using folder = await scratch();
  const called = (text: string) => text.replaceAll('"who":"ana"', '"who":"Ana Silva"');
  (await paymentWarehouse(folder.path, called)).close();
  const out = `${folder.path}/draft`;
  const draft = (...args: string[]) =>
    runCommandLine(["draft", ...args, "--warehouse", `${folder.path}/w.duckdb`]);

  await t.step("writes Markdown, base, page, claims and the notebook, and says where", async () => {
    const { code, stdout, stderr } = await draft("latest", "--out", out);
    assert.deepEqual([code, stderr], [0, ""]);
    const names = ["postmortem.md", "postmortem.base.md", "postmortem.html", "claims.json"];
    assert.deepEqual(stdout.trim().split("\n"), [
      ...names.map((name) => `${out}/${name}`),
      "Written offline from claims. No language model is named: HINDCAST_MODEL is not set.",
      `${out}/70_postmortem.ipynb`,
    ]);
    const notebook = await Deno.readTextFile(`${out}/70_postmortem.ipynb`);
    assert.match(notebook, /DRAFT/);
    assert.match(notebook, /Raise the database client timeout/);
  });

  await t.step(
    "what people wrote stays, and a wording that blames or names somebody is told with another",
    async () => {
      const path = `${out}/postmortem.md`;
      const written = "Root cause: human error. Then Ana Silva drained the pool by hand.";
      const edited = (await Deno.readTextFile(path)).replace(/^## Impact$/m, `$&\n\n${written}`);
      await Deno.writeTextFile(path, edited);
      const { code, stdout } = await draft("latest", "--out", out);
      assert.equal(code, 0);
      assert.ok((await Deno.readTextFile(path)).includes(written));
      assert.match(stdout, /^What people had changed was kept\.$/m);
      assert.match(
        stdout,
        /^Under "Impact", "human error": an error of a person is .*\. Rather: "a slip that nothing caught"\.$/m,
      );
      assert.match(
        stdout,
        /^Under "Impact", somebody is named\. With the pseudonym: "Root cause: human error\. Then person-[0-9a-f]{10} drained the pool by hand\."$/m,
      );
      assert.equal(stdout.match(/^Under /gm)?.length, 2);
    },
  );

  await t.step("a status that there is not is refused, and nothing is lost", async () => {
    const path = `${out}/postmortem.md`;
    const edited = (await Deno.readTextFile(path)).replace(/^status: draft$/m, "status: finished");
    await Deno.writeTextFile(path, edited);
    const { code, stderr } = await draft("latest", "--out", out);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^Cannot write .*postmortem\.md: its status "finished" is none of draft, in review, final\. Set one/,
    );
    assert.equal(await Deno.readTextFile(path), edited);
  });

  await t.step("a document without its base is refused in one line, and nothing is lost", async () => {
    const path = `${folder.path}/ours/postmortem.md`;
    await Deno.mkdir(`${folder.path}/ours`);
    await Deno.writeTextFile(path, "# Ours\n");
    const { code, stderr } = await draft("latest", "--out", `${folder.path}/ours`);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^Cannot write .*postmortem\.md: a document stands there without postmortem\.base\.md, .*--out\.\n$/,
    );
    assert.equal(await Deno.readTextFile(path), "# Ours\n");
  });

  await t.step("an incident nobody knows is refused, and nothing is written", async () => {
    const { code, stderr } = await draft("INC-9", "--out", `${folder.path}/none`);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^Cannot draft incident "INC-9": there is no incident of this id, number, reference or address\. Give an id/,
    );
    await assert.rejects(Deno.stat(`${folder.path}/none`), Deno.errors.NotFound);
  });

  await t.step("a team's template decides headings; one that is wrong is refused", async () => {
    const own = `${folder.path}/payments.md`;
    await Deno.writeTextFile(
      own,
      "## In short\n\n<!-- summary\nThree sentences. -->\n\n## Customers\n\n<!--\nAsk support. -->\n",
    );
    const { code, stdout } = await draft("inc-4711", "--template", own, "--out", `${out}-own`, "--json");
    assert.equal(code, 0);
    assert.deepEqual([JSON.parse(stdout).state, JSON.parse(stdout).incidentId], ["new", "pager:INC-4711"]);
    const text = await Deno.readTextFile(`${out}-own/postmortem.md`);
    assert.match(text, /^template: payments$/m);
    assert.match(text, /## In short\n\n<!-- Three sentences\. -->\n\n“Payment API returns errors”/);
    assert.match(
      text,
      /## Customers\n\n<!-- Ask support\. -->\n\n\*To be written by those who were there\.\*/,
    );
    await Deno.writeTextFile(own, "## In short\n\n<!-- sumary -->\n");
    const wrong = await draft("INC-4711", "--template", own, "--out", `${out}-wrong`);
    assert.equal(wrong.code, 1);
    assert.match(
      wrong.stderr,
      /^Cannot use template payments: it asks for a section "sumary", which there is not/,
    );
    const none = await draft("INC-4711", "--template", "nobodys", "--out", `${out}-wrong`);
    assert.match(
      none.stderr,
      /^Cannot use template reports\/templates\/postmortem\/nobodys\.md: there is no such file/,
    );
  });

  await t.step("without an incident it is used wrongly", async () => {
    const { code, stderr } = await draft();
    assert.deepEqual([code, stderr.split(".")[0]], [2, 'Cannot run "draft": <incident> is missing']);
  });
});

Deno.test("a notebook that fails beside a draft is told in one line", async () => {
  await using folder = await scratch();
  const notebook = await place(folder.path, { boom: 'throw new Error("planted")' });
  const run = await runNotebook({ notebook, out: `${folder.path}/run.ipynb`, parameters: {} });
  assert.equal(
    notebookProblem(run, "notebooks/a.ipynb"),
    `Cannot run notebooks/a.ipynb cell "boom": planted. The draft itself is written; see ${run.out}.`,
  );
});
