import { createRandom } from "../stats/random.ts";
import { hashOf } from "./_hash.ts";
import { type Team, teams } from "./services.ts";

/** Somebody who answers pages. The name appears in the pager and in the chat's list of users only. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly pagerId: string;
  readonly slackId: string;
  /** Login at the code host, which says nothing of the name. */
  readonly login: string;
  readonly team: Team;
}

const given = [
  ..."Ilva Torben Maresa Anouk Dariel Senna Kofi Yuna Brannoc Tilde Oriel Pavek Noor Lioba".split(" "),
  ..."Caspian Ruta Emeka Halina Joren Wanda Aziz Mirela".split(" "),
];
const family = [
  ..."Quistrel Hallowmere Vendrick Osterlund Takemi Brakspear Nwosu Feldrin Marchetto Silvane".split(" "),
  ..."Drummore Kestrel Ivanek Pellworth Radan Zhoulin Askeland Morwen".split(" "),
];
const birds = "heron wren plover curlew avocet dunlin siskin linnet garganey bittern".split(" ");

function id(prefix: string, name: string): string {
  return prefix + hashOf(name).toString(36).toUpperCase().padStart(7, "0");
}

/** The people of a company, spread over its teams. Names are invented. */
export function createPeople(count: number, seed: number): readonly Person[] {
  const pairs = given.flatMap((first) => family.map((last) => [first, last] as const));
  const random = createRandom(hashOf(`${seed}/people`));
  return random.shuffle(pairs).slice(0, count).map(([first, last], index) => {
    const name = `${first} ${last}`;
    return {
      name,
      email: `${first}.${last}@larkspur.example`.toLowerCase(),
      pagerId: id("PU", name).slice(0, 7),
      slackId: id("U0", name),
      login: `${birds[index % birds.length]}-${Math.floor(index / birds.length) + 1}`,
      team: teams[index % teams.length] as Team,
    };
  });
}
