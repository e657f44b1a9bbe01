import type { Test } from '../../question/question.ts';
import { asks, type Row, rows } from './row.ts';

type Verdict = Extract<Test, { kind: 'verdict' }>['verdict'];

function kept(verdict: Verdict, phrases: readonly string[]): readonly Row[] {
  const sense = { role: 'condition', condition: { not: false, test: { kind: 'verdict', verdict } } } as const;
  return rows('condition', sense, 1.5, phrases);
}

/** What is told from chance, of one measure or of many: real or not, the target as things are, why so, and what can't be. */
export const VERDICT_ASKS: readonly Row[] = [
  ...asks('verdict', { ask: 'verdict' }, 3.5, [
    'is|are|was|were the|this|that|a|our ... real|noise|chance|significant|random|genuine|blip|fluke .',
  ]),
  ...asks('verdict', { ask: 'verdict', aspect: 'target' }, 3.5, [
    'will|can|could|shall $we|the .. $meet|get|make|be =$target|it|there|green|this|that|#|the',
    'will we .. $meet|=$target',
    'will|can|could|do we|it|they .. reliably|consistently',
    'likely to =$meet|$miss|$meet|$miss',
    'reliably|consistently =$meet|met|meet|hit|hitting|meeting',
    'capable|able of|to =$meet|meeting|hitting|meet|hit',
    'out of reach',
    'chance|chances|odds of|that .. =$meet|$target|getting',
    'can we expect|rely',
  ]),
  ...asks('verdict', { ask: 'verdict', aspect: 'explain' }, 4, [
    'why|how do|can|would|did you say|think|conclude that|so|this|it|they?',
    'what makes you say|think|sure|certain|conclude',
    'how|why are you so? sure|certain|confident',
    'how do|can you tell',
    'by|which|what rule|rules|method',
  ]),
  ...asks('verdict', { ask: 'verdict', aspect: 'untold' }, 4, [
    'what|which .. can|could not we|you|i|one tell|say|know|judge|conclude',
    'what|which .. can|could not be told|said|judged|known|concluded',
    'what|which .. can|could we|you|i|one not tell|say|know|judge|conclude',
    'too few|little|small to tell|say|judge|conclude',
    'not enough data|points|figures|numbers? to tell|say|judge|conclude',
  ]),
];

/** What is kept by what is told from chance: it says more than the movement or the target that its words name too. */
export const VERDICTS_KEPT: readonly Row[] = [
  ...kept('deteriorating', [
    'really|genuinely|truly|significantly|clearly worsening|deteriorating|worse !than',
    'really|genuinely|truly|significantly|clearly getting|got|get|going|gone worse',
  ]),
  ...kept('improving', [
    'really|genuinely|truly|significantly|clearly improving|improved|better !than',
    'really|genuinely|truly|significantly|clearly getting|got|get|going|gone better',
  ]),
  ...kept('real', ['are|is really? real|genuine .']),
  ...kept('reliably-met', [
    'reliably|consistently|always|certain|sure to? $meet|met .. $target|targets?',
    'will|would|can reliably|consistently|always $meet',
    'safe|comfortable|comfortably',
  ]),
];
