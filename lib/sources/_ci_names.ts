import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";
import { canonicalEnvironment, canonicalService } from "./_words.ts";

const deploying =
  /(?<![a-z])(?:(?:re)?deploy(?:s|ed|ing|ments?)?|roll[ _-]?(?:out|back)s?|promot(?:e|ion))(?![a-z])/gi;
const environment =
  /^(?:prod|prd|production|stage|stg|staging|preprod|uat|qa|dev|development|sandbox|preview)$/i;

/** Words of a pipeline's name that tell nothing of what it is for. */
const filler = /^(?:and|build|cd|ci|job|main|master|pipeline|release|test|tests|workflow)?$/i;

/** `deployProd` as `deploy Prod`: names of jobs are written in any case. */
function apart(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2");
}

/**
 * Whether the name of a pipeline, workflow, job or stage says that it deploys: it has a form of "deploy", "roll out",
 * "roll back" or "promote" as a word of its own. `deployubuntu` does not: nobody can tell it from a test of deploying.
 */
export function deploys(...names: readonly (string | null)[]): boolean {
  return names.some((name) => name !== null && apart(name).search(deploying) >= 0);
}

/** What a run or a part of one is: a deployment where a name says so, else a build, which changes nothing by itself. */
export function runKind(...names: readonly (string | null)[]): "build" | "deployment" {
  return deploys(...names) ? "deployment" : "build";
}

function isEnvironment(word: string, config: Config): boolean {
  return environment.test(word) || lookUp(config.words.environments, word.toLowerCase()) !== undefined;
}

/** The environment a name has as a word (`deploy-payments-prod`); NULL where it names none. */
export function environmentIn(config: Config, ...names: readonly (string | null)[]): string | null {
  for (const name of names) {
    const words = apart(name ?? "").split(/[^\p{L}\p{N}]+/u);
    const found = words.find((word) => word !== "" && isEnvironment(word, config));
    if (found !== undefined) return canonicalEnvironment(found, config);
  }
  return null;
}

function withoutEdge(name: string, config: Config, isDeploying: boolean): string {
  const [first, last] = [/^([\p{L}\p{N}]+)[ _/-]+(?=.)/u.exec(name), /[ _/-]+([\p{L}\p{N}]+)$/u.exec(name)];
  if (last && isEnvironment(last[1] ?? "", config)) return name.slice(0, last.index);
  if (isDeploying && first && isEnvironment(first[1] ?? "", config)) return name.slice(first[0].length);
  return name;
}

/** What is left of a name without the words that say that it deploys and where to: `payments`. */
function remainder(name: string, config: Config): string {
  const left = (deploys(name) ? apart(name) : name).replaceAll(deploying, " ").replaceAll(
    /(?:^|\s)to(?=\s|$)/gi,
    " ",
  )
    .replaceAll(/\s+/g, " ").replaceAll(/^[\s/_-]+|[\s/_-]+$/g, "").replaceAll(/[-_ ]{2,}/g, "-");
  const isNone = isEnvironment(left, config) ||
    left.split(/[^\p{L}\p{N}]+/u).every((word) => filler.test(word));
  return isNone ? "" : withoutEdge(left, config, deploys(name));
}

/**
 * The service a pipeline or job belongs to: the first of its names, the most telling first, that the configuration knows,
 * else the first of which something is left without the words that say that it deploys and where to.
 */
export function serviceIn(config: Config, ...names: readonly (string | null)[]): string | null {
  const given = names.flatMap((name) => name?.trim() || []);
  for (const name of given) {
    const known = lookUp(config.words.services, name);
    if (known !== undefined) return known;
  }
  for (const name of given) {
    const left = remainder(name, config);
    if (left !== "") return canonicalService(left, config);
  }
  return null;
}

/** The environment among the parameters of a run: the value of `ENV`, `DEPLOY_ENV`, `environment` or the like. */
export function environmentOf(
  parameters: Readonly<Record<string, unknown>>,
  config: Config,
): string | null {
  const key = Object.keys(parameters).find((name) => /(?:^|[_.-])env(?:ironment)?$|^target_?env/i.test(name));
  const value = key === undefined ? null : parameters[key];
  return typeof value === "string" ? canonicalEnvironment(value, config) : null;
}
