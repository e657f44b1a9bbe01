import { describe, expect, inject, it } from 'vitest';
import { soakDigest } from '../../bench/soak/digest.ts';

/** Above the bounds within which the soak stops by itself. */
const TIMEOUT_MS = 240_000;

describe('digests posted by real processes that are killed', { timeout: TIMEOUT_MS }, () => {
  it('are neither lost nor doubled, and what nobody can know is told', async () => {
    const { processes, platforms } = await soakDigest({
      ...{ serverUrl: inject('postgresUrl'), replicas: 2, kills: 4, stalls: 0, subscriptions: 20 },
      ...{ days: 2, secondsADay: 6, seed: 1, say: () => {} },
    });
    expect(processes.failed).toEqual([]);
    for (const [platform, counts] of Object.entries(platforms)) {
      const { unknown, told, lost, duplicated, misreported, details } = counts;
      expect({ platform, lost, duplicated, misreported, untold: unknown - told, details }).toEqual({
        ...{ platform, lost: 0, duplicated: 0, misreported: 0, untold: 0, details: [] },
      });
    }
    expect(platforms['slack']?.unknown).toBe(0);
    expect(Object.values(platforms).reduce((sum, { posted }) => sum + posted, 0)).toBeGreaterThan(0);
    const { killedAtRandom, killedAtStep } = processes;
    expect(killedAtRandom + Object.values(killedAtStep).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(1);
  });
});
