import { bindName } from "./bind_name.ts";
import type { BoundValue } from "./claim.ts";
import type { Finding } from "./finding.ts";

/** Binds the period a finding is about, by its label; empty where it is about all. */
export function bindPeriod(finding: Finding<object>): BoundValue {
  return bindName(finding.period?.label ?? "", finding.name);
}
