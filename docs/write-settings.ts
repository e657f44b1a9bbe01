import { writeFileSync } from 'node:fs';
import { settingsPage } from '../src/settings-table.ts';

writeFileSync(new URL('settings.md', import.meta.url), settingsPage());
