import { heatMap, intervalPlot, smallMultiples, survivalCurve } from "hindcast";
import type { Chart } from "hindcast";

const services = [
  "payments-api",
  "checkout",
  "identity",
  "a-very-long-service-name-that-nobody-would-want-on-a-slide-eu-central-1",
  "search",
  "notifications",
];

/** Repeatable numbers between 0 and 1. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

export function durations(): Chart {
  const draw = draws(1);
  const rows = services.flatMap((label, i) =>
    ["2026-Q2", "2026-Q3"].map((group) => {
      const estimate = 1200 * (1 + 6 * draw());
      const mark = label === "identity" && group === "2026-Q3" ? "evidence" as const : "none" as const;
      return {
        label,
        group,
        estimate,
        low: i === 4 ? null : estimate / (1.3 + draw()),
        high: i === 3 ? null : estimate * (1.3 + 2 * draw()),
        n: Math.round(5 + 40 * draw()),
        mark,
      };
    })
  );
  return intervalPlot(rows, {
    name: "durations.services",
    alt: "Median time to resolve of six services in two quarters.",
    unit: "s",
    n: 219,
    counted: "incidents",
    valueTitle: "Median time to resolve",
    note: "Line: 95 % interval",
    focus: "2026-Q3",
  });
}

export function ratios(): Chart {
  const draw = draws(2);
  const rows = services.map((label, i) => {
    const estimate = 0.5 + 1.5 * draw();
    const mark = i === 2 ? "evidence" as const : "none" as const;
    return { label, estimate, low: estimate / 1.6, high: i === 1 ? 900 : estimate * 1.7, n: 12 + i, mark };
  });
  return intervalPlot(rows, {
    name: "durations.change",
    alt: "Ratio of median time to resolve, this quarter against the last.",
    unit: "ratio",
    n: 219,
    counted: "incidents",
    valueTitle: "Time to resolve, 2026-Q3 against 2026-Q2",
    note: "Line: 95 % interval",
  });
}

export function rates(): Chart {
  const draw = draws(3);
  const rows = Array.from({ length: 30 }, (_, i) => {
    const raw = 4 * draw() ** 3;
    const estimate = 0.7 * raw + 0.2;
    return { label: `service-${i + 1}`, estimate, low: estimate * 0.6, high: estimate * 1.6, n: i, raw };
  });
  return intervalPlot(rows, {
    name: "frequency.services",
    alt: "Incidents a week by service.",
    unit: "per_week",
    n: 435,
    counted: "incidents",
    valueTitle: "Incidents",
    note: "Line: 95 % interval of the shrunk rate",
  });
}

export function shares(): Chart {
  const rows = ["started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at"].map((
    label,
    i,
  ) => (
    { label, estimate: 0.21 * i, low: 0.21 * i, high: 0.21 * i, n: 607 }
  ));
  return intervalPlot(rows, {
    name: "quality.missing",
    alt: "Share of incidents without a time.",
    unit: "share",
    n: 607,
    counted: "incidents",
    valueTitle: "Share of incidents without it",
  });
}

export function week(unit: "count" | "ratio" = "ratio"): Chart {
  const draw = draws(4);
  const rows = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].flatMap((y) =>
    Array.from({ length: 24 }, (_, x) => ({
      x,
      y,
      value: y === "Sun" && x < 3
        ? null
        : unit === "ratio"
        ? Math.exp(1.6 * (draw() - 0.5))
        : Math.floor(9 * draw()),
      marked: y === "Tue" && (x === 9 || x === 10),
    }))
  );
  return heatMap(rows, {
    name: "calendar.week",
    alt: "Incidents by hour of week against what exposure explains.",
    unit,
    n: 412,
    counted: "incidents",
    valueTitle: unit === "ratio" ? "Observed over expected" : "Incidents",
    zone: "Europe/Berlin",
  });
}

export function panels(count = 8): Chart {
  const draw = draws(5);
  const rows = Array.from({ length: count }, (_, p) => p).flatMap((p) =>
    Array.from({ length: 13 }, (_, week) => {
      const estimate = 0.4 + p / 4 + 2 * draw();
      return {
        panel: services[p] ?? `service-${p}`,
        x: new Date(Date.UTC(2026, 6, 6 + 7 * week)).toISOString().slice(0, 10),
        estimate: week === 5 ? null : estimate,
        low: estimate * 0.6,
        high: estimate * 1.5,
        n: Math.round(10 * draw()),
        marked: p === 2 && week > 9,
      };
    })
  );
  return smallMultiples(rows, {
    name: "frequency.weeks",
    alt: "Incidents a week for eight services.",
    unit: "per_week",
    n: 412,
    counted: "incidents",
    valueTitle: "Incidents",
    xTitle: "Week from Monday",
    note: "Line: 95 % interval",
  });
}

export function curves(scale: "log" | "linear" = "log"): Chart {
  const rows = ["2026-Q2", "2026-Q3"].flatMap((group, g) => {
    const draw = draws(6 + g);
    const times = Array.from({ length: 40 }, () => 300 * Math.exp(5 * draw()) / (1 + g)).sort((a, b) =>
      a - b
    );
    return times.map((time, i) => {
      const survival = 1 - (i + 1) / 42;
      return { group, time, survival, low: Math.max(0, survival - 0.14), high: Math.min(1, survival + 0.13) };
    });
  });
  return survivalCurve(rows, {
    name: "durations.open",
    alt: "Share of incidents still open by time since start.",
    unit: "s",
    n: 84,
    counted: "incidents",
    valueTitle: "Time since the incident started",
    survivalTitle: "Still open",
    note: "Band: 95 % interval",
    focus: "2026-Q3",
    scale,
  });
}
