import { hasValue } from '../chart/spec/chart.ts';
import type { ChartSpec } from '../chart/spec/chart-spec.ts';
import type { Asked } from '../intents/intent.ts';
import { labelOf } from '../query/calendar.ts';
import type { NamedPeriod, PeriodAsked } from '../query/period.ts';
import type { Fact, IntentId, Option, Outcome, Reply } from './reply.ts';
import { plainText } from './text.ts';
import { unreachable } from './unreachable.ts';

/** What the bot gives for a question before any platform renders it: the contract of `ask --json`. */
export interface AnswerRecord {
  readonly id?: string;
  readonly question: string;
  readonly outcome: Outcome;
  readonly intent: IntentId | null;
  readonly understood: Understood;
  readonly facts: readonly Fact[];
  readonly options: readonly Option[];
  readonly text: string;
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
}

const NOTHING: Understood = { indicators: [], themes: [], areas: [], period: null, basis: null, implied: [] };

/** The record of a reply. `asked` is null where nothing was understood. */
export function recordOf(input: {
  readonly question: string;
  readonly asked: Asked | null;
  readonly reply: Reply;
  readonly elapsedMs: number;
}): AnswerRecord {
  const { question, asked, reply, elapsedMs } = input;
  return {
    question,
    outcome: reply.outcome,
    intent: asked && reply.outcome !== 'not_understood' ? asked.intent : null,
    understood: asked && reply.outcome !== 'not_understood' ? understoodOf(asked, reply) : NOTHING,
    facts: reply.facts,
    options: reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : [])),
    text: plainText(reply),
    chart: chartOf(reply),
    elapsedMs,
  };
}

/** The same question with another reply. */
export function withReply(record: AnswerRecord, reply: Reply): AnswerRecord {
  return {
    ...record,
    outcome: reply.outcome,
    facts: reply.facts,
    options: reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : [])),
    text: plainText(reply),
    chart: chartOf(reply),
  };
}

function understoodOf(asked: Asked, reply: Reply): Understood {
  const main = reply.facts.find((fact) => fact.role === 'value');
  const said = asked.period === null ? null : periodLabel(asked.period);
  const given = said ?? (asked.indicators.length === 1 ? (main?.period ?? null) : null);
  const implied =
    said === null && given !== null ? [...asked.implied.filter((slot) => slot !== 'period'), 'period'] : asked.implied;
  return {
    indicators: asked.indicators.map(({ indicator }) => indicator.code),
    themes: asked.themes.map((theme) => theme.name),
    areas: [...asked.areas, ...asked.comparators].map((area) => area.name),
    period: given,
    basis: asked.basis,
    implied,
  };
}

function periodLabel(period: PeriodAsked): Understood['period'] {
  if (period.kind === 'one') return spanOf(period.period);
  // An array holds labels alone, so a stretch without one stands by its last day.
  if (period.kind === 'several')
    return period.periods.map((one) => (typeof spanOf(one) === 'string' ? labelOf(one) : one.end));
  return { from: period.from, to: period.to };
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
