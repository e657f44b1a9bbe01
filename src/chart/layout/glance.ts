import type { GlanceSpec } from '../spec/chart-spec.ts';
import type { Block, Dataset, Drawing, Item } from './drawing.ts';
import {
  boxItem,
  drawingOf,
  EDGE,
  footerBlock,
  INNER,
  legendBlock,
  MAX_HEIGHT,
  notice,
  titleBlock,
  WIDTH,
} from './frame.ts';
import { markEntries } from './legend.ts';
import { MARK_RADIUS, markItems } from './marks.ts';
import { LINE, QUIET, ROW_TINT } from './palette.ts';
import { pixelScales } from './scales.ts';
import { cleanText, LABEL, round, STRONG, shorten, shortenMiddle, textItem, widthOf } from './text.ts';

type Row = GlanceSpec['rows'][number];

const ROW = 51;
const LEAST_ROW = 43;
const TEXT_LEFT = EDGE + 2 * MARK_RADIUS + 10;
const TREND = { width: 104, height: 18 };
const TREND_LEFT = WIDTH - EDGE - TREND.width - 6;

/** A theme on one picture: a row an indicator with its mark, its name, its value and target, and a small trend. */
export function layOutGlance(spec: GlanceSpec): Drawing {
  const head = titleBlock(spec.title);
  const foot = footerBlock(spec.footer, 0);
  const { rows, legendFor, step } = fitRows(spec, MAX_HEIGHT - head.height - foot.height - 4);
  const legend = legendFor(head.height);
  const top = (at: number) => head.height + legend.height + at * step;
  const height = Math.min(MAX_HEIGHT, Math.round(top(rows.length) + foot.height + 4));
  return drawingOf({
    type: 'line',
    datasets: rows.map((row, at) => trendOf(row, top(at), step)),
    scales: pixelScales(height),
    plot: { left: 0, top: 0, right: WIDTH, bottom: height },
    height,
    furniture: {
      below: [
        ...rows.flatMap((_, at) => (at % 2 === 0 ? [stripe(top(at), step)] : [])),
        ...head.items,
        ...legend.items,
        ...footerBlock(spec.footer, height).items,
      ],
      above: rows.flatMap((row, at) => rowItems(row, top(at), step)),
    },
  });
}

interface Fitted {
  readonly rows: readonly Row[];
  readonly step: number;
  readonly legendFor: (top: number) => Block;
}

/** As many rows as there is room for, with what their marks mean and how many are left out. */
function fitRows({ rows, leftOut }: GlanceSpec, room: number): Fitted {
  for (let count = rows.length; ; count -= 1) {
    const shown = rows.slice(0, count);
    const left = leftOut + rows.length - count;
    const marks = shown.map(({ rating }) => ({ rating, approximate: false }));
    const entries = [...markEntries(marks), ...(left > 0 ? [notice(`${left} more not shown`)] : [])];
    const legendFor = (top: number) => legendBlock(entries, top);
    const step = Math.min(ROW, (room - legendFor(0).height) / count);
    if (step >= LEAST_ROW || count === 1) return { rows: shown, step, legendFor };
  }
}

function stripe(top: number, step: number): Item {
  return boxItem({ left: EDGE / 2, right: WIDTH - EDGE / 2, top, bottom: top + step }, ROW_TINT);
}

function rowItems({ name, value, target, rating, trend }: Row, top: number, step: number): readonly Item[] {
  const [first, second] = [top + step * 0.29, top + step * 0.73];
  const room = (hasTrend(trend) ? TREND_LEFT - 10 : WIDTH - EDGE) - TEXT_LEFT;
  const said = shorten(cleanText(value), STRONG, room);
  const after = TEXT_LEFT + widthOf(said, STRONG) + 14;
  const aimed = target === null ? '' : shorten(cleanText(target), LABEL, Math.max(0, TEXT_LEFT + room - after));
  return [
    ...markItems(rating, { x: EDGE + MARK_RADIUS, y: top + step / 2, hollow: false }),
    textItem(shortenMiddle(cleanText(name), LABEL, EDGE + INNER - TEXT_LEFT), LABEL, { x: TEXT_LEFT, middle: first }),
    textItem(said, STRONG, { x: TEXT_LEFT, middle: second }),
    ...(aimed.length > 1 ? [textItem(aimed, LABEL, { x: after, middle: second, colour: QUIET })] : []),
    ...lastDot(trend, top, step),
  ];
}

function hasTrend(trend: Row['trend']): boolean {
  return trend.filter((value) => value !== null).length > 1;
}

/** Where the values of a trend stand, in the pixels of the picture. */
function trendPoints(
  trend: Row['trend'],
  top: number,
  step: number,
): readonly { readonly x: number; readonly y: number | null }[] {
  if (!hasTrend(trend)) return [];
  const held = trend.filter((value) => value !== null);
  const [low, high] = [Math.min(...held), Math.max(...held)];
  const bottom = top + step - 3;
  return trend.map((value, at) => {
    const x = round(TREND_LEFT + (at / (trend.length - 1)) * TREND.width);
    if (value === null) return { x, y: null };
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return { x, y: round(bottom - 3 - share * (TREND.height - 6)) };
  });
}

function trendOf({ name, trend }: Row, top: number, step: number): Dataset {
  return {
    label: name,
    data: trendPoints(trend, top, step),
    borderColor: LINE,
    borderWidth: 2.5,
    pointRadius: 0,
    spanGaps: false,
    tension: 0,
  };
}

function lastDot(trend: Row['trend'], top: number, step: number): readonly Item[] {
  const { x, y } = trendPoints(trend, top, step).findLast((point) => point.y !== null) ?? { x: 0, y: null };
  return y === null ? [] : [{ kind: 'disc', x, y, radius: 4, fill: LINE, stroke: LINE, width: 1 }];
}
