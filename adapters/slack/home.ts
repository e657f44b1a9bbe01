import type { types } from '@slack/bolt';
import {
  EVERYTHING,
  HOW_TO_BRING_IN,
  type ListedDigest,
  type Overview,
  plainMark,
  type Question,
  type RatingCounts,
  type Standing,
} from '../../src/index.ts';
import { BUTTON, button, rows } from './buttons.ts';
import type { Calls } from './calls.ts';
import { LIMITS } from './limits.ts';
import { bold, cut, inert } from './text.ts';

type Block = types.KnownBlock;

/** Of each list: the home is a glance, and a question gives the rest. */
const MOST_LISTED = 8;
const MOST_THEMES = 30;
const MOST_DIGESTS = 8;

/** The scorecard as a person finds it on the bot's home: the worst first, then by theme, then what changed. */
export function homeView(overview: Overview, digests: readonly ListedDigest[]): types.HomeView {
  const { standings, themes, counts, sources } = overview;
  if (standings.length === 0) {
    const none = `I hold no figures yet. Whoever runs me can ${HOW_TO_BRING_IN}.`;
    return { type: 'home', blocks: [header('The scorecard'), section(cut(none, LIMITS.home.sectionText))] };
  }
  return {
    type: 'home',
    blocks: [
      header('The scorecard'),
      ...small([countsLine(counts), ...sources.slice(0, 1)].join('\n')),
      ...rows([button(BUTTON.ask, 'Ask a question', 'ask')]),
      ...listed('Needing attention, the worst first', standings.filter(needsAttention), standingLine),
      ...listed(
        'Worse than before',
        standings.filter(({ verdict }) => verdict === 'worse'),
        changeLine,
      ),
      ...listed(
        'Better than before',
        standings.filter(({ verdict }) => verdict === 'better'),
        changeLine,
      ),
      header('By theme'),
      ...themes.toSorted(worstFirst).slice(0, MOST_THEMES).flatMap(themeBlocks),
      ...(themes.length > MOST_THEMES
        ? small(`${themes.length - MOST_THEMES} more themes: ask for one by its name.`)
        : []),
      ...digestBlocks(digests),
    ],
  };
}

/** For a person who may not ask. */
export function refusedView(sentence: string): types.HomeView {
  return { type: 'home', blocks: [section(cut(sentence, LIMITS.home.sectionText))] };
}

export async function publish(
  { calls }: { readonly calls: Calls },
  person: string,
  view: types.HomeView,
): Promise<void> {
  await calls.call('views.publish', { user_id: person, view });
}

function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, LIMITS.home.headerText, inert), emoji: false } };
}

function section(mrkdwn: string): types.SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn, verbatim: true } };
}

function small(text: string): readonly Block[] {
  const safe = cut(text, LIMITS.home.contextText);
  return safe === '' ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text: safe, verbatim: true }] }];
}

function needsAttention({ rating }: Standing): boolean {
  return rating !== null && ['attention', 'yellow', 'amber', 'red'].includes(rating);
}

type Line = (standing: Standing) => readonly string[];

const standingLine: Line = ({ value, period, ratingWords }) => [`${value}, ${period}`, ratingWords];
const changeLine: Line = ({ value, period, movement }) => [`${value}, ${period}`, movement];

function listed(title: string, standings: readonly Standing[], line: Line): readonly Block[] {
  if (standings.length === 0) return [];
  const shown = standings.slice(0, MOST_LISTED);
  const more = standings.length - shown.length;
  return [
    header(title),
    ...shown.map((standing) => section(lineOf(standing.name, line(standing)))),
    ...(more > 0 ? small(`And ${more} more.`) : []),
  ];
}

/** A line is one of several in a section; names and figures are short. */
const MOST_IN_LINE = 300;

function lineOf(name: string, words: readonly string[]): string {
  const rest = words.filter((each) => each !== '').map((each) => cut(each, MOST_IN_LINE));
  return [bold(cut(name, MOST_IN_LINE)) || '–', ...rest].join(' · ');
}

type Theme = Overview['themes'][number];

/** By how many are red, then amber, then in need of attention without a worse colour. */
function worstFirst({ counts: a }: Theme, { counts: b }: Theme): number {
  return b.red - a.red || b.amber - a.amber || b.yellow + b.attention - a.yellow - a.attention;
}

function themeBlocks({ name, counts, standings }: Theme, at: number): readonly Block[] {
  const [worst] = standings;
  const lines = [
    bold(cut(name, MOST_IN_LINE)),
    cut(countsLine(counts), MOST_IN_LINE),
    ...(worst && needsAttention(worst) ? [`First: ${lineOf(worst.name, standingLine(worst))}`] : []),
  ];
  return [
    {
      ...section(lines.join('\n')),
      accessory: {
        ...button(`${BUTTON.question}${at}`, 'Show', JSON.stringify(aboutTheme(name))),
        // Eleven buttons that say 'Show' are all alike to whoever hears them.
        accessibility_label: cut(`Show ${name}`, LIMITS.home.buttonText, inert),
      },
    },
  ];
}

function aboutTheme(name: string): Question {
  return { ...EVERYTHING, of: { kind: 'themes', themes: [name] } };
}

const COUNTED = [
  ['red', 'red'],
  ['amber', 'amber'],
  ['yellow', 'yellow'],
  ['attention', 'in need of attention'],
  ['within', 'within tolerance'],
  ['exceeds', 'exceeding target'],
] as const;

/** '4 ▲ in need of attention · 1 ● within tolerance', marked as in the lines below; what there is none of is left out. */
function countsLine(counts: RatingCounts): string {
  const rated = COUNTED.flatMap(([rating, words]) =>
    counts[rating] === 0 ? [] : [`${counts[rating]} ${plainMark(rating)} ${words}`],
  );
  return [...rated, ...(counts.notRated === 0 ? [] : [`${counts.notRated} not rated`])].join(' · ');
}

/** What the person has set up, and what others have in the person's channels, with where it goes and when next. */
function digestBlocks(digests: readonly ListedDigest[]): readonly Block[] {
  const [mine, others] = [digests.filter(({ isMine }) => isMine), digests.filter(({ isMine }) => !isMine)];
  return [
    header('Your digests and alerts'),
    ...(mine.length === 0 ? [section('You have set up none.')] : digestLines(mine)),
    ...rows([button(BUTTON.digest, 'Set up a digest', 'digest')]),
    ...(others.length === 0 ? [] : [header('Set up by others in your channels'), ...digestLines(others)]),
    ...small('To see, change or stop what is set up in a channel, type there: /scorecard digest list'),
  ];
}

function digestLines(digests: readonly ListedDigest[]): readonly Block[] {
  const shown = digests.slice(0, MOST_DIGESTS);
  const more = digests.length - shown.length;
  return [...shown.map((each) => section(digestLine(each))), ...(more > 0 ? small(`And ${more} more.`) : [])];
}

function digestLine({ name, what, next, conversation, isPersonal }: ListedDigest): string {
  const channel = /^[A-Z0-9]+$/.test(conversation) ? `<#${conversation}>` : 'in a channel';
  const where = isPersonal ? 'to you alone' : channel;
  return [
    `${bold(cut(name, MOST_IN_LINE)) || '–'} · ${where}`,
    cut(what, 2 * MOST_IN_LINE),
    `Next: ${cut(next, MOST_IN_LINE)}`,
  ].join('\n');
}
