import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { hasValue } from '../chart/spec/chart.ts';
import type { ChartSpec } from '../chart/spec/chart-spec.ts';
import { labelOf } from '../query/calendar.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Question, When } from '../question/question.ts';
import { say } from '../question/say.ts';
import { intentOf } from '../telling/intent-of.ts';
import type { Explained } from '../understand/explain.ts';
import type { Fact, IntentId, Outcome, Reply } from './reply.ts';
import { moreText, plainText } from './text.ts';
import { unreachable } from './unreachable.ts';

/** What the bot gives for a question before any platform renders it: the contract of `ask --json`. */
export interface AnswerRecord {
  readonly id?: string;
  readonly question: string;
  readonly outcome: Outcome;
  readonly intent: IntentId | null;
  readonly understood: Understood;
  readonly facts: readonly Fact[];
  /** What can be picked; each question, asked by itself, is understood. */
  readonly options: readonly { readonly label: string; readonly question: string }[];
  /** What is shown before 'More', complete without the chart. */
  readonly text: string;
  /** What 'More' adds; null where nothing. */
  readonly more: string | null;
  readonly chart: {
    readonly kind: ChartShown;
    readonly title: string;
    readonly alt: string;
    readonly points: number;
  } | null;
  readonly elapsedMs: number;
}

/** What a picture looks like to whoever reads the record; the kinds of specification are more. */
export type ChartShown = 'line' | 'bars' | 'comparison' | 'glance' | 'control';

type PeriodLabel = string | { readonly from: string; readonly to: string | null };

export interface Understood {
  readonly indicators: readonly string[];
  readonly themes: readonly string[];
  readonly areas: readonly string[];
  readonly period: PeriodLabel | readonly string[] | null;
  readonly basis: string | null;
  readonly implied: readonly string[];
  /** The whole Question; null where nothing was understood. */
  readonly question: Question | null;
  /** Why it was read so; null where it was no words. */
  readonly explained: Explained | null;
}

/** A Question and how it came about. */
export interface Asked {
  readonly question: Question;
  /** Fields that no word said: they came from the thread or by default. */
  readonly implied: readonly (keyof Question)[];
  readonly explained: Explained | null;
}

export const NOTHING_UNDERSTOOD: Understood = {
  indicators: [],
  themes: [],
  areas: [],
  period: null,
  basis: null,
  implied: [],
  question: null,
  explained: null,
};

/** The record of a reply. `asked` is null where nothing was understood. */
export function recordOf(input: {
  readonly question: string;
  readonly asked: Asked | null;
  readonly reply: Reply;
  readonly catalogue: Catalogue;
  readonly elapsedMs: number;
}): AnswerRecord {
  const { question, reply, catalogue, elapsedMs } = input;
  const asked = reply.outcome === 'not_understood' ? null : input.asked;
  return {
    question,
    outcome: reply.outcome,
    intent: asked && intentOf(asked.question),
    understood: asked ? understoodOf(asked, reply, catalogue) : NOTHING_UNDERSTOOD,
    ...toldOf(reply, catalogue),
    elapsedMs,
  };
}

/** The record of a post that nobody asked for: no question, and nothing to pick. */
export function recordOfPost(reply: Reply): AnswerRecord {
  return {
    question: '',
    outcome: reply.outcome,
    intent: 'digest',
    understood: NOTHING_UNDERSTOOD,
    facts: reply.facts,
    options: [],
    text: plainText(reply),
    more: moreText(reply),
    chart: chartOf(reply),
    elapsedMs: 0,
  };
}

/** The same question with another reply. */
export function withReply(record: AnswerRecord, reply: Reply, catalogue: Catalogue): AnswerRecord {
  return { ...record, outcome: reply.outcome, ...toldOf(reply, catalogue) };
}

function toldOf(
  reply: Reply,
  catalogue: Catalogue,
): Pick<AnswerRecord, 'facts' | 'options' | 'text' | 'more' | 'chart'> {
  const options = reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : []));
  return {
    facts: reply.facts,
    options: options.map(({ label, question }) => ({ label, question: say(question, catalogue) })),
    text: plainText(reply),
    more: moreText(reply),
    chart: chartOf(reply),
  };
}

