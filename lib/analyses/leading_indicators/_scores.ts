import type { StreamKind } from "./streams.ts";
import { weekHours } from "./_measures.ts";
import { meanOfKnown } from "./_mean_of_known.ts";

/** Weeks before a moment in which its controls are looked for. */
const controlWeeks = 8;
const fewestControls = 2;
/** From so many quiet ones on, the others are left out. */
const fewestQuiet = 3;
/** Farther from its controls than so many spreads a reading is no stronger evidence, only rarer. */
const farthest = 3;
/** Controls that the spread of all earlier readings is worth beside a reading's own few. */
const worth = 4;

/** The readings at the same hour of up to eight weeks before; near an incident they count only where others are few. */
function controlsAt(readings: Float64Array, isQuiet: Uint8Array, hour: number): number[] {
  const [quiet, all]: [number[], number[]] = [[], []];
  for (let at = hour - weekHours; at >= Math.max(0, hour - controlWeeks * weekHours); at -= weekHours) {
    const control = readings[at] as number;
    if (control !== control) continue;
    all.push(control);
    if (isQuiet[at] === 1) quiet.push(control);
  }
  return quiet.length >= fewestQuiet ? quiet : all.length >= fewestControls ? all : [];
}

/** The share of its controls a reading lies above, ties as half; null where too few are known. */
export function rankAt(readings: Float64Array, isQuiet: Uint8Array, hour: number): number | null {
  const value = readings[hour] as number;
  const controls = value === value ? controlsAt(readings, isQuiet, hour) : [];
  if (controls.length === 0) return null;
  const above = controls.reduce((sum, one) => sum + (value > one ? 1 : value === one ? 0.5 : 0), 0);
  return above / controls.length;
}

/** Counts, by rank: -1 below all controls, 1 above all. One hour of the week after the other, with all its weeks. */
function rankAll(readings: Float64Array, isQuiet: Uint8Array, scores: Float32Array): void {
  scores.fill(0);
  const own = new Float64Array(Math.ceil(readings.length / weekHours));
  const quiets = new Uint8Array(own.length);
  for (let place = 0; place < weekHours; place++) {
    let [weeks, isFlat] = [0, true];
    for (let hour = place; hour < readings.length; hour += weekHours, weeks++) {
      own[weeks] = readings[hour] as number;
      quiets[weeks] = isQuiet[hour] as number;
      isFlat &&= own[weeks] === own[0];
    }
    // Many signals are silent at most hours: nothing lies above or below anything.
    if (isFlat) continue;
    for (let week = 1; week < weeks; week++) {
      const value = own[week] as number;
      if (value !== value) continue;
      let [quiet, quietSide, all, side] = [0, 0, 0, 0];
      for (let at = week - 1; at >= Math.max(0, week - controlWeeks); at--) {
        // No branches: what is higher and lower changes all the time. What is unknown is neither.
        const control = own[at] as number;
        const over = Number(value > control) - Number(value < control);
        const isKnown = Number(control === control);
        const isOwnQuiet = quiets[at] as number;
        all += isKnown;
        side += over;
        quiet += isKnown & isOwnQuiet;
        quietSide += over * isOwnQuiet;
      }
      const hour = place + week * weekHours;
      if (quiet >= fewestQuiet) scores[hour] = quietSide / quiet;
      else if (all >= fewestControls) scores[hour] = side / all;
    }
  }
}

/** Numbers, sums and squares of the controls of each hour of the week. */
function newControls() {
  return [new Float64Array(weekHours), new Float64Array(weekHours), new Float64Array(weekHours)] as const;
}

/**
 * Metrics, in spreads of the controls, at most three. So few controls tell a spread badly: that of all earlier readings
 * at the same hour of the week is worth four more; of other hours it would make busy hours look wilder than quiet ones. Controls are added and taken away as the hours pass, in place of being summed for every hour.
 */
function distanceAll(readings: Float64Array, isQuiet: Uint8Array, scores: Float32Array): void {
  const centre = meanOfKnown(readings);
  const [allN, allSum, allSquares] = newControls();
  const [quietN, quietSum, quietSquares] = newControls();
  const add = (hour: number, place: number, sign: number): void => {
    const value = (readings[hour] as number) - centre;
    if (value !== value) return;
    allN[place] = (allN[place] as number) + sign;
    allSum[place] = (allSum[place] as number) + sign * value;
    allSquares[place] = (allSquares[place] as number) + sign * value * value;
    if (isQuiet[hour] === 0) return;
    quietN[place] = (quietN[place] as number) + sign;
    quietSum[place] = (quietSum[place] as number) + sign * value;
    quietSquares[place] = (quietSquares[place] as number) + sign * value * value;
  };
  const [variances, scored] = [new Float64Array(weekHours), new Float64Array(weekHours)];
  for (let hour = 0; hour < readings.length; hour++) {
    const place = hour % weekHours;
    if (hour >= weekHours) add(hour - weekHours, place, 1);
    if (hour >= (controlWeeks + 1) * weekHours) add(hour - (controlWeeks + 1) * weekHours, place, -1);
    scores[hour] = 0;
    const value = (readings[hour] as number) - centre;
    const isEnough = (quietN[place] as number) >= fewestQuiet;
    const n = (isEnough ? quietN[place] : allN[place]) as number;
    if (value !== value || n < fewestControls) continue;
    const sum = (isEnough ? quietSum[place] : allSum[place]) as number;
    const squares = (isEnough ? quietSquares[place] : allSquares[place]) as number;
    const away = value - sum / n;
    const around = Math.max(0, squares - sum * sum / n);
    const before = scored[place] as number;
    const usual = before === 0 ? 0 : (variances[place] as number) / before;
    const variance = (around + worth * usual) / (n - 1 + (before === 0 ? 0 : worth));
    variances[place] = (variances[place] as number) + around / (n - 1);
    scored[place] = before + 1;
    const reach = farthest * Math.sqrt(variance * (1 + 1 / n));
    scores[hour] = Math.abs(away) >= reach ? Math.sign(away) * farthest : away / reach * farthest;
  }
}

/**
 * How far every reading lies from its controls, 0 where too few are known. As only earlier hours are read, what a score
 * says never changes when later ones come.
 */
export function scoreAll(
  kind: StreamKind,
  readings: Float64Array,
  isQuiet: Uint8Array,
  scores: Float32Array,
): void {
  if (kind === "metric") distanceAll(readings, isQuiet, scores);
  else rankAll(readings, isQuiet, scores);
}
