import type { Asker } from '../../conversation/asker.ts';
import type { PersonNamed } from '../../setting-kinds.ts';
import type { Actor } from '../publishing-desk.ts';

/** null: it is nobody who may publish, or others would see what they are shown. */
export function publisherAmong(
  publishers: readonly PersonNamed[],
  { platform, person, isPersonal, isShared }: Asker,
): PersonNamed | null {
  if (!isPersonal || isShared) return null;
  return publishers.find((each) => each.platform === platform && each.id === person) ?? null;
}

/** As lists and the log have them. */
export function nameOf({ name, id }: PersonNamed): string {
  return name ?? id;
}

export function actorOf(publisher: PersonNamed): Actor {
  return { platform: publisher.platform, name: nameOf(publisher) };
}
