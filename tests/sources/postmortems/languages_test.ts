import assert from "node:assert/strict";
import { recognisePostmortem } from "../../../lib/sources/postmortems/_recognition.ts";
import { readDocument } from "./_file_test.ts";

const german = `# Ausfall der Suche

**Datum:** 15.07.2026
**Zeitzone:** Europe/Berlin
**Status:** abgeschlossen

## Zusammenfassung

Die Suche war 35 Minuten nicht erreichbar.

## Auswirkung

Keine Treffer.

## Ursache

Der Index war voll.

## Zeitleiste

- 14:05 Uhr: Alarm "Index voll"
- gegen 14:40 Uhr – Suche läuft wieder

## Maßnahmen

| Maßnahme | Verantwortlich | Status |
| --- | --- | --- |
| Index vergrößern | Erika Muster und Max Muster | erledigt |
| Alarm früher | Team Suche | offen |
`;

const french = `# Panne du paiement

Date : 3 août 2026

Toutes les heures sont en UTC

## Résumé

Les paiements échouaient.

## Cause racine

Certificat expiré.

## Chronologie

| Heure | Événement |
| --- | --- |
| 9h05 | Première alerte |
| 9h50 | Certificat renouvelé |

## Actions correctives

- Renouveler plus tôt (Responsable : Jeanne Exemple)
`;

const spanish = `# Caída de la tienda

**Fecha:** 7 de julio de 2026
**Inicio:** 7 de julio de 2026 10:00 UTC
**Fin:** 7 de julio de 2026 11:30 UTC

## Resumen

La tienda no respondía.

## ¿Qué pasó?

Se llenó el disco.

## Causa raíz

Registros sin rotación.

## Próximos pasos

- Rotar los registros
`;

Deno.test("a postmortem in German: its date, parts, timeline in its zone, measures without names", async () => {
  const { head, sections, events, actions, people } = await readDocument(german);
  assert.deepEqual(
    [head["date"], head["zone"], head["started_at"], head["resolved_at"], head["summary"]],
    [
      "2026-07-15",
      "Europe/Berlin",
      "2026-07-15T12:05:00.000Z",
      "2026-07-15T12:40:00.000Z",
      "Die Suche war 35 Minuten nicht erreichbar.",
    ],
  );
  assert.deepEqual(sections.map(({ kind }) => kind), [
    "other",
    "summary",
    "impact",
    "root_cause",
    "timeline",
    "action_items",
  ]);
  assert.deepEqual(events.map(({ text }) => text), ['Alarm "Index voll"', "Suche läuft wieder"]);
  assert.deepEqual(actions.map(({ title, status }) => [title, status]), [
    ["Index vergrößern", "done"],
    ["Alarm früher", "proposed"],
  ]);
  assert.deepEqual(people.map(({ name }) => name), ["Erika Muster", "Max Muster"]);
  assert.doesNotMatch(JSON.stringify(sections), /Muster/);
});

Deno.test("a postmortem in French: its date, times and cause; the name of who is responsible is hidden", async () => {
  const { head, sections } = await readDocument(french);
  assert.deepEqual([head["date"], head["started_at"], head["resolved_at"], head["summary"]], [
    "2026-08-03",
    "2026-08-03T09:05:00.000Z",
    "2026-08-03T09:50:00.000Z",
    "Les paiements échouaient.",
  ]);
  assert.deepEqual(sections.map(({ kind }) => kind), [
    "other",
    "summary",
    "root_cause",
    "timeline",
    "action_items",
  ]);
  assert.doesNotMatch(JSON.stringify(sections), /Jeanne/);
});

Deno.test("a postmortem in Spanish: start and end as stated, parts by their headings", async () => {
  const { head, sections } = await readDocument(spanish);
  assert.deepEqual([head["date"], head["started_at"], head["resolved_at"]], [
    "2026-07-07",
    "2026-07-07T10:00:00.000Z",
    "2026-07-07T11:30:00.000Z",
  ]);
  assert.deepEqual(sections.map(({ kind }) => kind), [
    "other",
    "summary",
    "summary",
    "root_cause",
    "action_items",
  ]);
});

Deno.test("postmortems in these languages are recognised by their headings; a recipe is none", () => {
  const known = (text: string) =>
    recognisePostmortem({ path: "x.md", text, entries: [], bytes: text.length } as never) !== null;
  assert.deepEqual([german, french, spanish].map(known), [true, true, true]);
  assert.equal(known("# Kuchen\n\n## Zusammenfassung\n\nMehl.\n\n## Aufgaben\n\n- backen\n"), false);
});
