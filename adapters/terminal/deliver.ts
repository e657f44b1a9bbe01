import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text and waits where the reader is slower than we are. */
export function writerTo(stream: Writable): (text: string) => Promise<void> {
  return async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
}

/** Ends the process without a word when whoever reads us has read enough, as `head` does. */
export function endQuietlyWith(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
