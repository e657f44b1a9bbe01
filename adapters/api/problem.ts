import { z } from 'zod';
import type { Fault } from '../shared/faults.ts';

/** What went wrong, as programs are told: https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = z.object({
  type: z.string().describe('Stable: what kind of problem it is'),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  errors: z
    .array(
      z.object({
        where: z.string().describe('A JSON pointer, or the name of a parameter'),
        found: z.string(),
        allowed: z.string(),
      }),
    )
    .optional(),
  reference: z.string().optional().describe('What to tell the operator: the log has the rest'),
});

const KINDS = {
  'not-json': { status: 400, title: 'That is no JSON.' },
  invalid: { status: 400, title: 'Something in the request is not as it must be.' },
  'no-token': { status: 401, title: 'A token is needed, and it must be one that is in force.' },
  'other-page': { status: 403, title: 'That request came from a page of another site.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'no-dataset': { status: 404, title: 'There is no such dataset for this token.' },
  'no-method': { status: 405, title: 'That method is not answered here.' },
  'broken-off': { status: 408, title: 'The request did not arrive whole.' },
  changed: { status: 409, title: 'The figures changed meanwhile: begin again.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'not-read': { status: 415, title: 'Only JSON is read here.' },
  'no-chart': { status: 422, title: 'Nothing can be drawn for that.' },
  'too-many': { status: 429, title: 'This token has asked too often.' },
  failed: { status: 500, title: 'Something went wrong.' },
  busy: { status: 503, title: 'This can not be answered just now.' },
} as const;

export type ProblemKind = keyof typeof KINDS;

interface Given {
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  readonly reference?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that can't be answered, with what the program is told. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly given: Given;

  constructor(kind: ProblemKind, given: Given = {}) {
    super(kind);
    this.name = 'Problem';
    this.kind = kind;
    this.given = given;
  }

  get status(): number {
    return KINDS[this.kind].status;
  }
}

export function bodyOf({ kind, given: { headers: _, ...given } }: Problem): z.input<typeof problemSchema> {
  const { status, title } = KINDS[kind];
  return { type: `urn:scorecard-bot:problem:${kind}`, title, status, ...given } as z.input<typeof problemSchema>;
}

/** Nobody is told whether there is none, or it can't be used any more. */
export function noToken(): Problem {
  return new Problem('no-token', { headers: { 'www-authenticate': 'Bearer' } });
}