function understoodOf({ question, implied, explained }: Asked, reply: Reply, catalogue: Catalogue): Understood {
  const { of, basis } = question;
  const indicators = of.kind === 'indicators' ? of.indicators.map(({ code }) => code) : [];
  const main = reply.facts.find(({ role }) => role === 'value' || role === 'worked-out');
  const said = periodOf(question.when);
  const period = said ?? (indicators.length === 1 ? (main?.period ?? null) : null);
  return {
    indicators,
    themes: of.kind === 'themes' ? of.themes : [],
    areas: areasOf(question, catalogue),
    period,
    basis,
    implied: impliedOf(implied, of.kind === 'themes', said === null && period !== null),
    question,
    explained,
  };
}

/** What a field of a Question is called here. */
const SLOTS: Readonly<Partial<Record<keyof Question, string>>> = { where: 'areas', basis: 'basis', ask: 'intent' };

function impliedOf(fields: readonly (keyof Question)[], ofThemes: boolean, isPeriodGiven: boolean): readonly string[] {
  const slots = fields.flatMap((field) =>
    field === 'of' ? (ofThemes ? 'themes' : 'indicators') : (SLOTS[field] ?? []),
  );
  return isPeriodGiven || fields.includes('when') ? [...slots, 'period'] : slots;
}

/** Areas and comparators by name, those meant by 'each' among them. */
function areasOf({ where, against }: Question, catalogue: Catalogue): readonly string[] {
  const named = where.kind === 'areas' ? where.areas : [];
  const beside = against.flatMap((each) => {
    if (each.kind === 'area') return [each.area];
    return each.kind === 'comparators' ? each.comparators : [];
  });
  const known = new Set([...indexOf(catalogue).areas.values()].map(({ name }) => name));
  return [...named, ...beside].filter((name) => known.has(name));
}

function periodOf(when: When): Understood['period'] {
  switch (when.kind) {
    case 'period':
      return spanOf(when.period);
    case 'periods':
      // An array holds labels alone, so a stretch without one stands by its last day.
      return when.periods.map((one) => (typeof spanOf(one) === 'string' ? labelOf(one) : one.end));
    case 'range':
      return { from: when.from, to: when.to };
    case 'newest':
    case 'last':
    case 'back':
    case 'all':
    case 'each-year':
      return null;
    default:
      return unreachable(when);
  }
}

/** A calendar year and a half have no label of the data: they are given by their ends. */
function spanOf(period: NamedPeriod): PeriodLabel {
  const { grain, start, end } = period;
  return grain === 'calendar-year' || grain === 'half' ? { from: start, to: end } : labelOf(period);
}

function chartOf(reply: Reply): AnswerRecord['chart'] {
  const part = reply.parts.find((one) => one.kind === 'chart');
  if (part?.kind !== 'chart') return null;
  return { kind: shownAs(part.spec), title: part.spec.title, alt: part.alt, points: pointsOf(part.spec) };
}

function shownAs(spec: ChartSpec): ChartShown {
  switch (spec.kind) {
    case 'line':
      return spec.lines.length > 1 ? 'comparison' : 'line';
    case 'ranking':
    case 'bars':
    case 'movers':
      return 'bars';
    case 'theme':
      return 'glance';
    case 'control':
      return 'control';
    default:
      return unreachable(spec);
  }
}

/** How many values are drawn, gaps being none; of a theme and of movers their rows. */
function pointsOf(spec: ChartSpec): number {
  switch (spec.kind) {
    case 'line':
      return spec.lines.flatMap(({ points }) => points).filter(hasValue).length;
    case 'control':
      return spec.points.filter(hasValue).length;
    case 'ranking':
    case 'bars':
      return spec.rows.filter(hasValue).length;
    case 'theme':
    case 'movers':
      return spec.rows.length;
    default:
      return unreachable(spec);
  }
}
