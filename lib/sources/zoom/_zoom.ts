import type { ExportFile, SourceRow } from "../../model/source.ts";
import { type NamedPeople, personRows } from "../_people.ts";

/** Tool all names of a meeting belong to: its files give names, never ids. */
export const vendor = "zoom";

/** What the path of a meeting's file tells. */
export interface Meeting {
  /** Folder the files of the meeting lie in, with the stamp of the file's name where it has one. */
  readonly channel: string;
  /** Name of the file without its ending: a transcript and the captions of one meeting are two tellings of it. */
  readonly part: string;
  /** Start of the recording, UTC; null where neither the configuration nor a name tells it. */
  readonly startedAt: string | null;
}

const stamp = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;

function stampedAt(name: string): string | null {
  const [, year, month, day, hour, minute, second] = stamp.exec(name) ?? [];
  if (year === undefined) return null;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Folder a file lies in; empty where it lies in none. */
export function folderOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** Reads the path of a file; the configuration's word on the start comes first, then the stamp of a name. */
export function meetingOf({ path, config }: ExportFile): Meeting {
  const folder = folderOf(path);
  const name = path.split("/").at(-1) ?? path;
  const part = name.replace(/\.[^.]*$/, "");
  const stamped = stamp.exec(name)?.[0];
  const channel = [folder, stamped].filter(Boolean).join("/") || part;
  const keys = [channel, channel.split("/").at(-1) ?? channel];
  const configured = keys.find((key) => Object.hasOwn(config.recordings, key));
  const startedAt = configured === undefined
    ? stampedAt(name) ?? stampedAt(folder.split("/").at(-1) ?? "")
    : config.recordings[configured] ?? null;
  return { channel, part, startedAt };
}

/** Key of a line of a meeting's file. */
export function lineId({ channel, part }: Meeting, id: string | number): string {
  return `${vendor}:${channel}/${part}:${id}`;
}

/** A time so many seconds into a recording; null where its start is unknown. */
export function placed(startedAt: string | null, offset: number): string | null {
  return startedAt === null
    ? null
    : new Date(Date.parse(startedAt) + Math.round(offset * 1000)).toISOString();
}

/** Rows of the people of a file, by the names it shows. */
export function speakerRows(names: Iterable<string>): SourceRow[] {
  const people: NamedPeople = new Map([...names].map((name) => [name, name]));
  return personRows(vendor, people);
}
