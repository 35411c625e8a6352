import type { SectionKind } from "./_section_kind.ts";

/** What headings in German, French and Spanish announce, as people write them. */
const headings: Readonly<Partial<Record<SectionKind, string>>> = {
  summary:
    "Zusammenfassung, Kurzfassung, Überblick, Was ist passiert, Was geschah, Résumé, Synthèse, Que s'est-il passé, Resumen, Resumen ejecutivo, Qué pasó, Qué ocurrió",
  impact:
    "Auswirkung, Auswirkungen, Auswirkungen auf Kunden, Wer war betroffen, Impacts, Conséquences, Impacto, Afectación, Consecuencias",
  root_cause:
    "Ursache, Ursachen, Grundursache, Hauptursache, Fehlerursache, Ursachenanalyse, Cause racine, Causes racines, Cause profonde, Analyse des causes, Causa, Causas, Causa raíz, Causas raíz, Causa principal, Análisis de causa raíz",
  trigger: "Auslöser, Déclencheur, Élément déclencheur, Desencadenante, Detonante",
  detection: "Erkennung, Entdeckung, Détection, Detección",
  resolution:
    "Behebung, Lösung, Entstörung, Wiederherstellung, Résolution, Rétablissement, Remédiation, Correction, Resolución, Solución, Recuperación, Mitigación",
  timeline:
    "Zeitleiste, Zeitachse, Zeitstrahl, Zeitverlauf, Zeitlicher Ablauf, Ablauf, Verlauf, Chronologie, Chronologie des événements, Frise chronologique, Déroulement, Cronología, Línea de tiempo, Línea temporal",
  action_items:
    "Maßnahmen, Folgemaßnahmen, Gegenmaßnahmen, Korrekturmaßnahmen, Verbesserungsmaßnahmen, Nächste Schritte, Aufgaben, Plan d'action, Plan d'actions, Actions correctives, Mesures correctives, Actions à mener, Prochaines étapes, Acciones, Acciones correctivas, Medidas, Medidas correctivas, Plan de acción, Próximos pasos, Tareas",
  lessons:
    "Lehren, Erkenntnisse, Was wir gelernt haben, Was lief gut, Was lief schlecht, Was gut lief, Was schlecht lief, Leçons, Leçons apprises, Enseignements, Ce qui a bien fonctionné, Ce qui a mal fonctionné, Lecciones, Lecciones aprendidas, Aprendizajes, Qué salió bien, Qué salió mal",
};

/** What a document states about itself by name, by the English name. */
const facts: Readonly<Record<string, string>> = {
  "date": "Datum, Fecha",
  "incident date": "Vorfallsdatum, Datum des Vorfalls, Date de l'incident, Fecha del incidente",
  "start time": "Beginn, Startzeit, Début, Heure de début, Inicio, Hora de inicio",
  "end time": "Ende, Endzeit, Fin, Heure de fin, Hora de fin",
  "time zone": "Zeitzone, Fuseau horaire, Zona horaria",
  "status": "Statut, État, Estado",
  "summary": "Zusammenfassung, Résumé, Resumen",
  "title": "Titel, Titre, Título",
  "incident": "Vorfall, Störung, Incidente",
};

const monthNames = [
  "januar, jänner, janvier, enero",
  "februar, février, febrero",
  "märz, mars, marzo",
  "avril, abril",
  "mai, mayo",
  "juni, juin, junio",
  "juli, juillet, julio",
  "août, agosto",
  "septembre, septiembre",
  "oktober, okt, octobre, octubre",
  "novembre, noviembre",
  "dezember, dez, décembre, diciembre",
];

/** Small letters without accents, for these are often left out. */
function bare(words: string): string {
  return words.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}|[¿¡]/gu, "")
    .replaceAll("’", "'").trim();
}

function meanings<Meaning>(
  table: Iterable<readonly [Meaning, string]>,
): ReadonlyMap<string, Meaning> {
  return new Map(
    [...table].flatMap(([meaning, words]) => words.split(", ").map((word) => [bare(word), meaning])),
  );
}

const kindOf = meanings(Object.entries(headings) as [SectionKind, string][]);
const factOf = meanings(Object.entries(facts).map(([name, words]) => [name, words]));
const monthOf = meanings(monthNames.map((words, at) => [at + 1, words]));

/** What a heading announces, null where it is none of the usual words of these languages. */
export function kindElsewhere(heading: string): SectionKind | null {
  return kindOf.get(bare(heading)) ?? null;
}

/** The English name of a fact; as it is where it is none of these languages. */
export function factName(name: string): string {
  return factOf.get(bare(name)) ?? name;
}

/** Names of months as alternatives of an expression. */
export const monthsElsewhere = monthNames.join(", ").split(", ").join("|");

/** Number of a month, from 1; undefined where its name is none of these languages. */
export function monthElsewhere(name: string): number | undefined {
  return monthOf.get(bare(name));
}
