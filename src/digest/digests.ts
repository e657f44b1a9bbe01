import { createCompute } from './compute.ts';
import { DIGEST_LIMITS, type DigestLimits } from './limits.ts';
import { createDigestDesk, type DigestDesk } from './manage/desk.ts';
import type { DigestPorts } from './ports.ts';
import { createDigestRunner, type DigestRunner } from './run.ts';

/** Digests and alerts of one database: what is asked of them, and what posts them. */
export interface Digests extends DigestDesk, DigestRunner {}

export function createDigests(ports: DigestPorts, limits: DigestLimits = DIGEST_LIMITS): Digests {
  const compute = createCompute(ports);
  const runner = createDigestRunner({ ...ports, compute, limits });
  return { ...runner, ...createDigestDesk({ ...ports, compute, wake: () => runner.wake() }) };
}
