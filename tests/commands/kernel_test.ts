import assert from "node:assert/strict";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine } from "./_spawn.ts";

// The kernel is installed into the user's folder of Jupyter: these tests give the command another one, and a path without Jupyter.
// Only on Linux does the environment say where that is.
Deno.test("the kernel is installed for this Deno, and a missing Jupyter is said", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  await using folder = await scratch();
  const { code, stdout } = await runCommandLine(["kernel"], {
    XDG_DATA_HOME: folder.path,
    PATH: folder.path,
  });
  assert.equal(code, 0);
  assert.match(stdout, /^The Deno kernel is installed\./);
  const { argv } = JSON.parse(await Deno.readTextFile(`${folder.path}/jupyter/kernels/deno/kernel.json`));
  assert.equal(argv[0], Deno.execPath());
  assert.match(stdout, /Jupyter is not installed here.*pip install jupyterlab/);
});

Deno.test("anything behind the command is wrong usage", async () => {
  const { code } = await runCommandLine(["kernel", "--now"]);
  assert.equal(code, 2);
});
