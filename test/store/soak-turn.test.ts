import { describe, expect, inject, it } from 'vitest';
import { createDatabase } from '../../bench/soak/database.ts';
import { TURN_PLANTS } from '../../bench/soak/plants.ts';
import { soakTurn, type TurnSoakOptions, type TurnSoakResult } from '../../bench/soak/turn.ts';

async function soak(
  serverUrl: string | null,
  over: Pick<TurnSoakOptions, 'processes' | 'steps' | 'plant'>,
): Promise<TurnSoakResult> {
  const { address, drop } = await createDatabase(serverUrl);
  try {
    return await soakTurn({ ...over, address, kills: over.steps?.length ?? 0, say: () => {} });
  } finally {
    await drop();
  }
}

describe('questions that a killed process was answering', { timeout: 200_000 }, () => {
  it.each([
    { database: 'SQLite', processes: 1, steps: ['received', 'taken'] as const },
    { database: 'PostgreSQL', processes: 2, steps: ['kept', 'posted'] as const },
  ])('are answered soon, and once: $processes on $database', async ({ database, processes, steps }) => {
    const serverUrl = database === 'SQLite' ? null : inject('postgresUrl');
    const { waitMs, ...result } = await soak(serverUrl, { processes, steps });
    const none = { lost: 0, doubled: 0, repeatedSayingSo: 0, failed: [] };
    expect(result).toMatchObject({ questions: 4, answered: 4, ...none });
    expect(result.killedAtStep).toEqual(Object.fromEntries(steps.map((step) => [step, 1])));
    expect(waitMs.most).toBeLessThan(30_000);
  });

  it('are seen to be answered twice with a fault planted', async () => {
    const [plant] = TURN_PLANTS;
    const result = await soak(null, { processes: 1, steps: ['taken'], ...(plant && { plant }) });
    expect(result).toMatchObject({ isSound: false, lost: 0 });
    expect(result.doubled).toBeGreaterThan(0);
  });
});
