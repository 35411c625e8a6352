import assert from "node:assert/strict";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine } from "./_spawn.ts";

Deno.test("without JupyterLab the way to it is told, with exit code 1", async () => {
  await using folder = await scratch();
  const { code, stderr } = await runCommandLine(["lab"], { PATH: folder.path });
  assert.match(
    stderr,
    /^Cannot open JupyterLab: it is not installed here\. Get it with `pip install jupyterlab`/,
  );
  assert.equal(code, 1);
});

Deno.test("JupyterLab is opened on the notebooks, with the options given", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await using folder = await scratch();
  const program = `${folder.path}/jupyter`;
  await Deno.writeTextFile(program, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const { code, stdout } = await runCommandLine(["lab", "--no-browser"], {
    PATH: `${folder.path}:/bin:/usr/bin`,
  });
  assert.deepEqual([code, stdout], [0, "lab notebooks --no-browser\n"]);
});
