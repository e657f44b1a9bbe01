import { McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { importsHeld, type Log, measuresHeld, StoreError } from '../../src/index.ts';
import { faultsOf, sayFault } from '../shared/faults.ts';
import { ASK_TOOLS } from './ask-tools.ts';
import { LIST_TOOLS } from './list-tools.ts';
import { type Tool, type ToolCall, ToolProblem, textOf } from './tool.ts';

export const TOOLS: readonly Tool[] = [...ASK_TOOLS, ...LIST_TOOLS];

/** What an assistant is told once. */
const INSTRUCTIONS =
  'Performance figures of one organisation. Every number comes with its period and source: quote numbers only from ' +
  'results, unchanged, with both, and never work out new ones where a tool can. outcome no_data: it is not held; say so ' +
  'and offer what is. clarify: ask the person which of the options is meant. A suppressed figure is hidden to protect ' +
  'people: never estimate it. Definitions and sources are resources.';

export interface McpNeeds extends ToolCall {
  readonly newId: () => string;
  readonly log: Log;
}

/** A server for one connection or one request. */
export function createMcpServer(needs: McpNeeds): McpServer {
  const server = new McpServer(
    { name: 'scorecard-bot', title: 'Scorecard Bot', version: '1' },
    // Nobody is told when they change: what is open to a caller is asked anew each time.
    { instructions: INSTRUCTIONS, capabilities: { tools: { listChanged: false }, resources: { listChanged: false } } },
  );
  for (const each of TOOLS) addTool(server, each, needs);
  addResources(server, needs);
  return server;
}

function addTool(server: McpServer, { name, title, description, input, output, run }: Tool, needs: McpNeeds): void {
  const annotations = { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const config = { title, description, inputSchema: inWords(input), outputSchema: output, annotations };
  server.registerTool(name, config, async (given) => {
    try {
      return await run(needs, given);
    } catch (error) {
      return { isError: true, content: [textOf(sayError(needs, error))] };
    }
  });
}

/** The same schema, with faults told as where, what was found and what is allowed. */
function inWords<T extends z.ZodObject>(schema: T): T {
  const standard = schema['~standard'];
  const validate = (value: unknown) => {
    const read = schema.safeParse(value);
    return read.success
      ? { value: read.data }
      : { issues: faultsOf(read.error, value).map((fault) => ({ message: sayFault(fault) })) };
  };
  return { '~standard': { ...standard, jsonSchema: standard.jsonSchema, validate } } as unknown as T;
}

/** One plain sentence; of what is our own fault the log has the rest. */
function sayError({ log, newId }: McpNeeds, error: unknown): string {
  if (error instanceof ToolProblem) return error.message;
  const reference = newId();
  log.error({ err: error, reference }, 'a tool failed');
  const what = error instanceof StoreError ? 'The figures can not be read just now.' : 'Something went wrong.';
  return `${what} Reference for the operator: ${reference}.`;
}

const JSON_TYPE = 'application/json';

function addResources(server: McpServer, needs: McpNeeds): void {
  const { desk } = needs;
  const json = (uri: URL, value: unknown) => ({
    contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(value) }],
  });
  server.registerResource(
    'definitions',
    'scorecard://definitions',
    { title: 'Definitions', description: 'What every measure means, in short', mimeType: JSON_TYPE },
    (uri) =>
      told(needs, async () => {
        const catalogue = await desk.catalogue();
        needs.asked('definitions');
        const measures = measuresHeld(catalogue, desk.today());
        return json(
          uri,
          measures.map(({ code, name, theme, definition }) => ({ code, name, theme, definition })),
        );
      }),
  );
  server.registerResource(
    'definition',
    new ResourceTemplate('scorecard://definitions/{code}', { list: undefined }),
    { title: 'Definition of a measure', description: 'Unit, definition, owner, target', mimeType: JSON_TYPE },
    (uri, { code }) =>
      told(needs, async () => {
        const catalogue = await desk.catalogue();
        needs.asked('definition');
        const wanted = decoded(String(code));
        const measure = measuresHeld(catalogue, desk.today()).find((each) => each.code === wanted);
        if (!measure) throw new ResourceNotFoundError(uri.href);
        return json(uri, measure);
      }),
  );
  server.registerResource(
    'imports',
    'scorecard://imports',
    {
      title: 'Last imports',
      description: 'Which reports the figures come from, the newest first',
      mimeType: JSON_TYPE,
    },
    (uri) =>
      told(needs, async () => {
        const catalogue = await desk.catalogue();
        needs.asked('imports');
        return json(uri, { version: catalogue.version, imports: importsHeld(catalogue) });
      }),
  );
}

/** As it stands where it was not encoded as it must be: then it is no measure's code. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function told<T>(needs: McpNeeds, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ResourceNotFoundError) throw error;
    throw new Error(sayError(needs, error), { cause: error });
  }
}
