import { denoTool } from "./_tools.ts";

/**
 * The notebook's text with its cells formatted.
 *
 * Goes through standard input: `deno fmt --check` calls every notebook it has not seen before unformatted, also where
 * formatting changes nothing (Deno 2.9.6), so notebooks are excluded from it.
 */
export async function formatNotebook(text: string): Promise<string> {
  const report = await denoTool("fmt", ["--ext", "ipynb", "-"], text);
  if (!report.success) throw new TypeError(`Cannot format the notebook: ${report.stderr.trim()}`);
  return report.stdout;
}
