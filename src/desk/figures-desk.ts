import type { Action } from '../conversation/actions.ts';
import type { Asker } from '../conversation/asker.ts';
import type { IncomingFile } from '../import/read-input.ts';
import type { Reply } from '../reply/reply.ts';

/** A file that came with a message; it is fetched only where it is read. */
export interface FileSaid {
  /** '' where that is told only with the file itself. */
  readonly name: string;
  /** Throws an ImportError with what the person can do about it, or what may pass. */
  fetch(): Promise<IncomingFile>;
}

/** What somebody sent. */
export interface FilesSaid {
  readonly files: readonly FileSaid[];
  /** They came with words. */
  readonly hasWords: boolean;
}

/** What is told of figures that are being brought in, to the person who brings them alone. */
export interface FiguresTold {
  /** What its buttons carry. */
  readonly id: string;
  readonly reply: Reply;
  readonly actions: readonly Action[];
  /** false: what was pressed for it stays as it is. */
  readonly isInPlace: boolean;
}

/** Figures brought in where people talk with the bot alone, by those whom the operator has named. */
export interface FiguresDesk {
  /** null: it is nobody who brings figures in, not in a chat with the bot alone, or no figures beside words. */
  bring(said: FilesSaid, asker: Asker): Promise<FiguresTold | null>;
  /** null: what is pressed has nothing to do with figures, or is not kept any more. */
  press(pressed: { readonly replyId: string; readonly key: string }, asker: Asker): Promise<FiguresTold | null>;
}
