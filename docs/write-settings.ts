import { writeFileSync } from 'node:fs';
import { PLATFORMS } from '../adapters/platforms.ts';
import { settingsPage } from '../src/settings-table.ts';

writeFileSync(new URL('settings.md', import.meta.url), settingsPage(PLATFORMS.map(({ section }) => section)));
