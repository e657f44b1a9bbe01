import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GlanceRow, glanceChart, MOST_ROWS, sayRatings } from '../../../src/chart/spec/glance.ts';
import { footers, problemsIn, timedPoints, values, words } from './hostile.ts';

const row = (name: string, over: Partial<GlanceRow> = {}): GlanceRow => ({
  name,
  value: '79%, May 2020',
  target: null,
  rating: null,
  trend: [],
  course: null,
  ...over,
});

describe('a glance', () => {
  it('tells each row: value, target, rating and the way it went', () => {
    const rows = [
      row('Boats out', {
        target: 'Target 80%',
        rating: 'attention',
        trend: [81, 80, 79],
        course: 'down since Apr 2020',
      }),
      row('Nets mended'),
    ];
    const chart = glanceChart({ title: 'Harbour: 1 of 2 measures needs attention', rows, more: 3, footer: [] });
    expect(chart?.alt).toBe(
      'Overview. Harbour: 1 of 2 measures needs attention. 2 rows, and 3 more that are not shown. ' +
        'Boats out: 79%, May 2020; target 80%; requires attention; down since Apr 2020. ' +
        'Nets mended: 79%, May 2020; not rated.',
    );
    expect(chart?.spec.leftOut).toBe(3);
  });

  it('of one row is none', () => {
    expect(glanceChart({ title: 'Harbour', rows: [row('Boats out')], footer: [] })).toBeNull();
  });

  it('has the first rows that it has room for and counts the rest', () => {
    const rows = Array.from({ length: 45 }, (_, at) => row(`row ${at}`));
    const { spec } = glanceChart({ title: 'Harbour', rows, footer: [] }) ?? {};
    expect(spec?.rows.map(({ name }) => name)).toEqual(rows.slice(0, MOST_ROWS).map(({ name }) => name));
    expect(spec?.leftOut).toBe(45 - MOST_ROWS);
  });

  it.each([
    { trend: [1, 2], drawn: [1, 2], why: 'two make a line' },
    { trend: [1], drawn: [], why: 'one does not' },
    { trend: [1, null], drawn: [], why: 'nor does one with a gap' },
    { trend: [1, Number.NaN, 3], drawn: [1, null, 3], why: 'what is no number is a gap' },
  ])('has a small trend of $trend as $drawn: $why', ({ trend, drawn }) => {
    const chart = glanceChart({ title: 'Harbour', rows: [row('a', { trend }), row('b')], footer: [] });
    expect(chart?.spec.rows[0]?.trend).toEqual(drawn);
  });

  it.each([
    { ratings: [null, null], says: '2 measures, none of them rated', why: 'nothing is known' },
    { ratings: ['exceeds', 'within'], says: 'none of 2 measures needs attention', why: 'all are good' },
    { ratings: ['exceeds', null], says: 'none of 2 measures needs attention, 1 is not rated', why: 'one may be bad' },
    { ratings: ['red', 'amber', 'yellow', 'attention'], says: '4 of 4 measures need attention', why: 'every extent' },
    { ratings: ['red', null, null], says: '1 of 3 measures needs attention, 2 are not rated', why: 'one does' },
  ] as const)('$says: $why', ({ ratings, says }) => expect(sayRatings(ratings)).toBe(says));

  it('whatever it is made of keeps the promises of its type', () => {
    const rows = fc.array(
      fc.record({
        name: words,
        value: words,
        target: fc.option(words),
        rating: timedPoints.map(({ rating }) => rating),
        trend: fc.array(values, { maxLength: 30 }),
        course: fc.option(words),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, rows, footers, (title, each, footer) => {
        const chart = glanceChart({ title, rows: each, footer });
        expect(chart === null ? [] : problemsIn(chart)).toEqual([]);
      }),
    );
  });
});
