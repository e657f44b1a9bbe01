import { type DigestFormValues, requestOfForm } from '../digest/form.ts';
import { NOT_CHOSEN, NOT_READ, NOTHING_BY_ITSELF, THANKS, TOO_OLD } from './courtesy.ts';
import type { Answer, Desk, Message } from './desk.ts';
import type { Answered, Outcome, Said } from './said.ts';

/** Of what is asked: who, in which thread, and which id its answer has. */
export type About = Omit<Message, 'text'>;

/** What stands by itself: a change to what was said before does not. */
export type Doable = Exclude<Said, { kind: 'edited' | 'deleted' }>;

/** Does what a person said or pressed. Throws a StoreError where the database can't be used. */
export async function act(desk: Desk, about: About, said: Doable): Promise<Outcome> {
  switch (said.kind) {
    case 'words':
      return answered(await desk.answer({ ...about, text: said.text }));
    case 'question':
      return answered(await desk.question(said.question, about));
    case 'digest':
      return answered(await desk.digest(said.request, about));
    case 'press':
      return orTooOld(await desk.press({ ...about, replyId: said.replyId, key: said.key }));
    case 'again':
      return orTooOld(await desk.shown(said.replyId));
    case 'form': {
      const form = await desk.digestForm();
      return form === null ? act(desk, about, said.or) : { kind: 'form', form, values: null, problem: null };
    }
    case 'filled':
      return fillIn(desk, about, said.values);
    case 'wrong': {
      const isNew = await desk.reportWrong(said.replyId, about.asker);
      return sentence(isNew ? THANKS.kept : THANKS.keptBefore);
    }
    case 'files': {
      const hasWords = said.or.kind !== 'attached';
      const brought = await desk.bring({ files: said.files, hasWords }, about);
      return brought === null ? act(desk, about, said.or) : answered(brought);
    }
    case 'attached':
      return sentence(NOT_READ);
    case 'overview':
      return { kind: 'overview', overview: await desk.overview() };
  }
}

/** What was set up is confirmed with its next posts; what was refused is one sentence, in the form that comes back. */
async function fillIn(desk: Desk, about: About, values: DigestFormValues): Promise<Outcome> {
  const form = await desk.digestForm();
  if (form === null) return sentence(NOTHING_BY_ITSELF);
  const again = (problem: string): Outcome => ({ kind: 'form', form, values, problem });
  const { contents, days, time } = values;
  if ([contents, days, time].includes('')) return again(NOT_CHOSEN);
  const answer: Answer = await desk.digest(requestOfForm(values), about);
  return answer.reply.parts.length === 0 ? again(answer.reply.headline) : answered(answer);
}

function answered(answer: Answered): Outcome {
  return { kind: 'answer', answer };
}

function orTooOld(answer: Answered | null): Outcome {
  return answer === null ? sentence(TOO_OLD) : answered(answer);
}

function sentence(text: string): Outcome {
  return { kind: 'sentence', text };
}
