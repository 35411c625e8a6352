import type { Sentence, Token } from "../_sentence.ts";

const causal = new RegExp(
  "^(?:caus\\w*|because|due|therefore|thus|hence|thereby|consequen\\w*|result(?:s|ed|ing)?|owing|thanks|drive[ns]?|driv(?:er|ers|ing)|" +
    "drove|trigger\\w*|attribut\\w*|responsib\\w*|stem(?:s|med|ming)?|aris\\w+|arose|explain\\w*|explanation|reasons?|" +
    "effects?|impact\\w*|affect\\w*|influenc\\w*|contribut\\w*|provok\\w*|spark\\w*|induc\\w*|yield\\w*|produc(?:e|es|ed|ing)|" +
    "prevent\\w*|helped|helps|enabl\\w*|made|makes|making|led|leads?|leading|brought|bring\\w*|blame\\w*|behind|why|" +
    "root|origin\\w*|creat\\w+|forc(?:ed|es|ing)|determin\\w+)$",
);
const blame = new RegExp(
  "\\bhuman error|\\b(?:operator|pilot|user) error|\\b(?:should|could|ought|must|might) (?:not )?have\\b|\\bfail(?:ed|ure)? to\\b|" +
    "\\b(?:fault|mistake|negligen|careless|culpr|blam|forg[eo]t|ignor|incompeten|sloppy|lazy|guilt|neglect|reckless|" +
    "inattent|sabotag|unprofessional|overlook)\\w*",
);
const person = new RegExp(
  "^(?:i|we|us|our|ours|my|me|you|your|yours|he|she|him|his|her|hers|they|them|their|who|whom|someone|somebody|" +
    "anyone|everybody|nobody|person|persons|people|staff|employees?|engineers?|operators?|developers?|responders?|" +
    "administrators?|admins?|managers?|directors?|colleagues?|users?|customers?|readers?|man|woman|guy|guys|oncall|" +
    "contractors?|interns?)$",
);
const request = new RegExp(
  "\\b(?:please|should|must|ought|needs? to|have to|has to|recommend\\w*|suggest\\w*|advis\\w*|encourag\\w*|urg(?:e|ed|ent|ently)|" +
    "instruct\\w*|prompts?|assistant|language model|passwords?|credentials?|click\\w*|download\\w*|subscrib\\w*|donat\\w*|" +
    "vote|votes|e-?mail|mailto|website|http|https|javascript|comments?|disregard\\w*|previous instructions|system message|" +
    "consider|ensure|remember|visit\\w*)\\b",
);
const commands = new RegExp(
  "^(?:add|ask|buy|call|change|check|click|close|compose|contact|delete|describe|do|don't|download|draft|email|explain|" +
    "follow|forget|forward|get|give|go|grant|ignore|include|insert|install|integrate|join|keep|let|look|mail|make|mention|" +
    "modify|note|open|output|page|pay|post|print|provide|publish|read|remove|repeat|replace|reply|report|restart|return|" +
    "reveal|review|run|say|see|send|share|shut|speak|start|stop|take|tell|translate|try|turn|use|view|write)$",
);
const inflated = new RegExp(
  "^(?:dramatic\\w*|huge\\w*|massive\\w*|significan\\w*|substantial\\w*|considerabl\\w*|sharp\\w*|steep\\w*|marked\\w*|notabl\\w*|" +
    "remarkabl\\w*|alarming\\w*|impressive\\w*|greatly|vast\\w*|slight\\w*|modest\\w*|tiny|clearly|obvious\\w*|undoubted\\w*|" +
    "definite\\w*|terribl\\w*|excellent\\w*|disastrous\\w*|catastrophic\\w*|severely|very|extreme\\w*|really|unfortunately|" +
    "fortunately|sadly|shocking\\w*|amazing\\w*|serious\\w*|" +
    "disaster\\w*|catastroph\\w*|cris[ie]s|mess|scandal\\w*|awful\\w*|bad|badly|good|great|poor|poorly|nice|fine|perfect\\w*|" +
    "slowest|fastest|longest|shortest|highest|lowest|biggest|largest|fewest|busiest|top|main|primary|major|chief)$",
);

const future =
  /^(?:will|shall|expect(?:s|ed)?|forecast\w*|predict\w*|soon|next|future|tomorrow|eventually|going)$/;

function stem(word: string): string {
  return word.slice(0, 4);
}

function fresh(tokens: readonly Token[], word: RegExp): Token[] {
  return tokens.filter((token) => word.test(token.word) && token.quotedFrom.size === 0);
}

/** "Since the last quarter" is a time, "since deployments" a reason. */
function reasonsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ word, quotedFrom }, index) =>
    word === "since" && quotedFrom.size === 0 &&
    !/^(?:\{|the$|then$|last$)/.test(tokens[index + 1]?.word ?? "")
  );
}

/** A claim that says "triggered" itself may be retold with "trigger". */
function ownWords({ cited }: Sentence): Set<string> {
  return new Set(cited.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []).map(stem));
}

function checkCause(sentence: Sentence): string[] {
  const own = ownWords(sentence);
  const causes = fresh(sentence.tokens, causal).filter(({ word }) => !own.has(stem(word)));
  return [...causes, ...reasonsOf(sentence.tokens)].map(({ word }) => `"${word}" speaks of a cause`);
}

function checkPeople({ tokens, bare }: Sentence): string[] {
  const found = blame.exec(bare.toLowerCase());
  return [
    ...(found ? [`"${found[0]}" blames`] : []),
    ...fresh(tokens, person).map(({ word }) => `"${word}" makes a person of it`),
  ];
}

function checkRequest({ tokens, bare }: Sentence): string[] {
  const first = tokens[0];
  const found = request.exec(bare.toLowerCase());
  return [
    ...(found ? [`"${found[0]}" asks for something`] : []),
    ...(first && commands.test(first.word) ? [`"${first.word}" opens a request`] : []),
  ];
}

/** No cause, no blame, no request, no forecast, no adjective in place of a number. */
export function checkWording(sentence: Sentence): string[] {
  return [
    ...checkCause(sentence),
    ...checkPeople(sentence),
    ...checkRequest(sentence),
    ...fresh(sentence.tokens, future).map(({ word }) => `"${word}" tells the future`),
    ...fresh(sentence.tokens, inflated).map(({ word }) => `"${word}" judges without a number`),
  ];
}
