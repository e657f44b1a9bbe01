import { EVERYTHING } from '../../question/question.ts';
import type { Option } from '../../reply/reply.ts';
import type { DigestRequest } from '../request.ts';

/** Something to press that does what a request says. */
export function doing(label: string, request: DigestRequest): Option {
  const question = { ...EVERYTHING, ask: 'digest' as const, aspect: request.kind };
  return { label, question, request, figure: null, rating: null };
}
