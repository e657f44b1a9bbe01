import type { BotAnswer } from '../bot.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { say } from '../question/say.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import type { ProgramAnswer } from './answer-shape.ts';

/** What the bot gave, as programs get it. The same for the same question, data and day. */
export function answerOf({ record, reply }: BotAnswer, dataset: string, catalogue: Catalogue): ProgramAnswer {
  const { question, indicators, themes, areas, period, basis, implied } = record.understood;
  return {
    dataset,
    version: catalogue.version,
    asked: record.question,
    outcome: record.outcome,
    intent: record.intent,
    understood: {
      said: question && say(question, catalogue),
      indicators: [...indicators],
      themes: [...themes],
      areas: [...areas],
      period: typeof period === 'string' || period === null || 'from' in period ? period : [...period],
      basis,
      implied: [...implied],
      question,
    },
    facts: record.facts.map(factOf),
    options: optionsOf(reply, catalogue),
    text: record.text,
    more: record.more,
    receipt: receiptOf(reply),
    chart: record.chart,
    leftOut: [],
  };
}

type ProgramFact = ProgramAnswer['facts'][number];

/** What it is made of is given one step deep: a program that follows it further asks for those. */
function factOf({ from, ...fact }: Fact): ProgramFact {
  return from ? { ...fact, from: from.map(({ from: _, ...part }) => part) } : fact;
}

function optionsOf({ parts }: Reply, catalogue: Catalogue): ProgramAnswer['options'] {
  return parts
    .flatMap((part) => (part.kind === 'options' ? part.options : []))
    .map(({ label, question }) => ({ label, question: say(question, catalogue), asks: question }));
}

function receiptOf({ parts, more }: Reply): string[] {
  const lines = [...parts, ...more].flatMap((part) =>
    part.kind === 'source' || part.kind === 'receipt' ? part.lines : [],
  );
  return [...new Set(lines)];
}
