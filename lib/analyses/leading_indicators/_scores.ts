import type { StreamKind } from "./streams.ts";
import { weekHours } from "./_measures.ts";
import { meanOfKnown } from "./_mean_of_known.ts";
import { dayHours } from "./_scene.ts";
import { laidAt } from "./_worlds.ts";

const weekDays = weekHours / dayHours;
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
function rankAll(readings: Float64Array, isQuiet: Uint8Array, laid: Float32Array): number {
  const days = readings.length / dayHours;
  const most = Math.ceil(readings.length / weekHours);
  const own = new Float64Array(most);
  const [quiets, every] = [new Uint8Array(most), new Uint8Array(most).fill(1)];
  // How many of the weeks before each are known, and how many of them are quiet too.
  const [knownBefore, quietBefore] = [new Uint16Array(most + 1), new Uint16Array(most + 1)];
  let differing = 0;
  for (let place = 0; place < weekHours; place++) {
    let [weeks, isFlat] = [0, true];
    for (let hour = place; hour < readings.length; hour += weekHours, weeks++) {
      const value = readings[hour] as number;
      const isKnown = Number(value === value);
      own[weeks] = value;
      quiets[weeks] = isQuiet[hour] as number;
      knownBefore[weeks + 1] = (knownBefore[weeks] as number) + isKnown;
      quietBefore[weeks + 1] = (quietBefore[weeks] as number) + (isKnown & (quiets[weeks] as number));
      isFlat &&= value === own[0];
    }
    // Many signals are silent at most hours: nothing lies above or below anything.
    if (isFlat) continue;
    const first = laidAt(place, days);
    for (let week = 1; week < weeks; week++) {
      const value = own[week] as number;
      if (value !== value) continue;
      const from = Math.max(0, week - controlWeeks);
      const all = (knownBefore[week] as number) - (knownBefore[from] as number);
      if (all < fewestControls) continue;
      const quiet = (quietBefore[week] as number) - (quietBefore[from] as number);
      const [counted, controls] = quiet >= fewestQuiet ? [quiets, quiet] : [every, all];
      let side = 0;
      for (let at = from; at < week; at++) {
        // No branches: what is higher and lower changes all the time. What is unknown is neither.
        const control = own[at] as number;
        side += (Number(value > control) - Number(value < control)) * (counted[at] as number);
      }
      if (side === 0) continue;
      laid[first + week * weekDays] = side / controls;
      differing++;
    }
  }
  return differing;
}

/**
 * Metrics, in spreads of the controls, at most three. So few controls tell a spread badly: that of all earlier readings
 * at the same hour of the week is worth four more; of other hours it would make busy hours look wilder than quiet ones.
 * One hour of the week after the other: controls are added and taken away as the weeks pass, in place of being summed for
 * every hour.
 */
function distanceAll(readings: Float64Array, isQuiet: Uint8Array, laid: Float32Array): number {
  const days = readings.length / dayHours;
  const centre = meanOfKnown(readings);
  const own = new Float64Array(Math.ceil(readings.length / weekHours));
  let differing = 0;
  for (let place = 0; place < weekHours; place++) {
    const first = laidAt(place, days);
    // Of all controls, and of the quiet ones: how many, their sum and that of their squares.
    let [all, allSum, allSquares, quiet, quietSum, quietSquares] = [0, 0, 0, 0, 0, 0];
    let [variances, scored] = [0, 0];
    for (let hour = place, week = 0; hour < readings.length; hour += weekHours, week++) {
      const value = (readings[hour] as number) - centre;
      own[week] = value;
      const last = week > 0 ? own[week - 1] as number : NaN;
      if (last === last) {
        all++;
        allSum += last;
        allSquares += last * last;
        if (isQuiet[hour - weekHours] !== 0) {
          quiet++;
          quietSum += last;
          quietSquares += last * last;
        }
      }
      const past = week > controlWeeks ? own[week - controlWeeks - 1] as number : NaN;
      if (past === past) {
        all--;
        allSum -= past;
        allSquares -= past * past;
        if (isQuiet[hour - (controlWeeks + 1) * weekHours] !== 0) {
          quiet--;
          quietSum -= past;
          quietSquares -= past * past;
        }
      }
      const isQuietEnough = quiet >= fewestQuiet;
      const n = isQuietEnough ? quiet : all;
      if (value !== value || n < fewestControls) continue;
      const sum = isQuietEnough ? quietSum : allSum;
      const squares = isQuietEnough ? quietSquares : allSquares;
      const away = value - sum / n;
      const around = Math.max(0, squares - sum * sum / n);
      const usual = scored === 0 ? 0 : variances / scored;
      const variance = (around + worth * usual) / (n - 1 + (scored === 0 ? 0 : worth));
      variances += around / (n - 1);
      scored++;
      if (away === 0) continue;
      const reach = farthest * Math.sqrt(variance * (1 + 1 / n));
      laid[first + week * weekDays] = Math.abs(away) >= reach
        ? Math.sign(away) * farthest
        : away / reach * farthest;
      differing++;
    }
  }
  return differing;
}

/**
 * How far every reading lies from its controls, 0 where too few are known, laid out by hour of the day. As only earlier
 * hours are read, what a score says never changes when later ones come.
 *
 * @param readings of whole days.
 * @returns hours that differ from their controls.
 */
export function scoreAll(
  kind: StreamKind,
  readings: Float64Array,
  isQuiet: Uint8Array,
  laid: Float32Array,
): number {
  laid.fill(0);
  return kind === "metric" ? distanceAll(readings, isQuiet, laid) : rankAll(readings, isQuiet, laid);
}
