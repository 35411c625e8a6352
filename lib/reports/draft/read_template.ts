import { refusal } from "../../model/refusal.ts";
import { sectionIds } from "./sections.ts";
import { parseTemplate, type Template } from "./template.ts";

/**
 * Reads a template; it is named as its file.
 *
 * @throws {Deno.errors.NotFound} when there is no such file.
 * @throws {TypeError} when it cannot be used.
 */
export async function readTemplate(path: string): Promise<Template> {
  const name = path.replace(/^.*[\\/]/, "").replace(/\.md$/, "");
  try {
    return parseTemplate(name, await Deno.readTextFile(path), sectionIds);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Deno.errors.NotFound(refusal({
      action: "use",
      thing: `template ${path}`,
      reason: "there is no such file",
      remedy: "Name one of reports/templates/postmortem, or write one",
    }));
  }
}
