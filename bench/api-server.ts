import { createServer } from 'node:http';
import { startPrograms } from '../test/fixtures/programs.ts';
import { tellProcessorTime } from './tell-processor-time.ts';

// One server in a process of its own, so that its work is not mixed with that of the load. It prints its address (of the
// API with a token behind it), then for each line that it reads the processor time that it has used, in milliseconds; it
// ends with its standard input.

const [kind, body = ''] = process.argv.slice(2);

async function start(): Promise<string> {
  if (kind === 'bare') {
    const bytes = Buffer.from(body, 'base64');
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    const server = createServer((request, response) => {
      // As any handler must, it takes the question in.
      request.resume();
      request.once('end', () => response.writeHead(200, headers).end(bytes));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''} none`;
  }
  const server = await startPrograms({ settings: { LOG_LEVEL: 'info' } });
  return `${server.url} ${await server.makeToken()}`;
}

tellProcessorTime(await start());
