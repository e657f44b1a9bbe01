import { z } from 'zod';
import {
  answerSchema,
  areaSchema,
  FIGURE_COLUMNS,
  figureSchema,
  importSchema,
  measureSchema,
  periodsSchema,
  themeSchema,
  wordsSchema,
} from '../../src/index.ts';
import { QUESTION_EXAMPLES, questionInput } from '../shared/question-examples.ts';
import { problemSchema } from './problem.ts';
import { QUERIES } from './queries.ts';

const of = { dataset: z.string(), version: z.string().describe('Of the figures: changes with every import') };
const next = z.string().nullable().describe('What `after` of the next page is; null: this is the last');

/** What is given, by its name in the description. */
const GIVEN = {
  Answer: answerSchema,
  Measures: z.object({ ...of, measures: z.array(measureSchema), sources: z.array(importSchema), next }),
  Themes: z.object({ ...of, themes: z.array(themeSchema) }),
  Areas: z.object({ ...of, areas: z.array(areaSchema) }),
  Periods: z.object({ ...of, periods: z.array(periodsSchema), next }),
  Figures: z.object({ ...of, figures: z.array(figureSchema), next }),
  Chart: z.object({
    ...of,
    chart: z.object({ title: z.string(), alt: z.string(), width: z.number(), height: z.number(), png: z.string() }),
    answer: answerSchema,
  }),
  Problem: problemSchema,
} as const;

/** What is sent. */
const SENT = { Words: wordsSchema, Question: questionInput } as const;

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly body?: { readonly name: keyof typeof SENT; readonly example: unknown };
  readonly gives: Json;
}

const asJson = (name: keyof typeof GIVEN): Json => ({ 'application/json': { schema: ref(name) } });

const OPERATIONS: readonly Operation[] = [
  {
    path: '/api/ask',
    id: 'ask',
    summary: 'Answers a question in words. It must be complete in itself.',
    query: QUERIES.datasetAlone,
    body: { name: 'Words', example: { text: 'how are initial health assessments doing?' } },
    gives: asJson('Answer'),
  },
  {
    path: '/api/questions',
    id: 'askQuestion',
    summary: 'Answers a Question as data.',
    query: QUERIES.datasetAlone,
    body: { name: 'Question', example: QUESTION_EXAMPLES[0] },
    gives: asJson('Answer'),
  },
  {
    path: '/api/measures',
    id: 'listMeasures',
    summary: 'What can be asked about, and which reports it comes from, the newest first.',
    query: QUERIES.measures,
    gives: asJson('Measures'),
  },
  { path: '/api/themes', id: 'listThemes', summary: 'Themes.', query: QUERIES.datasetAlone, gives: asJson('Themes') },
  {
    path: '/api/areas',
    id: 'listAreas',
    summary: 'The organisation, its localities and teams, and comparators.',
    query: QUERIES.datasetAlone,
    gives: asJson('Areas'),
  },
  {
    path: '/api/periods',
    id: 'listPeriods',
    summary: 'What periods are held of the organisation, by measure and basis.',
    query: QUERIES.periods,
    gives: asJson('Periods'),
  },
  {
    path: '/api/figures',
    id: 'readFigures',
    summary: 'Figures, filtered. Hidden ones have no number.',
    query: QUERIES.figures,
    gives: {
      ...asJson('Figures'),
      'text/csv': { schema: { type: 'string', description: `Columns: ${FIGURE_COLUMNS.join(', ')}` } },
    },
  },
  {
    path: '/api/charts',
    id: 'drawChart',
    summary: 'A chart: of the course of a measure, or of what answers a question.',
    query: QUERIES.charts,
    gives: { 'image/png': { schema: { type: 'string', format: 'binary' } }, ...asJson('Chart') },
  },
];

/** The description of the API (OpenAPI 3.1), as JSON: written from the schemas that requests are read by. */
export function openApi(): string {
  written ??= JSON.stringify(description());
  return written;
}

let written: string | null = null;

function description(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Scorecard Bot',
      version: '1',
      description: 'Figures of a scorecard: each answer with its facts, their sources and how the question was read.',
    },
    security: [{ token: [] }],
    paths: Object.fromEntries(OPERATIONS.map((each) => [each.path, { [each.body ? 'post' : 'get']: operation(each) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(Object.entries(SENT).map(([name, schema]) => [name, schemaOf(schema, 'input')])),
        ...Object.fromEntries(Object.entries(GIVEN).map(([name, schema]) => [name, schemaOf(schema, 'output')])),
      },
    },
  };
}

function operation({ id, summary, query, body, gives }: Operation): Json {
  const isKept = !body;
  return {
    operationId: id,
    summary,
    parameters: [
      ...parametersOf(query),
      ...(isKept ? [{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }] : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: ref(body.name), example: body.example } },
          },
        }
      : {}),
    responses: {
      '200': { description: summary, content: gives, ...(isKept ? { headers: ETAG } : {}) },
      ...(isKept ? { '304': { description: 'The caller has this edition already.' } } : {}),
      default: { description: 'What went wrong.', content: { 'application/problem+json': { schema: ref('Problem') } } },
    },
  };
}

const ETAG = { ETag: { schema: { type: 'string' }, description: 'Changes with the figures and with the day' } };

function parametersOf(query: z.ZodObject): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** The dialect is said once, by the version of the description. */
function withoutDialect({ $schema: _, ...rest }: Json): Json {
  return rest;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  return withoutDialect(z.toJSONSchema(schema, { io }));
}
