import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import type { Context } from '../conversation/context.ts';
import type { Question } from '../question/question.ts';
import { say } from '../question/say.ts';
import { cutAtWord, lowerFirst, shortName, upperFirst } from '../reply/name.ts';
import type { Next, Option, Reply } from '../reply/reply.ts';
import type { Read } from '../understand/understand.ts';
import { nextOne } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { startsFrom } from './starts.ts';

/** A message longer than is read: says the limit. */
export function tooLong(catalogue: Catalogue, length: number, most: number): Reply {
  const [said, limit] = [length, most].map((each) => each.toLocaleString('en-GB'));
  return replyOf({
    outcome: 'not_understood',
    headline: `That message has ${said} characters; I read up to ${limit}. Please ask in fewer words.`,
    next: startsFrom(catalogue),
  });
}

/** How figures are brought in, for whoever runs the program. */
export const HOW_TO_BRING_IN = 'bring them in with `npm run import`, as docs/importing.md says';

/** Nothing was brought in yet, so that nothing can be answered, whatever was asked. */
export function nothingYet(): Reply {
  return replyOf({
    outcome: 'no_data',
    headline: `I hold no figures yet, so I can answer nothing. Please ask your administrator to ${HOW_TO_BRING_IN}.`,
  });
}

type OfKind<K extends Read['kind']> = Extract<Read, { readonly kind: K }>;

/** Something that the figures can't take into account: one sentence that says just that, and the whole as an offer. */
export function notHeld(_catalogue: Catalogue, { what, nature, offer }: OfKind<'not-held'>, held: Reply | null): Reply {
  const whole = held?.outcome === 'answered' ? held : null;
  return replyOf({
    outcome: 'no_data',
    headline: SAID[nature](what),
    parts: whole
      ? [text(`Held as a whole: ${lowerFirst(whole.headline)}`), ...whole.parts.filter(({ kind }) => kind === 'source')]
      : [],
    next: offer ? [{ label: 'The whole', question: offer }, ...(whole?.next ?? [])].slice(0, 3) : [],
    facts: whole?.facts.slice(0, 1) ?? [],
    listed: whole?.listed ?? [],
  });
}

const SAID: { readonly [N in OfKind<'not-held'>['nature']]: (what: string) => string } = {
  person: () => 'Nothing is held on any one person.',
  case: () => 'Nothing is held on single cases.',
  place: (what) => `No figures are held for ${what}.`,
  group: (what) => `The figures can't be narrowed to '${what}'.`,
  limit: (what) => `The figures can't be narrowed to '${what}'.`,
  measure: (what) => `Nothing is held on '${what}'.`,
  forecast: () => 'Nothing is held for times to come: no forecasts are made.',
  attachment: () => 'Files, pictures and voice messages are not read. Please ask in words.',
};

/** Nothing could be read: in a thread it speaks of what the thread was about, else offers questions that work. */
export function notUnderstood(
  catalogue: Catalogue,
  { words, near }: OfKind<'nothing'>,
  { last, options }: Context,
): Reply {
  if (near.length > 1)
    return whichOne(
      catalogue,
      near.slice(0, MOST_OPTIONS).map((question) => ({ question, reply: null })),
    );
  if (options.length > 1) {
    const open = options.map(
      ({ label, question, request }): Option => ({
        label,
        question,
        figure: null,
        rating: null,
        ...(request ? { request } : {}),
      }),
    );
    return replyOf({
      outcome: 'clarify',
      headline: 'Which of these is meant?',
      parts: [{ kind: 'options', options: open }],
    });
  }
  const said = `'${cutAtWord(words, 60)}' is not a measure, area or date held here.`;
  if (last === null) {
    return replyOf({
      outcome: 'not_understood',
      headline: said,
      next: [...near.map(nextAbout(catalogue)), ...startsFrom(catalogue)].slice(0, 3),
    });
  }
  const about = last.question;
  return replyOf({
    outcome: 'not_understood',
    headline: said,
    parts: [text(`We were on ${say(about, catalogue)}.`)],
    next: [nextFrom('Trend', about, 'course'), nextFrom('Newest', about, 'value'), ...startsFrom(catalogue)].slice(
      0,
      3,
    ),
  });
}

/** The same thing asked another way. */
function nextFrom(label: string, { of, where }: Question, ask: Question['ask']): Next {
  return nextOne(label, { ask: of.kind === 'indicators' ? ask : 'overview', of, where });
}

function nextAbout(catalogue: Catalogue): (question: Question) => Next {
  return (question) => ({ label: cutAtWord(labelOf(catalogue, question), 14), question });
}

const MOST_OPTIONS = 4;

/** Several are equally near: one question back, each choice with its figure. */
export function whichOne(
  catalogue: Catalogue,
  each: readonly { readonly question: Question; readonly reply: Reply | null }[],
): Reply {
  const labels = toldApart(
    labelsOf(
      catalogue,
      each.map(({ question }) => question),
    ),
  );
  const options = each.map(({ question, reply }, at): Option => {
    const lead = reply?.outcome === 'answered' ? reply.lead : null;
    return { label: labels[at] ?? '', question, figure: lead?.value ?? null, rating: lead?.rating ?? null };
  });
  return replyOf({
    outcome: 'clarify',
    headline: 'Which one is meant?',
    parts: [{ kind: 'options', options }],
    facts: each.flatMap(({ reply }) => (reply?.outcome === 'answered' ? reply.facts.slice(0, 1) : [])),
  });
}

/** Where they differ in their measure alone, its names; else each question in words. */
function labelsOf(catalogue: Catalogue, questions: readonly Question[]): readonly string[] {
  const measures = questions.map((question) => measureOf(catalogue, question));
  const asked = new Set(questions.map((question) => JSON.stringify({ ...question, of: null })));
  const named = measures.filter((each) => each !== null);
  if (asked.size > 1 || named.length < questions.length) return questions.map((each) => labelOf(catalogue, each));
  const short = named.map(shortName);
  return new Set(short).size === short.length ? short : named.map(({ name }) => name);
}

/** Of a question about one measure of the whole. */
function measureOf(catalogue: Catalogue, { of, where }: Question): Indicator | null {
  if (of.kind !== 'indicators' || of.indicators.length !== 1 || where.kind !== 'whole') return null;
  const [one] = of.indicators;
  return one?.inverse === false ? (catalogue.indicators.find(({ code }) => code === one.code) ?? null) : null;
}

/** The name of the one measure, else the question in words. */
function labelOf(catalogue: Catalogue, question: Question): string {
  const indicator = measureOf(catalogue, question);
  return indicator && question.ask === 'value' ? shortName(indicator) : upperFirst(say(question, catalogue));
}

/** Two labels that came out alike are numbered, so that each can be picked by its words. */
function toldApart(labels: readonly string[]): readonly string[] {
  return labels.map((label, at) => (labels.indexOf(label) === at ? label : `${label} (${at + 1})`));
}
