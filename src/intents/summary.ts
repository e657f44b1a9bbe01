import type { Catalogue, Commentary } from '../catalogue/catalogue.ts';
import { withBelow } from '../catalogue/catalogue-index.ts';
import { riskFact } from '../reply/fact.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { withFactsOf } from './charts/charted.ts';
import { glanceOf, ratingsTitle } from './charts/glance.ts';
import { STATUS_LINE } from './charts/status-line.ts';
import { bySeries, type Figure } from './figure.ts';
import { text } from './full-status.ts';
import { noData, valueFact } from './held.ts';
import type { Asked, Intent } from './intent.ts';
import { statusOf } from './one-status.ts';
import { ranked } from './ranked.ts';
import { receipt } from './receipt.ts';
import { highestFirst, sayRisk } from './risks-of.ts';
import { lowerFirst, plural, ratedOf, sayFigure, sayWhen, upperFirst } from './sentence.ts';
import { meant, placeOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { COLUMNS, figuresOf, planThemes, rowOf, scopeOf } from './theme-figures.ts';

/** "How are children in care doing?": a theme, or everything, in a few lines: ratings, words of the report, best and worst. */
export const summary: Intent = {
  id: 'summary',
  examples: [
    'how are children in care doing?',
    'give me the headlines',
    'summary of child protection',
    'overall picture for Q3',
    'three good things and three bad things',
    'what is the state of play at the front door?',
    'briefing lines for the cabinet member',
  ],
  counterExamples: [
    'how are initial health assessments doing?',
    'how many children in care are there?',
    'what got worse since last quarter?',
    'list all the child protection measures',
  ],
  plan(asked, catalogue) {
    if (!isOfMeasures(asked)) return planThemes(asked, catalogue);
    return planFor(catalogue, {
      asked,
      indicators: meant(asked, catalogue).map(({ indicator }) => indicator),
      last: 2,
      line: STATUS_LINE,
    });
  },
  answer(asked, found, catalogue) {
    if (isOfMeasures(asked)) {
      const read = bySeries(found);
      return joined(meant(asked, catalogue).map((each) => statusOf(asked, each, read, catalogue)));
    }
    const figures = figuresOf(asked, bySeries(found), catalogue);
    if (figures.length === 0) {
      return noData(
        { asked, catalogue, headline: `Nothing is held on ${scopeOf(catalogue, asked)} for that time.` },
        [],
      );
    }
    return asked.themes.length === 0 ? ofEverything(asked, figures, catalogue) : ofThemes(asked, figures, catalogue);
  },
};

/** A summary of measures by name is how they stand. */
function isOfMeasures(asked: Asked): boolean {
  return asked.indicators.length > 0 && asked.themes.length === 0;
}

const MOST_NAMED = 3;

/** '★ 7 exceeding target, ● 1 within tolerance, ▲ 4 requiring attention, 33 not rated'. */
function ratingsOf(catalogue: Catalogue, figures: readonly Figure[]): string {
  const ratings = figures.map((figure) => ratedOf(catalogue, figure).rating);
  const stars = ratings.filter((rating) => rating === 'exceeds').length;
  const dots = ratings.filter((rating) => rating === 'within').length;
  const unrated = ratings.filter((rating) => rating === null).length;
  const triangles = ratings.length - stars - dots - unrated;
  return `★ ${stars} exceeding target, ● ${dots} within tolerance, ▲ ${triangles} requiring attention, ${unrated} not rated`;
}

function bestOf(catalogue: Catalogue, figures: readonly Figure[], limit: number): readonly Figure[] {
  const good = figures.filter((figure) => ['exceeds', 'within'].includes(ratedOf(catalogue, figure).rating ?? ''));
  return ranked(catalogue, good, 'best').slice(0, limit);
}

function worstOf(catalogue: Catalogue, figures: readonly Figure[], limit: number): readonly Figure[] {
  const bad = figures.filter((figure) => !['exceeds', 'within', null].includes(ratedOf(catalogue, figure).rating));
  return ranked(catalogue, bad, 'worst').slice(0, limit);
}

function named(label: string, figures: readonly Figure[]): readonly Part[] {
  if (figures.length === 0) return [];
  const said = figures.map((figure) => `${lowerFirst(figure.indicator.name)} ${sayFigure(figure)} ${sayWhen(figure)}`);
  return [text(`${label}: ${said.join('; ')}.`)];
}

function ofEverything(asked: Asked, figures: readonly Figure[], catalogue: Catalogue): Reply {
  const limit = asked.limit ?? MOST_NAMED;
  const [best, worst] = [bestOf(catalogue, figures, limit), worstOf(catalogue, figures, limit)];
  const { commentary, risks } = saidOfIt(asked, catalogue);
  const [risk] = highestFirst(risks);
  const shown = [...worst, ...best];
  const title = ratingsTitle(catalogue, scopeOf(catalogue, asked), figures);
  const glance = glanceOf(catalogue, { title, figures: shown, more: figures.length - shown.length });
  const facts = [
    ...[...best, ...worst].map((figure) => valueFact(catalogue, figure)),
    ...(risk ? [riskFact(risk)] : []),
  ];
  return {
    outcome: 'answered',
    headline: `Of ${[plural(figures.length, 'measure'), ...placeOf(asked)].join(', ')}: ${ratingsOf(catalogue, figures)}.`,
    parts: [
      ...named('Going well', best),
      ...named('Needing attention', worst),
      ...glance.parts,
      ...lines(
        commentary.filter(({ kind }) => kind === 'headline'),
        "The report's headlines",
      ),
      ...lines(
        commentary.filter(({ kind }) => kind === 'highest-risk'),
        'Areas of highest risk',
      ),
      ...(risk ? [text(`Highest strategic risk: ${sayRisk(risk)}.`)] : []),
      receipt(
        asked,
        figures.map((figure) => figure.observation),
      ),
    ],
    facts: withFactsOf(facts, glance),
  };
}

/** The source's words and risks are about the whole: beside the figures of an area they would look like its own. */
function saidOfIt(asked: Asked, catalogue: Catalogue): Pick<Catalogue, 'commentary' | 'risks'> {
  return placeOf(asked).length === 0 ? catalogue : { commentary: [], risks: [] };
}

function lines(commentary: readonly Commentary[], title: string): readonly Part[] {
  if (commentary.length === 0) return [];
  return [text(`${title}:\n${commentary.map((each) => `• ${each.text}`).join('\n')}`)];
}

function ofThemes(asked: Asked, figures: readonly Figure[], catalogue: Catalogue): Reply {
  const themes = withBelow(catalogue, asked.themes);
  const order = asked.order ?? 'worst';
  const sorted = ranked(catalogue, figures, order);
  const said = saidOfIt(asked, catalogue);
  const words = said.commentary.filter(
    (each) =>
      (each.kind === 'headline' || each.kind === 'highest-risk') && each.themeId !== null && themes.has(each.themeId),
  );
  const risks = highestFirst(said.risks.filter((risk) => risk.themeId !== null && themes.has(risk.themeId)));
  const glance = glanceOf(catalogue, {
    title: ratingsTitle(catalogue, scopeOf(catalogue, asked), figures),
    figures: sorted,
  });
  const facts = [...sorted.map((figure) => valueFact(catalogue, figure)), ...risks.map(riskFact)];
  return {
    outcome: 'answered',
    headline: `${upperFirst(scopeOf(catalogue, asked))}, ${plural(figures.length, 'measure')}: ${ratingsOf(catalogue, figures)}.`,
    parts: [
      { kind: 'table', title: null, columns: [...COLUMNS], rows: sorted.map((figure) => rowOf(catalogue, figure)) },
      ...glance.parts,
      ...lines(words, 'The report says'),
      ...risks.map((risk) => text(`Strategic risk: ${sayRisk(risk)}.`)),
      receipt(
        asked,
        figures.map((figure) => figure.observation),
      ),
    ],
    facts: withFactsOf(facts, glance),
  };
}
