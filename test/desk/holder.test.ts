import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createHolders, type Processes } from '../../src/desk/holder.ts';

/** Processes by id, with when each was started. */
const machine = (pid: number, processes: Readonly<Record<number, string>>, name = 'here'): Processes => ({
  ...{ machine: name, pid },
  startOf: (id) => processes[id] ?? null,
});

const name = createHolders(machine(7, { 7: '100' })).ownName('id');

describe('a holder', () => {
  it.each<[Processes, boolean, string]>([
    [machine(9, { 9: '200' }), true, 'there is no such process any more'],
    [machine(9, { 7: '100', 9: '200' }), false, 'it runs'],
    [machine(9, { 7: '300', 9: '200' }), true, 'another process has its id by now'],
    [machine(7, { 7: '300' }), true, 'this process has its id by now'],
    [machine(9, { 7: '', 9: '' }), false, 'nobody can tell when a process was started'],
    [machine(9, { 9: '200' }, 'elsewhere'), false, 'another machine can not tell'],
  ])('%# has ended: %s, since %s', (processes, expected) => {
    expect(createHolders(processes).hasEnded(name)).toBe(expected);
  });

  it.each(['', 'nobody', 'here', 'here x 100 id'])('called %j is nobody whose end is known', (other) => {
    expect(createHolders(machine(9, {})).hasEnded(other)).toBe(false);
  });

  it('of this machine is told by its real processes', async () => {
    const holders = createHolders();
    const own = holders.ownName('id');
    expect(own).not.toBe(holders.ownName('other'));
    expect(holders.hasEnded(own)).toBe(false);
    const child = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const [place, , ...rest] = own.split(' ');
    const its = [place, child.pid, '', ...rest.slice(1)].join(' ');
    expect(holders.hasEnded(its)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(holders.hasEnded(its)).toBe(true);
  });
});
