import type { PublishingSettings } from '../../config.ts';
import type { FiguresDesk } from '../../desk/figures-desk.ts';
import { openIncomingFiles } from '../../store/incoming-files.ts';
import type { PublishingNeeds } from '../publishing-desk.ts';
import type { FiguresNeeds } from './figures-desk.ts';

type Needs = Omit<PublishingNeeds, 'rule'> &
  Pick<FiguresNeeds, 'posters' | 'page' | 'now' | 'newId'> & { readonly settings: PublishingSettings };

/** Loaded with the first file or press: a question starts without it. null: nobody is named who may. */
export function openFiguresDesk({ settings, posters, page, newId, ...needs }: Needs): FiguresDesk | null {
  const { publishers } = settings;
  if (publishers.length === 0) return null;
  let opened: Promise<FiguresDesk> | null = null;
  const open = () => (opened ??= load());
  return {
    bring: async (said, asker) => (await open()).bring(said, asker),
    press: async (pressed, asker) => (await open()).press(pressed, asker),
  };

  async function load(): Promise<FiguresDesk> {
    const { createFiguresDesk } = await import('./figures-desk.ts');
    const { createPublishingDesk } = await import('../publishing-desk.ts');
    const waiting = openIncomingFiles(needs.database);
    const publishing = createPublishingDesk({ ...needs, rule: settings });
    return createFiguresDesk({ ...needs, publishing, publishers, waiting, posters, page, newId });
  }
}
