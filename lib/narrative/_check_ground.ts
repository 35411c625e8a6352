import type { Sentence } from "./_sentence.ts";

/** Words every sentence needs, and words of the trade that any claim may be told with. */
const trade =
  "about above across adjusted after against alike amount analysis another answer apart around association based before " +
  "being beside between both chance change changed closing comparable comparison compare compared confidence could count " +
  "cover covers data decide detect does during each earlier either enough estimate estimated evidence exclude " +
  "from further geometric have here hours incident incidents interval into itself kind last leave left level long median " +
  "might missing month months number only other over overall period periods previous quarter quarters range rate " +
  "record recorded resolution resolve resolved row rows sample seen service services severity show shown shows side since some " +
  "spread still such take taken takes team tell than that their then there these this those time times told took " +
  "under until value values weeks week were what when where whether which while with within would year been distinguish " +
  "rest rests mean means test tested observed data seen measured measure figure figures place " +
  "rose rise fell fall lower higher increase increased decrease decreased improved worsened faster slower shorter longer " +
  "more fewer less went down dropped grew";

function root(word: string): string {
  return word.slice(0, 5);
}

const shared = new Set(trade.split(" ").map(root));

function contentWords(text: string): string[] {
  return (text.replaceAll(/\{[^{}]*\}/g, " ").toLowerCase().match(/[a-z]{4,}/g) ?? []).map(root);
}

/** What a sentence says comes from its claims: at least half of its content words are theirs or the trade's. */
export function checkGround({ bare, cited }: Sentence): string[] {
  const own = new Set(cited.flatMap(({ text }) => contentWords(text)));
  const words = contentWords(bare);
  const strange = words.filter((word) => !own.has(word) && !shared.has(word));
  return strange.length * 2 > words.length && strange.length > 1
    ? ["it speaks of what its claims do not"]
    : [];
}
