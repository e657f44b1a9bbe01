import { EMPTY_CONTEXT } from '../src/conversation/context.ts';
import {
  type Bot,
  type BotAnswer,
  type Catalogue,
  type Context,
  type IsoDate,
  type Part,
  plainText,
  type Reply,
} from '../src/index.ts';
import { understand } from '../src/understand/understand.ts';

/** How a reply stands to what a phone screen takes. */
export interface Measured {
  readonly question: string;
  readonly kind: string;
  /** Of its kind, its rows counted. */
  readonly budget: number;
  /** Before 'More', without source and buttons; beside the picture where there is one. */
  readonly words: number;
  /** The same without what does not agree and what was not taken into account: that is never cut, however long. */
  readonly spoken: number;
  /** The same where no picture can be shown, and its rows are written. */
  readonly written: number;
  readonly twice: readonly string[];
  /** Neither a number nor a verdict stands in the first twelve words of a reply that owes one. */
  readonly late: boolean;
  readonly text: string;
}

type Asked = NonNullable<BotAnswer['record']['understood']['question']>;

interface Kind {
  readonly name: string;
  readonly words: number;
  readonly aRow?: number;
  /** Its answer is words: a reason, a definition, a source. */
  readonly inWords?: true;
}

const STATUS: Kind = { name: 'status', words: 65 };
const SHORT = 40;
const SEVERAL: Kind = { name: 'several at once', words: 90, inWords: true };

/** What each kind may take; what is answered in words (a definition, a source) has that of a status. */
const OF_ASK: Readonly<Partial<Record<Asked['ask'], Kind>>> = {
  course: { name: 'trend', words: 50 },
  change: { name: 'change', words: 50 },
  verdict: { name: 'verdict', words: 50 },
  compare: { name: 'comparison', words: 50, aRow: 6 },
  difference: { name: 'comparison', words: 50, aRow: 6 },
  list: { name: 'list', words: 20, aRow: 14 },
  movers: { name: 'movers', words: 20, aRow: 10 },
  gap: { name: 'gap', words: SHORT },
  extreme: { name: 'extreme', words: SHORT, aRow: 6 },
  when: { name: 'when', words: SHORT, aRow: 6 },
  run: { name: 'run', words: SHORT, aRow: 6 },
  tally: { name: 'tally', words: SHORT, aRow: 6 },
  check: { name: 'check', words: SHORT, aRow: 6 },
  sum: { name: 'sum', words: SHORT, aRow: 6 },
  mean: { name: 'mean', words: SHORT, aRow: 6 },
  share: { name: 'share', words: SHORT, aRow: 6 },
  target: { name: 'target', words: 50, aRow: 6 },
  benchmark: { name: 'benchmark', words: 45 },
  why: { name: 'why', words: 55, inWords: true },
  meaning: { name: 'meaning', words: 65, inWords: true },
  source: { name: 'source', words: 65, inWords: true },
  owner: { name: 'owner', words: 65, inWords: true },
  age: { name: 'age', words: 65, inWords: true },
  risks: { name: 'risks', words: 65, aRow: 10, inWords: true },
  digest: { name: 'digest set up', words: 45, inWords: true },
  help: { name: 'help', words: 65, inWords: true },
  courtesy: { name: 'courtesy', words: SHORT, inWords: true },
};

function kindOf({ record, reply }: BotAnswer): Kind {
  const asked = record.understood.question;
  if (reply.outcome === 'clarify') return { name: 'clarify', words: 45, inWords: true };
  if (asked === null || reply.outcome !== 'answered') return { name: 'not held', words: SHORT, inWords: true };
  if (asked.ask === 'overview')
    return asked.of.kind === 'everything' ? { name: 'whole', words: 110 } : { name: 'theme', words: 60, aRow: 6 };
  if (asked.ask !== 'value') return OF_ASK[asked.ask] ?? STATUS;
  if (rowsIn(reply.parts) > 0 || reply.parts.some(hasRows)) return { name: 'ranking', words: 40, aRow: 6 };
  return asked.form === 'count' ? { name: 'count', words: 35 } : STATUS;
}

function hasRows(part: Part): boolean {
  return part.kind === 'chart' && rowsIn(part.rows) > 0;
}

/** Rows that are text. */
function rowsIn(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'rows' ? part.rows.length : 0), 0);
}

export interface Asking {
  readonly bot: Bot;
  readonly catalogue: Catalogue;
  readonly today: IsoDate;
}

/** Asks a thread to its end and measures the last reply. */
export async function measureThread(asking: Asking, turns: readonly string[]): Promise<Measured> {
  let context: Context | null = null;
  for (const turn of turns.slice(0, -1)) ({ context } = await asking.bot.ask(turn, context));
  const last = turns.at(-1) ?? '';
  const isOne = isOneQuestion(last, context, asking);
  return measured(turns, isOne, await asking.bot.ask(last, context));
}

/** A message may hold several questions, which are answered together. */
function isOneQuestion(message: string, context: Context | null, { catalogue, today }: Asking): boolean {
  const read = understand(message, context ?? EMPTY_CONTEXT, catalogue, today);
  return read.kind === 'too-long' || read.reads.length < 2;
}

function measured(turns: readonly string[], isOne: boolean, answer: BotAnswer): Measured {
  const { reply } = answer;
  const kind = isOne ? kindOf(answer) : SEVERAL;
  const text = plainText(withoutSource(reply.headline, reply.parts));
  return {
    question: turns.join(' / '),
    kind: kind.name,
    budget: kind.words + (kind.aRow ?? 0) * rowsIn(reply.parts),
    words: wordsIn(plainText(withoutSource(reply.headline, besidePicture(reply)))).length,
    spoken: wordsIn(plainText({ headline: reply.headline, parts: besidePicture(reply).filter(isSpoken) })).length,
    written: wordsIn(text).length,
    twice: repeated(reply),
    late: kind.inWords === undefined && !isEarly(text),
    text,
  };
}

function withoutSource(headline: string, parts: readonly Part[]): Pick<Reply, 'headline' | 'parts'> {
  return { headline, parts: parts.filter(({ kind }) => kind !== 'source') };
}

function isSpoken({ kind }: Part): boolean {
  return kind !== 'source' && kind !== 'caveat' && kind !== 'receipt';
}

function besidePicture({ parts }: Reply): readonly Part[] {
  return parts.filter(({ kind }) => kind !== 'chart');
}

/** Tokens with a letter or a digit: a dot between two of them is no word. */
function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const VERDICT =
  /\d|\b(no|none|nothing|yes|not|never|neither|better|worse|behind|ahead|level|close|above|below|met|missed|can’t|highest|lowest)\b/i;

function isEarly(text: string): boolean {
  return VERDICT.test(wordsIn(text).slice(0, 12).join(' '));
}

/** Sentences of more than three words that the reply, 'More' included, says again. Cells of a table may recur. */
function repeated({ headline, parts, more }: Reply): readonly string[] {
  const said = [...parts, ...more.filter(({ kind }) => kind !== 'table')];
  const sentences = plainText({ headline, parts: said })
    .split(/\n|(?<=[.!?]) (?=[A-Z‘'“])/)
    .map((sentence) => sentence.trim().replace(/[.!?]$/, ''))
    .filter((sentence) => wordsIn(sentence).length > 3);
  return [...new Set(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at))];
}
