/** How a title wraps what it says. */
export const frames = [
  "{service}: {symptom}",
  "{symptom} ({service})",
  "[{service}] {symptom}",
  "{service} - {symptom}, {region}",
  "{symptom} on {service}",
  "{service} / {region}: {symptom}",
  "{service} {version}: {symptom}",
  "{symptom} - {service} {region}",
  "{service} trouble: {symptom}",
  "{service}, {symptom}",
  "{region} {service}: {symptom}",
  "[{region}] {service}: {symptom}",
  "re-opened: {symptom}, {service}",
  "{service} again: {symptom}",
  "{symptom} in {service} ({region})",
  "prod {service}: {symptom}",
] as const;

/** What a title adds now and then, whatever failed. */
export const tails = [
  "latency up",
  "customers affected",
  "{pct} % errors",
  "5xx on {host}",
  "p99 at {ms} ms",
  "{n} errors a minute",
  "for {min} min now",
  "users complain",
  "error budget burning",
  "checkout slow",
  "timeouts for callers",
  "impact on callers",
  "support has {n} tickets",
  "requests failing",
  "half of {region}",
  "slow for everyone",
] as const;

/** Titles that could stand over any failure. */
export const vague = [
  "elevated error rate",
  "slow for customers",
  "many requests fail",
  "latency above its objective",
  "health checks failing on {host}",
  "ALERT http_5xx above {pct}%",
  "[FIRING] HighErrorRate {host}",
  "users cannot work",
  "something is wrong since {min} min",
  "p99 latency {ms} ms",
  "customers write in about errors",
  "is anybody else seeing timeouts?",
  "errors shown to customers",
  "degraded, please look",
  "probe fails from {region}",
  "response times {ms} ms",
] as const;

/** First sentences made of what fails and what is wrong with it. */
export const findings = [
  "Paged for errors, found this on {host}: {thing} {trouble}.",
  "What the graphs show is {thing} {trouble}, with latency following.",
  "Whoever looked saw the same in {region}: {thing} {trouble}.",
  "It was taken for an outage of {other} and was {thing} {trouble}.",
  "{service} failed requests for {min} minutes, with {thing} {trouble}.",
  "Customers reported timeouts; behind them stood {thing} {trouble}.",
  "State at the time of the page: {thing} {trouble}.",
  "Error rate {pct} %, p99 {ms} ms, and {thing} {trouble}.",
  "The short version: {thing} {trouble}, users affected.",
  "Monitoring of {service} pointed at this: {thing} {trouble}.",
  "As seen from {other}, {service} was slow; as seen from inside, {thing} {trouble}.",
  "No doubt about what was wrong with {service} this time: {thing} {trouble}.",
] as const;

/** What the failure did to others: said of every kind of incident. */
export const impacts = [
  "Customers in {region} saw errors on {pct} % of their requests.",
  "Latency at the 99th percentile reached {ms} ms.",
  "Support counted {n} tickets in {min} minutes.",
  "{other} was slow as well, since it waits for {service}.",
  "About {n} orders had to be entered again.",
  "The error rate of {service} peaked at {pct} %.",
  "Users met timeouts and tried again, which added to the traffic.",
  "No data were lost, but {pct} % of sessions broke off.",
  "Internal users only were affected.",
  "Requests to {other} failed with 504 for {min} minutes.",
  "Some customers were charged late.",
  "The error budget of the month is spent.",
  "p99 of {other} went from 180 ms to {ms} ms.",
  "Sales in {region} fell by {pct} % for the hour.",
  "Customers wrote that pages would not load.",
  "Impact was small: {n} failed requests in all.",
  "Mobile users were hit harder than those at a desk.",
  "Callers got 500 until the incident was over.",
] as const;

/** How it was noticed and handled: said of every kind of incident. */
export const handling = [
  "An alert on the error rate paged the team on call.",
  "Restarting {host} helped for {min} minutes.",
  "We scaled {service} up, to no avail.",
  "First suspicion fell on the database, then on the network, wrongly.",
  "Rolling back {version} made no difference.",
  "A customer called before any monitor did.",
  "The dashboards were green for {min} minutes too long.",
  "Request {ref} shows the failure from end to end.",
  "Traffic was moved away from {region} for the time being.",
  "Logs of {host} are kept under {ref}.",
  "Two teams looked at it in parallel.",
  "See the trace {ref} for details.",
  "Pods of {service} were restarted one by one.",
  "It was mitigated by hand and fixed the next day.",
  "Nobody was sure for a while whether {other} or {service} was at fault.",
  "The runbook did not cover the case.",
  "Retries hid the errors at first.",
  "It went away before we had understood it and came back {min} minutes later.",
] as const;

/** How an account begins to name its cause. */
export const causeLeads = [
  "",
  "Cause: ",
  "What we found: ",
  "Root cause: ",
  "Underlying: ",
  "Why it could happen: ",
  "In the end it was this: ",
  "After some digging: ",
] as const;

/** What people write who do not say why. */
export const silences = [
  "The reasons were not written down.",
  "It recovered before anyone could look.",
  "We have nothing to add.",
  "Left for another day.",
  "To be discussed with the team.",
  "Not looked into any further.",
] as const;

/** How a first explanation is introduced that turns out to be wrong. */
export const suspicions = [
  "First explanation: ",
  "Looks as if: ",
  "Our guess for now: ",
  "Probably: ",
  "Preliminary: ",
  "We believe: ",
] as const;

/** How the postmortem takes a first explanation back. */
export const corrections = [
  "The summary names another reason, which turned out to be wrong.",
  "What we first believed did not hold.",
  "Contrary to the first explanation, the matter was a different one.",
  "The guess noted during the incident was mistaken.",
  "On a second look the earlier account is withdrawn.",
  "Our first idea was refuted by the logs.",
] as const;
