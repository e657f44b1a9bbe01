import type { Catalogue, Commentary } from '../../catalogue/catalogue.ts';
import { type Figure, type Read, ratedOf } from '../../figures/figure.ts';
import type { Part } from '../../reply/reply.ts';
import { labelled } from '../reply-of.ts';
import { correctionOf } from './caveats.ts';

/** What is said about an indicator, kinds in the order given. */
export function commentaryOn(
  catalogue: Catalogue,
  code: string,
  kinds: readonly Commentary['kind'][],
): readonly Commentary[] {
  const about = catalogue.commentary.filter((each) => each.indicatorCodes.includes(code));
  return kinds.flatMap((kind) => about.filter((each) => each.kind === kind));
}

/** As many words as a reason may take before 'More'. */
const MOST_WORDS = 22;

/** Why a figure that needs attention stands as it does: one sentence of the source's; nothing where it gives none. */
export function whyLine(read: Read, figure: Figure): readonly Part[] {
  const { rating } = ratedOf(read, figure);
  if (rating === null || rating === 'within' || rating === 'exceeds') return [];
  const [reason] = commentaryOn(read.catalogue, figure.indicator.code, ['explanation']);
  const sentence = reason && firstSentence(reason.text);
  return sentence && sentence.split(' ').length <= MOST_WORDS ? [labelled('Why', sentence)] : [];
}

/** All that the source says of it in words, behind 'More', but for the whole of what stands before it. */
export function wordsBehind({ catalogue }: Read, figure: Figure, before: readonly Part[] = []): readonly Part[] {
  const { indicator, observation } = figure;
  const about = commentaryOn(catalogue, indicator.code, ['explanation', 'action', 'context']);
  // A correction is said before it.
  const isSaid = correctionOf(figure).length > 0;
  return [
    ...(observation.note === null || isSaid ? [] : [labelled('The report adds', `${observation.note}.`)]),
    ...about.map(({ kind, text }) => labelled(LABELS[kind], text)).filter((part) => !isAmong(before, part)),
  ];
}

function isAmong(parts: readonly Part[], part: Part): boolean {
  return parts.some((each) => each.kind === 'text' && part.kind === 'text' && each.text === part.text);
}

const LABELS: Readonly<Record<Commentary['kind'], string>> = {
  explanation: 'Why',
  action: 'Being done',
  context: 'The report',
  headline: 'The report',
  'highest-risk': 'The report',
};

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
