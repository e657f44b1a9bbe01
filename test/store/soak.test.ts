import { spawnSync } from 'node:child_process';
import { describe, expect, inject, it } from 'vitest';
import { type SoakOptions, soakDigest } from '../../bench/soak/digest.ts';
import { PLANTS } from '../../bench/soak/plants.ts';

/** Above the bounds within which the soak stops by itself. */
const TIMEOUT_MS = 400_000;

/** Short: three days about a clock change. */
const short = (over: Partial<SoakOptions>): SoakOptions => ({
  ...{ serverUrl: inject('postgresUrl'), replicas: 2, kills: 4, stalls: 0, subscriptions: 24, days: 3 },
  ...{ secondsADay: 7, seed: 1, season: 'spring', plant: null, say: () => {} },
  ...over,
});

describe('digests posted by real processes that are killed', { timeout: TIMEOUT_MS }, () => {
  it.each(['spring', 'autumn'] as const)(
    'are neither lost nor doubled about the clock change of %s, and what nobody can know is told',
    async (season) => {
      const { isSound, processes, platforms } = await soakDigest(short({ season }));
      expect(processes.failed).toEqual([]);
      for (const [platform, { lost, doubled, unexplained, details }] of Object.entries(platforms)) {
        const none = { lost: 0, doubled: 0, unexplained: 0, details: [] };
        expect({ platform, lost, doubled, unexplained, details }).toEqual({ platform, ...none });
      }
      expect(isSound).toBe(true);
      expect(Object.values(platforms).reduce((sum, { arrived }) => sum + arrived, 0)).toBeGreaterThan(0);
      expect(platforms['slack']?.excused).not.toHaveProperty('unknown, and told');
      const { killedAtRandom, killedAtStep } = processes;
      expect(killedAtRandom + Object.values(killedAtStep).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(1);
    },
  );

  it.each(PLANTS)('are seen to go wrong with a fault planted: $name', async (plant) => {
    const { isSound, platforms } = await soakDigest(short({ plant, season: 'autumn', days: 2, replicas: 3, kills: 1 }));
    const all = Object.values(platforms);
    const sum = (part: 'lost' | 'doubled' | 'unexplained') => all.reduce((total, each) => total + each[part], 0);
    expect({ isSound, wrong: sum('lost') + sum('doubled') + sum('unexplained') > 0 }).toEqual({
      ...{ isSound: false, wrong: true },
    });
  });

  it('are told by the exit code of the command that goes through them', () => {
    const size = ['--replicas', '1', '--kills', '0', '--stalls', '0', '--subscriptions', '16'];
    const args = [...size, '--days', '4', '--seconds-a-day', '3', '--plant', 'never-posts-some'];
    const command = ['--import', 'tsx', 'bench/soak/main.ts', 'digest', ...args, '--json'];
    const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    const told = JSON.parse(stdout) as readonly { readonly isSound: boolean }[];
    expect({ status, sound: told.map(({ isSound }) => isSound) }).toEqual({ status: 1, sound: [false, false] });
  });
});
