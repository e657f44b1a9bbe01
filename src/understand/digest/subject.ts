import { type Context, EMPTY_CONTEXT, type LastAsked } from '../../conversation/context.ts';
import { lastAsked } from '../../conversation/last-asked.ts';
import { EVERYTHING, type Refusal, type Subject } from '../../digest/request.ts';
import type { Asked } from '../../intents/intent.ts';
import type { IntentId } from '../../reply/reply.ts';
import { isNamedByTheme, type Refined, refine } from '../refine.ts';
import { type Slots, slotsOf } from '../slots.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What is known besides the words. */
export interface Around {
  readonly thread: Context;
  readonly vocabulary: Vocabulary;
  readonly today: string;
  readonly names: ReadonlySet<string>;
}

export type SubjectRead =
  /** null: 'this', and nothing was asked before it. */
  | { readonly kind: 'subject'; readonly subject: Subject | null; readonly isNamed: boolean }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly said: string };

/** Questions whose answer is posted as it is, made anew each time; all others are posted as a digest of what they name. */
const ANSWERED_AGAIN: ReadonlySet<IntentId> = new Set([
  'trend',
  'compare',
  'benchmark',
  'target',
  'gap',
  'breakdown',
  'risk',
  'why',
  'movers',
  'count',
]);

/** 'This', as what was answered last; not 'this channel' or 'it' of 'make it Fridays'. */
const POINTS_BACK =
  /\b(?:this|that|these|those|them|it|(?:the )?same(?: again| thing| one)?|the above)\b(?! (?:channel|chat|group|thread|room|team|space|week|month|quarter|year|morning)\b)/;

/** Words around what is wanted, which say nothing of what that is. */
const AROUND =
  /\b(please|pls|thanks?|thank you|cheers|kindly|splendid|great|ok|okay|yes|would you be so kind as to|be so kind|(?:can|could|will|would|might|may|shall|should) (?:you|i|we|our \w+|my \w+|the \w+)|will you|would|could|can|i|we|you|would like|like|want|need|get|getting|have|has|had|having|receive|send|sent|post|posted|put|drop|ping|message|email|e-mail|mail|give|share|deliver|show|see|set up|set|schedule|scheduled|subscribe|subscription|sign (?:me|us) up|sign up|signed up|put (?:me|us) down|down|come|comes|coming|land|landing|arrive|through|over|be|me|us|our|my|the|a|an|of|on|in|into|at|to|for|from|with|about|and|also|as|here|in here|there|channel|chat|group|thread|inbox|automatically|automatic|regularly|regular|digests?|updates?|posts?|messages?|reports?|round-?ups?|bulletins?|reminders?|briefings?|summary|summaries|headlines?|overview|highlights?|top lines?|main|points?|key|messages|figures?|numbers?|data|scorecard|dashboard|performance|picture|everything|all|whole|full|latest|newest|current|weekly|daily|monthly|fortnightly|quarterly|panel|team|every|each|starting|beginning|time|this|that|these|those|them|it|same|thing|above|set|again|indicators?|measures?|one|ones|off|up|set-up|setup|so|just|then|now|what|changes?|changed|worst|top|biggest|charts?|pictures?|graphs?|short|brief|is|are|do|does|if|when|whenever|know|let|tell|alert|alerts|alerted|notify|warn|once|while|they|stay|stays|still)\b/g;

/** Words of posting itself, which would be read as words of the field: 'posted', 'sent', 'digest'. */
const POSTING =
  /\b((?:please|pls) )?(?:(?:can|could|will|would|might|may|shall) (?:you|i|we|our \w+|my \w+) )?(?:send|sent|post|posted|put|drop|ping|message|e-?mail|mail|give|share|deliver|show|subscribe|sign|set|schedule|have|get|receive|tell|alert|notify|warn|let)(?: (?:me|us|it))?(?: (?:up|down|know|through|over))?(?: for| to)?\b|\b(?:in )?here\b|\b(?:to|for) (?:me|us)\b|\b(?:in|into|to) (?:this (?:channel|chat|group|thread)|(?:my|our|the) inbox)\b|\b(?:digests?|alerts?|updates?)(?: (?:of|on|for|about|with))?\b|\bautomatic(?:ally)?\b|\bregular(?:ly)?\b/g;

const plain = (text: string) => text.replace(/ +/g, ' ').trim();

function contentOf(text: string): readonly string[] {
  const words = plain(text.replace(AROUND, ' ').replace(/[^\p{L}\p{N}]+/gu, ' '));
  return words === '' ? [] : words.split(' ');
}

/** For whom or what for, which is no subject: 'for our Monday meeting'. */
const AUDIENCE =
  /\bfor (?:the |our |my |all |senior )*(?:\w+ )?(?:meetings?|board|panel|team|managers?|leads?|heads|director|directors|colleagues|staff|chair|cabinet|committee|service|group|clinic|huddle|stand-?up|review|information|reference|interest)\b/g;

/** What a digest is said to be of, by words that name nothing held: 'a digest of early help'. */
function strayIn(text: string): string {
  const named = /\b(?:of|on|for|about|covering|with|regarding) (.+)$/.exec(text)?.[1] ?? '';
  const before = /^(.+?) (?:digests?|updates?|summary|figures|round-?ups?)\b/.exec(text)?.[1] ?? '';
  return contentOf(named).join(' ') || contentOf(before).join(' ');
}

