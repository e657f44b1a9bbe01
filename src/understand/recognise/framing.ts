import { TALK } from '../lexicon/talk.ts';
import type { Message, Recogniser, Span } from '../span.ts';
import { isEnglish } from '../spelling-mend.ts';
import type { Words } from '../words.ts';
import { phrasesOf } from './phrases.ts';

const phrases = phrasesOf(TALK);

/** Occasion, audience and reason, by their phrases and by their grammar: what surrounds a question and never narrows it. */
export const framing: Recogniser = (message, words) => [
  ...phrases(message, words),
  ...message.stems.flatMap((_, at) => [...occasionAt(message, at, words), ...atTheTable(message, at)]),
];

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** After these a noun says when or for whom the answer is wanted: 'for my supervision', 'before scrutiny', 'ahead of the audit'. */
const LEADS = set('for before ahead during after by to at in on');
const POSSESSIVES = set(
  'my our tomorrow today tonight this next his her their your monday tuesday wednesday thursday friday afternoon',
);
const DETERMINERS = set('the a an this that tomorrow today my our his her their your next');
/** What is held, or attended, or written: such a noun after 'for the', 'before' is an occasion whatever the field. */
const OCCASION = set(
  'meeting mtg meet board committee panel scrutiny cabinet council audit inspection inspector report paper slide deck presentation briefing brief review supervision appraisal one budget conference call standup catch newsletter minute agenda huddle workshop session interview hearing handover email note bid return submission response answer speech visit lunch coffee director chair chairman member manager minister boss chief trustee governor regulator press journalist public team partner colleague staff purpose planning learning training plan dashboard website record reference pack bulletin update round cycle process exercise cutoff deadline close christmas easter holiday weekend break term summer',
);

/** 'For my 2 o'clock', 'before scrutiny', 'ahead of tomorrow's audit', 'for budget purposes', 'for the chair'. */
function occasionAt(message: Message, at: number, { known }: Words): readonly Span[] {
  const { stems, tokens } = message;
  if (!LEADS.has(stems[at] ?? '')) return [];
  let place = at + 1;
  if (stems[at] === 'ahead' && stems[place] === 'of') place += 1;
  const owned = POSSESSIVES.has(stems[place] ?? '');
  while (place < at + 4 && DETERMINERS.has(plain(stems[place]))) place += 1;
  if (/^\d/.test(stems[place] ?? '')) return owned ? clockAt(message, at, place) : [];
  const head = headOf(message, place);
  if (head === null || tokens[at]?.sentence !== tokens[head]?.sentence) return [];
  const isOccasion = OCCASION.has(stems[head] ?? '');
  const isMine =
    (stems[at + 1] === 'my' || stems[at + 1] === 'our') &&
    ['for', 'before', 'ahead', 'during'].includes(stems[at] ?? '');
  const isKnown = stems.slice(place, head + 1).some((word) => known.has(word));
  // 'Before cttee -': what comes before is no part of a figure, however it is written.
  const isSetApart =
    stems[at] === 'before' && isFirst(message, at) && tokens[head + 1]?.clause !== tokens[head]?.clause;
  if (!isOccasion && !((isMine || isSetApart) && !isKnown)) return [];
  if (!isOccasion && !isSetApart && !isEnglish(stems[head] ?? '')) return [];
  const to = afterTime(message, head + 1);
  const sure = isOccasion && !isKnown ? 0.9 : 0.45;
  return [{ from: at, to, weight: sure * (to - at), row: 'framing: occasion', sense: { role: 'framing' } }];
}

function isFirst({ tokens }: Message, at: number): boolean {
  return tokens[at - 1]?.sentence !== tokens[at]?.sentence;
}

function plain(word: string | undefined): string {
  return (word ?? '').replace(/'s$/, '');
}

/** The last of the nouns that follow, three at most: 'performance board', 'budget purposes'. */
function headOf({ stems, tokens }: Message, from: number): number | null {
  for (let at = Math.min(from + 2, tokens.length - 1); at >= from; at -= 1) {
    const together = tokens[from]?.clause === tokens[at]?.clause;
    if (together && OCCASION.has(stems[at] ?? '')) return at;
  }
  return tokens[from] ? from : null;
}

/** 'My 2 o'clock', 'our 1 to 1', 'my 10am'. */
function clockAt({ stems, tokens }: Message, at: number, place: number): readonly Span[] {
  let to = place + 1;
  while (to < place + 4 && CLOCK.test(stems[to] ?? '')) to += 1;
  if (tokens[at]?.sentence !== tokens[to - 1]?.sentence) return [];
  return [{ from: at, to, weight: 0.9 * (to - at), row: 'framing: clock', sense: { role: 'framing' } }];
}

const CLOCK = /^(?:o'clock|oclock|clock|o|am|pm|to|\d|30|15|45|1|meeting|call|thirty|sharp)$/;

/** 'At 2', 'on Thursday', 'tomorrow' after an occasion. */
function afterTime({ stems }: Message, from: number): number {
  if (/^(?:tomorrow|today|tonight|later|now|soon|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(stems[from] ?? ''))
    return from + 1;
  const isAt = ['at', 'on', 'in'].includes(stems[from] ?? '');
  const isTime = /^(?:\d{1,2}(?:[.:]\d\d)?(?:am|pm)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon)$/.test(
    stems[from + 1] ?? '',
  );
  if (!isAt || !isTime) return from;
  const unit = /^(?:am|pm|minute|min|hour|o'clock|oclock|day)$/.test(stems[from + 2] ?? '');
  return unit ? from + 3 : from + 2;
}

/** 'The chair wants to know', 'my director asked for', 'cllr smith keeps asking about'. */
function atTheTable({ stems, tokens }: Message, at: number): readonly Span[] {
  if (!/^(?:want|wanted|need|needed|ask|asked|asking|keep|like|after)$/.test(stems[at] ?? '')) return [];
  const first = tokens.findIndex(({ clause }) => clause === tokens[at]?.clause);
  if (at - first < 1 || at - first > 5) return [];
  const head = stems[at - 1] ?? '';
  if (!OCCASION.has(head) || /^(?:report|plan|review|return)$/.test(head)) return [];
  let to = at + 1;
  while (to < at + 4 && /^(?:to|know|see|me|for|about|asking|if|whether|us|have)$/.test(stems[to] ?? '')) to += 1;
  return [{ from: first, to, weight: 0.9 * (to - first), row: 'framing: who wants it', sense: { role: 'framing' } }];
}
