import { indexOf } from '../catalogue/catalogue-index.ts';
import { hasNumber, look } from '../figures/figure.ts';
import { meant } from '../figures/series-of.ts';
import type { Reply } from '../reply/reply.ts';
import { noData } from './held.ts';
import { midName } from './lines/number.ts';
import type { Told } from './told.ts';

/** No area or category of the kind asked for holds it: says so, with the whole. */
export function notHeldHere(told: Told): Reply {
  const { catalogue, asked } = told;
  const [each] = asked.indicators;
  if (!each) return noData(told, notNamed(asked.lost));
  const { indicator } = meant(catalogue, each);
  const area = indexOf(catalogue).organisation;
  const looked = look({ ...told, indicator, area, period: null, basis: asked.question.basis });
  const whole = looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
  return noData(told, `No figure for ${midName(indicator)} ${placeAsked(told)} is held.`, whole, ' (the whole)');
}

function placeAsked({ asked }: Told): string {
  const { where } = asked.question;
  switch (where.kind) {
    case 'each-area':
      return `by ${where.areaKind ?? 'area'}`;
    case 'each-category':
      return `by ${where.dimension ?? 'category'}`;
    case 'categories':
      return `on ${where.categories.join(', ')}`;
    case 'areas':
      return `in ${where.areas.join(', ')}`;
    case 'whole':
      return 'as a whole';
  }
}

function notNamed(lost: readonly string[]): string {
  return lost.length === 0 ? 'Nothing is held of that.' : `Nothing is held on ${lost.join(', ')} any more.`;
}
