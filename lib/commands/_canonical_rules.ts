import type { Config } from "../model/config.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";

/** The one name a service has in the warehouse: what `words: services` makes of the name that a tool gives it. */
function canonicalName(name: string, { words: { services } }: Config): string {
  return Object.hasOwn(services, name) ? services[name] ?? name : name;
}

/** Rules with services by the name they have in the warehouse; people may write any that `words: services` knows. */
export function canonicalRules(rules: readonly IndicatorRule[], config: Config): readonly IndicatorRule[] {
  return rules.map((rule) => ({
    ...rule,
    signal: { ...rule.signal, service: canonicalName(rule.signal.service, config) },
    target: { ...rule.target, service: canonicalName(rule.target.service, config) },
  }));
}
