import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";
import { canonicalService } from "./_words.ts";

/**
 * The service a flag belongs to: by the flag's key or `project/key` where the configuration knows one of them for a
 * service, else the project. A project called `default` is what tools make for everything: it tells nothing.
 */
export function serviceOfFlag(config: Config, key: string | null, project: string | null): string | null {
  for (const name of [key, key === null || project === null ? null : `${project}/${key}`]) {
    const known = name === null ? undefined : lookUp(config.words.services, name);
    if (known !== undefined) return known;
  }
  return project === "default" ? null : canonicalService(project, config);
}
