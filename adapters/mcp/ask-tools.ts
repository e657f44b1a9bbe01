import { z } from 'zod';
import { answerSchema, type Question, type Told, wordsSchema } from '../../src/index.ts';
import { faultsOf, sayFault } from '../shared/faults.ts';
import { questionInput } from '../shared/question-examples.ts';
import { cutAnswer } from './cut.ts';
import { type Tool, ToolProblem, textOf, tool } from './tool.ts';

/** What is asked in words or as a Question, and what is drawn of it. */
export const ASK_TOOLS: readonly Tool[] = [
  tool({
    name: 'ask',
    title: 'Ask in words',
    description:
      'Answers a question about performance figures in plain English: one figure, its change, course, target, comparison, a list, what got worse, what a measure means. Each question must be complete in itself. Numbers are given with their sources; quote them unchanged.',
    input: wordsSchema,
    output: answerSchema,
    async run({ desk, asked }, { text }) {
      const told = await desk.ask(text);
      asked('words', told);
      return resultOf(told);
    },
  }),
  tool({
    name: 'ask_question',
    title: 'Ask a Question',
    description:
      'Answers a Question given as data, where words might be read otherwise: measures by code, areas and themes by name, as the lists give them. Only ask and of are needed. understood.question of any answer can be changed and asked again.',
    input: questionInput,
    output: answerSchema,
    async run({ desk, asked }, question) {
      const told = await desk.question(question);
      asked('question', told);
      return resultOf(told);
    },
  }),
  tool({
    name: 'draw_chart',
    title: 'Draw a chart',
    description:
      'Draws what answers a question, given in words or as a Question (the course of a measure, areas in order, a comparison): a PNG with its words. Where nothing can be drawn it says so.',
    input: z.strictObject({
      text: wordsSchema.shape.text.optional(),
      // Its schema once is enough to read: it is held to it all the same.
      question: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('In place of text: a Question as ask_question takes it'),
    }),
    output: z.object({
      title: z.string(),
      alt: z.string().describe('All that the picture shows, in words'),
      width: z.number(),
      height: z.number(),
      said: z.string().nullable().describe('How it was read'),
      receipt: z.array(z.string()).describe('Where the numbers come from'),
    }),
    async run({ desk, charts, asked }, { text, question }) {
      if ((text === undefined) === (question === undefined)) throw new ToolProblem(ONE_OF_THEM);
      const told = await (question === undefined ? desk.ask(text ?? '') : desk.question(questionOf(question)));
      asked('chart', told);
      if (told.chart === null)
        throw new ToolProblem(`Nothing can be drawn for that. The answer is: ${told.answer.text}`);
      const drawn = await charts.draw(told.chart.spec);
      if (drawn.kind === 'none') throw new ToolProblem(`${drawn.why} In words: ${told.chart.alt}`);
      const { png, width, height } = drawn.picture;
      const { alt, spec } = told.chart;
      const { receipt, understood } = cutAnswer(told.answer);
      return {
        content: [
          { type: 'image', data: Buffer.from(png).toString('base64'), mimeType: 'image/png' },
          textOf(alt, ...receipt),
        ],
        structuredContent: { title: spec.title, alt, width, height, said: understood.said, receipt },
      };
    },
  }),
];

const ONE_OF_THEM = 'Found neither text nor question, or both; allowed: one of them.';

function questionOf(given: unknown): Question {
  const read = questionInput.safeParse(given);
  if (read.success) return read.data;
  const said = faultsOf(read.error, given).map((fault) => sayFault({ ...fault, where: `/question${fault.where}` }));
  throw new ToolProblem(said.join(' '));
}

function resultOf(told: Told) {
  const answer = cutAnswer(told.answer);
  const options = answer.options.map(({ question }) => `- ${question}`);
  const lines = [
    answer.text,
    ...(answer.more === null ? [] : [answer.more]),
    ...(options.length === 0 ? [] : ['Ask one of these:', ...options]),
    ...(answer.understood.said === null ? [] : [`Read as: ${answer.understood.said}`]),
    ...answer.leftOut,
  ];
  return { content: [textOf(...lines)], structuredContent: answer };
}
