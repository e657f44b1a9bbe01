import type { Question } from '../question/question.ts';
import type { IntentId } from '../reply/reply.ts';

/** The kind of a question in the words of the answer record. */
export function intentOf({ ask, form, where }: Pick<Question, 'ask' | 'form' | 'where'>): IntentId {
  const isPart = where.kind === 'each-category' || where.kind === 'categories';
  switch (ask) {
    case 'value':
      if (isPart) return 'breakdown';
      return form === 'count' ? 'count' : 'status';
    case 'share':
      return isPart ? 'breakdown' : 'status';
    case 'course':
    case 'change':
    case 'verdict':
      return 'trend';
    case 'compare':
    case 'difference':
      return 'compare';
    case 'overview':
      return 'summary';
    case 'meaning':
    case 'owner':
    case 'reconcile':
      return 'definition';
    case 'source':
    case 'age':
      return 'provenance';
    case 'risks':
      return 'risk';
    case 'courtesy':
      return 'smalltalk';
    case 'target':
    case 'benchmark':
    case 'gap':
    case 'list':
    case 'movers':
    case 'why':
    case 'digest':
    case 'help':
      return ask;
    default:
      return 'status';
  }
}
