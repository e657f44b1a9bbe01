import type { Condition, Question } from './question.ts';

type Since = Extract<Condition['test'], { readonly kind: 'moved' }>['since'];

/** The earlier time that a question sets its figures against; null where it names none. */
export function earlierAgainst({ against }: Pick<Question, 'against'>): Since {
  for (const each of against) {
    if (each.kind === 'back') return each;
    if (each.kind === 'period') return { kind: 'day', day: each.period.end };
  }
  return null;
}

/** 'What has not improved since last year' keeps by how figures moved since then, and not since the figure before. */
export function countedFromAgainst(question: Question): Question {
  const since = earlierAgainst(question);
  if (since === null || !question.only.some(({ test }) => test.kind === 'moved' && test.since === null))
    return question;
  const only = question.only.map((each) =>
    each.test.kind === 'moved' && each.test.since === null && each.test.running === undefined
      ? { ...each, test: { ...each.test, since } }
      : each,
  );
  return { ...question, only };
}
