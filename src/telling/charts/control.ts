import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Special, UsualRange } from '../../chart/spec/chart-spec.ts';
import { type ControlPoint, controlChart } from '../../chart/spec/control.ts';
import type { Behaviour, Stretch, Variation } from '../../evaluate/behaviour/behaviour.ts';
import type { Meaning } from '../../evaluate/meaning/meaning.ts';
import { sentenceOf } from '../../evaluate/meaning/sentence.ts';
import { LINE } from '../../figures/depth.ts';
import type { Figure } from '../../figures/figure.ts';
import { behaviourUpTo, meaningAt } from '../../figures/statistics.ts';
import type { Period } from '../../query/period.ts';
import { sayingOf } from '../lines/meaning.ts';
import { type Charted, charted, NOTHING } from './charted.ts';
import { courseLine, sourceLine, unitLine } from './footer.ts';
import { linePoints, runTo } from './line.ts';
import { timeline } from './timeline.ts';
import { nameOf } from './words.ts';

const SPECIAL: Readonly<Record<Variation, Special>> = {
  improvement: 'better',
  concern: 'worse',
  neutral: 'other',
  common: null,
};

/** The series of a figure with its usual range, from twelve points on; nothing where no range can be told. */
export function controlOf(catalogue: Catalogue, last: Figure): Charted {
  const meaning = meaningAt({ catalogue }, last);
  if (meaning.range === null) return NOTHING;
  const run = runTo(last).slice(-LINE);
  const behaviour = behaviourUpTo({ catalogue }, last);
  const { periods } = timeline(run.map(({ period }) => period));
  const specials = new Map(behaviour.points.map(({ point, variation }) => [point.end, SPECIAL[variation]]));
  const points = linePoints(catalogue, last, run, periods).map(
    (point): ControlPoint => ({ ...point, special: specials.get(point.end) ?? null }),
  );
  const chart = controlChart({
    title: titleOf(catalogue, last, meaning),
    subtitle: subtitleOf(catalogue, last, periods),
    footer: [...meant(meaning), sourceLine(run)],
    unit: last.indicator.unit,
    points,
    ranges: rangesOf(behaviour, points, last),
  });
  return charted(chart, []);
}

/** The verdict is the title, or as much of it as fits. */
const LONGEST = 46;

function titleOf(catalogue: Catalogue, last: Figure, meaning: Meaning): string {
  const said = (sentenceOf(meaning) ?? '').replace(/ \(.*$/, '');
  const fitting = [said, said.split(': ')[0] ?? ''].find((each) => each !== '' && each.length <= LONGEST);
  return fitting ?? nameOf(catalogue, last);
}

/** So many characters stand in one line. */
const ONE_LINE = 52;

/** The measure, which the title does not name, with its unit where there is room. */
function subtitleOf(catalogue: Catalogue, last: Figure, periods: readonly Period[]): string {
  const name = nameOf(catalogue, last);
  const whole = `${name} · ${courseLine(unitLine(last.indicator), periods)}`;
  return whole.length <= ONE_LINE ? whole : name;
}

/** What the two icons of Making Data Count mean, in words: what the newest point does, and what of the target. */
function meant({ kind, special, assurance }: Meaning): readonly string[] {
  const side = kind === 'improving' ? ' and better' : kind === 'worsening' ? ' and worse' : '';
  const moves = special === null ? 'Newest: within chance' : `Newest: more than chance${side}`;
  const aim = assurance === null ? '' : `; target ${ASSURED[assurance]} as things are`;
  return [`${moves}${aim}`];
}

const ASSURED = {
  'consistently-passes': 'reliably met',
  'consistently-fails': 'out of reach',
  'hit-and-miss': 'met or missed by chance',
} as const;

/** Each stretch that has limits, from its first point that is drawn. */
function rangesOf(
  { stretches, points: behaved }: Behaviour,
  drawn: readonly ControlPoint[],
  last: Figure,
): UsualRange[] {
  const { value } = sayingOf(last);
  return stretches.flatMap((stretch, at) => {
    const ends = new Set(behaved.filter((each) => each.stretch === at).map(({ point }) => point.end));
    const from = drawn.findIndex(({ end }) => ends.has(end));
    return from === -1 || !hasLimits(stretch) ? [] : [rangeFrom(from, stretch, value)];
  });
}

type Limited = Stretch & { readonly lower: number; readonly upper: number };

function hasLimits(stretch: Stretch): stretch is Limited {
  return stretch.lower !== null && stretch.upper !== null && stretch.lower !== stretch.upper;
}

function rangeFrom(from: number, { mean, lower, upper }: Limited, say: (value: number) => string): UsualRange {
  return { from, mean, low: lower, high: upper, shown: { mean: say(mean), low: say(lower), high: say(upper) } };
}
