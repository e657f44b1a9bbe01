/** At a time. */
export const CONCURRENCY = ['1', '50'] as const;

export type Concurrency = (typeof CONCURRENCY)[number];

/** What people ask of a bot on a platform, in turn: some of it has a chart. */
const QUESTIONS = [
  'how are initial health assessments doing?',
  'what is the target for re-referrals?',
  'dental checks?',
  "what's red?",
  'how many children are on a plan?',
];

const BUDGET_MS = 60_000;

export interface Crowd {
  readonly people: number;
  /** In all; fewer where the time is over before. */
  readonly questions: number;
  /** Resolves once a person has their answer; `left` is different for each question of a crowd. */
  readonly ask: (asked: { readonly person: number; readonly text: string; readonly left: number }) => Promise<void>;
}

/** So many people, each of whom asks again as soon as they have their answer; gives the seconds that it took. */
export async function askInTurn({ people, questions, ask }: Crowd): Promise<number> {
  const start = performance.now();
  let left = questions;
  async function person(number: number): Promise<void> {
    while (left > 0 && performance.now() - start < BUDGET_MS) {
      left -= 1;
      await ask({ person: number, text: QUESTIONS[left % QUESTIONS.length] ?? '', left });
    }
  }
  await Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  return (performance.now() - start) / 1_000;
}
