import { describe, expect, it } from 'vitest';
import { createGate, GateFullError } from '../../src/chart/gate.ts';

/** Work that ends when it is told to. */
function work() {
  const begun: string[] = [];
  const ends = new Map<string, (failure?: Error) => void>();
  return {
    begun,
    end: (name: string, failure?: Error) => ends.get(name)?.(failure),
    of: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        begun.push(name);
        ends.set(name, (failure) => (failure ? reject(failure) : resolve(name)));
      }),
  };
}

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets so many through, and the next when one leaves, in the order they came', async () => {
    const gate = createGate({ atOnce: 2, inLine: 5 });
    const { of, begun, end } = work();
    const all = ['a', 'b', 'c', 'd'].map((name) => gate.run(of(name), never));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    await settled();
    end('c');
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('turns away who finds the line full', async () => {
    const gate = createGate({ atOnce: 1, inLine: 1 });
    const { of, end } = work();
    const [first, second] = ['a', 'b'].map((name) => gate.run(of(name), never));
    await expect(gate.run(of('c'), never)).rejects.toThrow(GateFullError);
    await settled();
    end('a');
    await settled();
    end('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('opens for the next where work fails', async () => {
    const gate = createGate({ atOnce: 1, inLine: 1 });
    const { of, end } = work();
    const failing = gate.run(of('a'), never);
    const next = gate.run(of('b'), never);
    await settled();
    end('a', new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await settled();
    end('b');
    expect(await next).toBe('b');
  });

  it('forgets who gives up waiting, and lets the next take the place', async () => {
    const gate = createGate({ atOnce: 1, inLine: 1 });
    const { of, begun, end } = work();
    const first = gate.run(of('a'), never);
    const patience = new AbortController();
    const second = gate.run(of('b'), patience.signal);
    patience.abort(new Error('gave up'));
    await expect(second).rejects.toThrow('gave up');
    const third = gate.run(of('c'), never);
    await settled();
    end('a');
    await first;
    await settled();
    end('c');
    expect(await third).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });

  it('does not begin what has been given up before', async () => {
    const { of, begun } = work();
    const late = AbortSignal.abort(new Error('late'));
    await expect(createGate({ atOnce: 1, inLine: 0 }).run(of('a'), late)).rejects.toThrow('late');
    expect(begun).toEqual([]);
  });
});
