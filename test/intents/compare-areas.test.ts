import { describe, expect, it } from 'vitest';
import type { Area } from '../../src/catalogue/catalogue.ts';
import { intentById } from '../../src/intents/intents.ts';
import type { Observation } from '../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series } from '../evaluate/made-up.ts';
import { asked, shortFacts } from '../fixtures/made-up.ts';

const boats = indicator();
const held = catalogue({
  indicators: [boats],
  series: [series({ id: 20, areaId: 2 }), series({ id: 30, areaId: 3 }), series({ id: 10, areaId: 1 })],
});
const [, north, berth] = held.areas as [Area, Area, Area];
const at = (seriesId: number, end: string, value: string): Observation =>
  observation(value, { seriesId, period: endingOn('snapshot', end) });
const all = [at(20, '2030-12-31', '71'), at(30, '2030-12-31', '79.5'), at(10, '2030-12-31', '75')];

const compare = intentById('compare');

function answer(found: readonly Observation[], areas: readonly Area[]) {
  const question = asked({ intent: 'compare', indicators: [{ indicator: boats, inverse: false }], areas });
  const plan = compare.plan(question, held);
  return compare.answer(
    question,
    found.filter(({ seriesId }) => plan?.seriesIds.includes(seriesId)),
    held,
  );
}

describe('one measure of two areas', () => {
  it('is set side by side, each by its name, with the difference', () => {
    const reply = answer(all, [north, berth]);
    expect(reply.headline).toBe(
      'Boats out on time: North quay, 71% at 31 December 2030; Berth 4, 79.5% at 31 December 2030. ' +
        'Berth 4 is 8.5 points higher, which is better.',
    );
    expect(reply.facts.map(({ area, value }) => [area, value])).toEqual([
      ['North quay', 71],
      ['Berth 4', 79.5],
      ['Berth 4', 8.5],
    ]);
    const chart = reply.parts.find((part) => part.kind === 'chart');
    expect(chart?.spec.kind === 'ranking' && chart.spec.rows.map(({ name }) => name)).toEqual([
      'Berth 4',
      'North quay',
    ]);
  });

  it('says whose figure is missing and shows the other', () => {
    const reply = answer(all.slice(0, 1), [north, berth]);
    expect([reply.outcome, reply.headline, shortFacts(reply)]).toEqual([
      'no_data',
      'Boats out on time: North quay, 71% at 31 December 2030; the two cannot be compared.',
      ['value BOAT-OUT 2030-12-31 71'],
    ]);
  });

  it('says that they are not for the same date', () => {
    const reply = answer([at(20, '2030-09-30', '71'), at(30, '2030-12-31', '79.5')], [north, berth]);
    expect(reply.parts).toContainEqual({
      kind: 'caveat',
      text: 'They do not all cover the same time, so they are no like-for-like comparison.',
    });
  });
});
