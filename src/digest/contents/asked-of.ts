import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Asked } from '../../intents/intent.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Subject } from '../request.ts';

/** A stored subject as a question on a catalogue. */
export interface AskedOf {
  readonly asked: Asked;
  /** What was named and is not held any more. */
  readonly lost: readonly string[];
}

/** `today` is what 'since last quarter' is counted from. */
export function askedOf(subject: Subject, catalogue: Catalogue, today: IsoDate): AskedOf {
  const indicators = subject.indicators.flatMap(({ code, inverse }) => {
    const indicator = catalogue.indicators.find((each) => each.code === code);
    return indicator ? [{ indicator, inverse }] : [];
  });
  const themes = catalogue.themes.filter(({ name }) => subject.themes.includes(name));
  const areas = catalogue.areas.filter(({ name }) => subject.areas.includes(name));
  const comparators = catalogue.areas.filter(({ name }) => subject.comparators.includes(name));
  const held = new Set([
    ...indicators.map(({ indicator }) => indicator.code),
    ...[...themes, ...areas, ...comparators].map(({ name }) => name),
  ]);
  const named = [
    ...subject.indicators.map(({ code }) => code),
    ...subject.themes,
    ...subject.areas,
    ...subject.comparators,
  ];
  const { intent, period, basis, list, movers } = subject;
  const asked: Asked = {
    ...{ intent, indicators, themes, areas, comparators, period, basis, list, movers, today },
    words: '',
    form: null,
    breakdown: intent === 'breakdown' ? { dimension: null, category: null } : null,
    limit: null,
    order: null,
    aspect: null,
    riskRefs: [],
    implied: [],
    unread: [],
  };
  return { asked, lost: named.filter((name) => !held.has(name)) };
}

/** Whether nothing is left of what was named: the whole scorecard must not stand in for it. */
export function isLost({ asked, lost }: AskedOf, subject: Subject): boolean {
  if (lost.length === 0) return false;
  const lostArea = subject.areas.length > 0 && asked.areas.length === 0;
  const named = subject.indicators.length + subject.themes.length > 0;
  return lostArea || (named && asked.indicators.length + asked.themes.length === 0);
}
