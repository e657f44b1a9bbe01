import type { Asker } from '../../conversation/asker.ts';
import type { IsoDate } from '../../query/period.ts';
import { todayIn } from '../../query/wall.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Owner } from '../digest-store.ts';
import { type DigestForm, digestForm } from '../form.ts';
import type { DigestRequest } from '../request.ts';
import { type Described, type Doing, describe } from '../say/manage.ts';
import { refusal } from '../say/refusals.ts';
import { change, pause, resume, run, stop } from './change.ts';
import { type Asked, cannotPost, type ManagePorts } from './here.ts';
import { setUpAlert, setUpDigest } from './set-up.ts';
import { list, preview } from './show.ts';
import { onEach, onOne } from './which.ts';

/** Sets up, shows and changes what is posted in a conversation, by what was asked there. */
export interface DigestDesk {
  /** Throws a StoreError when the database can't be used. */
  answer(request: DigestRequest, asker: Asker): Promise<Reply>;
  /** Whether anything can be set up where somebody asks. */
  canSetUp(asker: Asker): boolean;
  /** What a form offers, on what is held. Throws a StoreError when the database can't be used. */
  form(): Promise<DigestForm>;
  /** What a person has set up, wherever, and what there is in some channels. Throws a StoreError when the database can't be used. */
  concerning(person: Owner, channels: readonly string[]): Promise<readonly ListedDigest[]>;
}

/** A digest or an alert as people are shown it outside of its conversation. */
export interface ListedDigest extends Described {
  /** The channel or chat, by the platform's own id. */
  readonly conversation: string;
  readonly isPersonal: boolean;
  /** Set up by whoever asks. */
  readonly isMine: boolean;
}

export function createDigestDesk(ports: ManagePorts): DigestDesk {
  return {
    async answer(request, asker) {
      const catalogue = await ports.data.catalogue();
      const here = { ports, asker, catalogue };
      switch (request.kind) {
        case 'refused':
          return refusal(request.why, request.said);
        case 'set-up':
          return setUpDigest(here, request);
        case 'alert':
          return setUpAlert(here, request);
        case 'list':
          return list(here);
        case 'preview':
          return preview(here, request);
        case 'run':
          return onOne(here, request.which, RUN, (one) => run(here, one));
        case 'change':
          return onOne(here, request.which, CHANGING(request), (one) => change(here, one, request));
        case 'pause':
          return onEach(here, request.which, pausing(request.until), (one) => pause(here, one, request.until));
        case 'resume':
          return onEach(here, request.which, toEach('resume'), (one) => resume(here, one));
        case 'stop':
          return onEach(here, request.which, toEach('stop'), (one) => stop(here, one));
      }
    },
    canSetUp: (asker) => cannotPost({ ports, asker }) === null,
    form: async () => digestForm(await ports.data.catalogue()),
    async concerning(person, channels) {
      const [catalogue, found] = [await ports.data.catalogue(), await ports.digests.concerning(person, channels)];
      const today = todayIn(ports.zone, ports.now());
      return found.map((one) => ({
        ...describe(one, catalogue, today),
        conversation: one.conversation,
        isPersonal: one.isPersonal,
        isMine: one.owner === person.person,
      }));
    },
  };
}

const toEach = (kind: 'resume' | 'stop'): Doing => ({ request: (which) => ({ kind, which }), toAll: true });

const pausing = (until: IsoDate | null): Doing => ({
  request: (which) => ({ kind: 'pause', which, until }),
  toAll: true,
});

const RUN: Doing = { request: (which) => ({ kind: 'run', which }), toAll: false };

const CHANGING = (request: Asked<'change'>): Doing => ({
  request: (which) => ({ ...request, which }),
  toAll: false,
});
