import { formatDecimal } from '../evaluate/decimal.ts';
import { linesOf } from '../figures/lines.ts';
import { type Share, type Part as ShareOf, sharesOf } from '../figures/share.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { nameOf, numberOf, placeOf, shortOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';
import { workedFact } from './worked-fact.ts';

/** "What part of the total": in percent of the whole, worked out from the counts. */
export const share: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    return joined(sharesOf(asked, told).map((each) => tellShare(told, each)));
  },
};

function tellShare(told: Told, found: Share): Reply {
  if (found.kind === 'refused') return tellNone(told, found);
  if (found.kind === 'share') return tellParts(told, found);
  const { figure } = found;
  return replyOf({
    headline: `${withCounts(figure)}, ${whenOf(figure)}, as published.`,
    parts: [text(nameOf(told, figure)), ...sourceLine([figure.observation])],
    more: fullSource([figure.observation]),
    next: nextOf(told, figure, ['trend', 'areas', 'parts']),
    facts: [valueFact(told, figure)],
  });
}

const MOST = 6;

function tellParts(told: Told, { parts, whole, hidden }: Extract<Share, { kind: 'share' }>): Reply {
  const [first] = parts;
  if (!first) return noData(told, 'No part is held with its count.', [whole]);
  const one = parts.length === 1;
  const name = ({ figure }: ShareOf) => placeOf(told, figure) ?? shortOf(told, figure);
  const observations = [whole, ...parts.map(({ figure }) => figure)].map(({ observation }) => observation);
  const rows: readonly Part[] = one
    ? []
    : [
        {
          kind: 'rows',
          heading: null,
          rows: parts.slice(0, MOST).map((part) => ({
            rating: null,
            value: `${formatDecimal(part.percent)}%`,
            name: name(part),
            detail: numberOf(part.figure),
            strong: false,
          })),
          left: parts.length > MOST ? `${parts.length - MOST} more` : null,
          all: null,
        },
      ];
  return replyOf({
    headline: `${name(first)}: ${formatDecimal(first.percent)}%, ${numberOf(first.figure)} of ${numberOf(whole)}, worked out, ${whenOf(whole)}.`,
    parts: [
      text(`Of ${nameOf(told, whole)}`),
      ...rows,
      ...(hidden.length > 0
        ? [caveat(`${hidden.length} ${hidden.length === 1 ? 'part is' : 'parts are'} hidden: small numbers`)]
        : []),
      ...sourceLine(observations),
    ],
    more: fullSource(observations),
    next: nextOf(told, whole, ['trend', 'areas', 'status']),
    facts: factsOnce([
      ...parts.map(({ figure, percent }) =>
        workedFact(told, {
          value: percent,
          unit: 'percent',
          how: 'share of the whole',
          from: [figure, whole],
          counts: countsOf(figure, whole),
          about: placeFact(told, figure),
        }),
      ),
      valueFact(told, whole),
    ]),
    listed: parts.map(name),
  });
}

function countsOf(figure: ShareOf['figure'], whole: ShareOf['figure']) {
  return { numerator: Number(figure.observation.value), denominator: Number(whole.observation.value) };
}

function placeFact(told: Told, figure: ShareOf['figure']) {
  const { indicator, area, breakdown } = valueFact(told, figure);
  return { indicator, area, breakdown };
}

function tellNone(told: Told, { why, about }: Extract<Share, { kind: 'refused' }>): Reply {
  const [line] = linesOf(told.asked, told.catalogue);
  if (why === 'nothing-held' && about.length === 0 && line) return nothingFor(told, soughtOf(told, line));
  const shown = about.filter(({ observation }) => observation.marker !== 'suppressed');
  return noData(told, `No share is given: ${WHY[why] ?? 'no whole is held that it is a part of'}.`, shown);
}

const WHY: Readonly<Partial<Record<Extract<Share, { kind: 'refused' }>['why'], string>>> = {
  'no-counts': 'the counts are not held',
  hidden: 'one of the counts is hidden, small numbers',
  'other-times': 'the two are not held for one time',
  'other-units': 'the one is more than the other, so it is no part of it',
  'of-nothing': 'the whole is 0',
};
