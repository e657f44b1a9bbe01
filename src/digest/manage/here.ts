import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Asker } from '../../conversation/asker.ts';
import type { IsoDate } from '../../query/period.ts';
import { todayIn } from '../../query/wall.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Compute } from '../compute.ts';
import type { DigestPorts } from '../ports.ts';
import type { DigestRequest, WhenAsked } from '../request.ts';
import { plainReply } from '../say/manage.ts';
import type { Schedule, Slot } from '../schedule/schedule.ts';
import { countedFrom, nextSlot, slotsFrom } from '../schedule/slots.ts';
import type { Subscription } from '../subscription.ts';

const DEFAULT_TIME = '09:00';

export interface ManagePorts extends DigestPorts {
  readonly compute: Compute;
  /** Begins to post what was put there, rather than at the next look. */
  readonly wake: () => void;
}

export interface Here {
  readonly ports: ManagePorts;
  readonly asker: Asker;
  readonly catalogue: Catalogue;
}

export type Asked<Kind extends DigestRequest['kind']> = Extract<DigestRequest, { kind: Kind }>;

/** Whether members of the conversation may change what others have set up in it. */
export const membersMay = ({ ports, asker }: Pick<Here, 'ports' | 'asker'>): boolean =>
  !asker.isPersonal && ports.posters.get(asker.platform)?.isMember !== undefined;

/** Why nothing can be set up where it was asked; null: it can. */
export function cannotPost({ ports, asker }: Pick<Here, 'ports' | 'asker'>): Reply | null {
  if (!ports.posters.has(asker.platform))
    return plainReply('I can post nothing by myself here, so nothing can be set up.');
  if (asker.hasBot === false)
    return plainReply(
      'I am not in this channel, so I can post nothing here: add me to it and ask again. Nothing was done.',
    );
  if (asker.isShared && !ports.allowsShared) {
    return plainReply(
      'This channel is shared with another organisation, and figures are posted in such channels only where the administrator allows it (DIGEST_ALLOW_SHARED), so nothing was done.',
    );
  }
  return null;
}

/** What was said of when, on what was there before. */
export function scheduleOf(here: Here, { days, time, zone, from }: WhenAsked, before: Schedule | null): Schedule {
  const place = zone ?? before?.zone ?? here.ports.zone;
  const schedule: Schedule = {
    version: 1,
    days: days ?? before?.days ?? { kind: 'weekly', every: 1, on: ['monday'] },
    time: time ?? before?.time ?? DEFAULT_TIME,
    zone: place,
    from: from ?? (days === null ? before?.from : undefined) ?? todayIn(place, here.ports.now()),
  };
  // A change of the days counts its weeks anew.
  return days === null && from === null && before ? schedule : countedFrom(schedule, here.ports.now());
}

export function stored({ day, at }: Slot): NonNullable<Subscription['next']> {
  return { day, at: at.toISOString() };
}

/** The first slot to come that was not posted yet, on a day or after it. */
export function nextFrom(
  { ports }: Here,
  schedule: Schedule,
  lastDay: IsoDate | null,
  notBefore: IsoDate | null,
): Slot {
  const next = nextSlot(schedule, ports.now(), lastDay);
  if (notBefore === null || next.day >= notBefore) return next;
  for (const slot of slotsFrom(schedule, notBefore)) return slot;
  return next;
}
