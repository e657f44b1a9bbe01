import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import type { IndicatorAsked } from '../intents/intent.ts';
import type { IntentId, Option, Reply } from './reply.ts';

/** A message longer than is read: says the limit. */
export function tooLong(catalogue: Catalogue, length: number, most: number): Reply {
  const said = length.toLocaleString('en-GB');
  return {
    outcome: 'not_understood',
    headline: `That message has ${said} characters; I read up to ${most.toLocaleString('en-GB')}. Please ask in fewer words. Questions that work:`,
    parts: [{ kind: 'options', options: workingQuestions(catalogue) }],
    facts: [],
  };
}

/** Nothing could be read: says so, and offers what comes near or three questions that work. */
export function notUnderstood(catalogue: Catalogue, near: readonly IndicatorAsked[]): Reply {
  if (near.length > 1) {
    return {
      outcome: 'clarify',
      headline: 'I am not sure which measure you mean.',
      parts: [{ kind: 'options', options: near.map(({ indicator }) => optionFor(indicator, 'status')) }],
      facts: [],
    };
  }
  const [first] = near;
  const options = [...(first ? [optionFor(first.indicator, 'status')] : []), ...workingQuestions(catalogue)].slice(
    0,
    3,
  );
  return {
    outcome: 'not_understood',
    headline: 'I could not match that to a measure I hold. Questions that work:',
    parts: [{ kind: 'options', options }],
    facts: [],
  };
}

/** The options of a question back that is still open, asked once more; null where none is. */
export function askAgain(options: readonly Option[]): Reply | null {
  if (options.length < 2) return null;
  return {
    outcome: 'clarify',
    headline: 'I still need to know which you mean.',
    parts: [{ kind: 'options', options }],
    facts: [],
  };
}

function workingQuestions(catalogue: Catalogue): readonly Option[] {
  const [indicator] = catalogue.indicators;
  const [theme] = catalogue.themes;
  return [
    ...(indicator ? [{ label: indicator.name, question: `how are we doing on ${lowerFirst(indicator.name)}?` }] : []),
    ...(theme ? [{ label: `${theme.name}, as a whole`, question: `summary of ${lowerFirst(theme.name)}` }] : []),
    { label: 'What needs attention', question: 'which measures need attention?' },
  ];
}

const ASKS: Readonly<Partial<Record<IntentId, (name: string) => string>>> = {
  count: (name) => `how many: ${name}`,
  trend: (name) => `trend of ${name}`,
  target: (name) => `what is the target for ${name}`,
  benchmark: (name) => `benchmark for ${name}`,
  why: (name) => `why: ${name}`,
  gap: (name) => `how far off target is ${name}`,
  definition: (name) => `what does this mean: ${name}`,
  provenance: (name) => `what is the source of ${name}`,
};

/** An option that asks the same kind of question about one indicator. */
function optionFor(indicator: Indicator, intent: IntentId): Option {
  const ask = ASKS[intent];
  const name = lowerFirst(indicator.name);
  return { label: indicator.name, question: ask ? ask(name) : name };
}

/** Two or more indicators are equally good readings: asks which, with what each holds now. */
export function whichOne(
  candidates: readonly IndicatorAsked[],
  intent: IntentId,
  values: readonly (string | null)[],
): Reply {
  const options = candidates.map(({ indicator }) => optionFor(indicator, intent));
  const lines = values.flatMap((value) => (value === null ? [] : [value]));
  return {
    outcome: 'clarify',
    headline: `Which do you mean: ${oneOf(candidates.map(({ indicator }) => lowerFirst(indicator.name)))}?`,
    parts: [...lines.map((text) => ({ kind: 'text' as const, text })), { kind: 'options', options }],
    facts: [],
  };
}

/** Something that the data has no numbers for; `held` says what is held instead, if anything near. */
export function notHeld(what: string, breakdown: boolean, held: Reply | null): Reply {
  const headline = breakdown ? `Numbers ${what} are not held; only totals are.` : `Nothing is held on ${what}.`;
  return beside(headline, held);
}

/** A question about what is yet to come. */
export function noForecast(held: Reply | null): Reply {
  return beside('I hold published figures only, no forecasts and nothing for a time still to come.', held);
}

function beside(headline: string, held: Reply | null): Reply {
  const parts: Reply['parts'] =
    held && held.outcome === 'answered'
      ? [
          { kind: 'text', text: `What is held: ${held.headline}` },
          ...held.parts.filter((part) => part.kind === 'receipt'),
        ]
      : [];
  return { outcome: 'no_data', headline, parts, facts: held?.outcome === 'answered' ? held.facts.slice(0, 1) : [] };
}

/** 'A, B or C'. */
function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** A name in the middle of a sentence; abbreviations keep their capitals. */
function lowerFirst(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