/** Whether nothing is said of what is wanted. */
export function isEmpty(text: string): boolean {
  return contentOf(text).length === 0;
}

/** What a digest shall be about, from what is left of a message once its schedule is taken out. */
export function subjectIn(said: string, around: Around): SubjectRead {
  const text = said.replace(AUDIENCE, ' ');
  const read = subjectNamed(text, around);
  // The whole scorecard must not stand in for something that isn't held.
  const stray = read.kind === 'subject' && read.subject && isEverything(read.subject) ? strayIn(text) : '';
  return stray === '' ? read : { kind: 'refused', why: 'subject-unknown', said: stray };
}

function isEverything({ intent, indicators, themes, areas, comparators, list }: Subject): boolean {
  const named = [...indicators, ...themes, ...areas, ...comparators];
  return intent === 'digest' && named.length === 0 && list === null;
}

function subjectNamed(text: string, around: Around): SubjectRead {
  const about = { context: false, names: around.names };
  const slots = asTheme(slotsOf(plain(text.replace(POSTING, ' ')), around.vocabulary, around.today, about));
  const nothing = namesNothing(slots);
  const unknown = [...slots.unread, ...contentOf(text).filter((word) => around.names.has(word))];
  if (nothing && unknown.length > 0) {
    return { kind: 'refused', why: 'subject-unknown', said: [...new Set(unknown)].join(' ') };
  }
  if (nothing && (POINTS_BACK.test(text) || (ofIntent(slots) === EVERYTHING && namesNoPost(text)))) {
    const { last } = around.thread;
    return { kind: 'subject', subject: last === null ? null : subjectOfLast(last), isNamed: true };
  }
  if (nothing && slots.notHeld.length === 0) return { kind: 'subject', subject: ofIntent(slots), isNamed: false };
  return settled(refine({ slots, context: EMPTY_CONTEXT, vocabulary: around.vocabulary, today: around.today }), slots);
}

/** 'Every Monday please' leaves open what, so it is what was asked last; 'weekly digest' is the whole scorecard. */
function namesNoPost(text: string): boolean {
  return !/\b(digests?|updates?|summary|summaries|headlines?|overview|highlights?|round-?ups?|bulletins?|briefings?|reports?|messages?|posts?|reminders?|top lines?|points?|figures?|numbers?|data|scorecard|dashboard|performance|picture|everything|anything|something|all|worst|top|indicators?|measures?|alert\w*|notif\w+|warn\w*|tell|know)\b/.test(
    text.replace(/^(?:please )?post\b/, ''),
  );
}

/** 'The child protection figures' are those of the theme, not the one count of its people. */
function asTheme(slots: Slots): Slots {
  const { intent, themes, indicators, form } = slots;
  const isPlain = intent === null || intent === 'status' || intent === 'count';
  if (!isPlain || form !== null || themes.length === 0) return slots;
  const isWithin = indicators.mentions.every((mention) => isNamedByTheme(mention, slots));
  return isWithin ? { ...slots, intent: 'summary' } : slots;
}

function namesNothing(slots: Slots): boolean {
  const { indicators, themes, areas, comparators, categories, riskRefs } = slots;
  const named = [...indicators.mentions, ...indicators.ambiguous, ...themes, ...areas, ...comparators, ...categories];
  const isUnknown = slots.notHeld.length > 0 || slots.unknownPlace !== null || slots.otherPeople !== null;
  return named.length === 0 && riskRefs.length === 0 && slots.list === null && !isUnknown;
}

/** 'What got worse' and 'our biggest risks' need nothing named. */
function ofIntent({ intent, movers }: Slots): Subject {
  if (intent === 'risk') return { ...EVERYTHING, intent };
  // What has moved either way is told by every digest.
  return intent === 'movers' && movers?.which !== 'any' ? { ...EVERYTHING, intent, movers } : EVERYTHING;
}

function settled(refined: Refined, slots: Slots): SubjectRead {
  switch (refined.kind) {
    case 'asked':
      if (refined.asked.areas.length > 1) {
        return { kind: 'refused', why: 'one-area', said: refined.asked.areas.map(({ name }) => name).join(', ') };
      }
      return { kind: 'subject', subject: subjectOf(refined.asked), isNamed: true };
    case 'ambiguous':
      // Both are posted, each under its name: no post can ask which was meant.
      return { kind: 'subject', subject: subjectOf({ ...refined.asked, intent: 'digest' }), isNamed: true };
    case 'not-held':
      return { kind: 'refused', why: 'not-held', said: refined.what };
    case 'future':
    case 'by-value':
    case 'nothing':
      return { kind: 'refused', why: 'subject-unknown', said: slots.unread.join(' ') || slots.text };
  }
}

function subjectOf(asked: Asked): Subject {
  return subjectOfLast(lastAsked(asked, { shown: null, concepts: [] }));
}

/** What was asked, of the newest figures: a post that always gave the same period would have nothing to say. */
function subjectOfLast({ shown: _shown, concepts: _concepts, ...asked }: LastAsked): Subject {
  const again = ANSWERED_AGAIN.has(asked.intent);
  const { period } = asked;
  const kept =
    period?.kind === 'range' && asked.intent === 'trend'
      ? { ...period, to: null }
      : period?.kind === 'several' && asked.intent === 'compare'
        ? period
        : null;
  return {
    version: 1,
    ...asked,
    intent: again ? asked.intent : 'digest',
    period: again ? kept : null,
    movers: asked.intent === 'movers' ? asked.movers : null,
  };
}
