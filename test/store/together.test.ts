import { describe, expect, it } from 'vitest';
import { together } from '../../src/store/together.ts';

describe('what is asked for together', () => {
  it('goes in one while another is under way, each with its own result', async () => {
    const groups: (readonly number[])[] = [];
    const twice = together(async (items: readonly number[]) => {
      groups.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3, 4].map(twice))).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
    expect(await twice(5)).toBe(10);
  });

  it('fails alone: the others are done by themselves', async () => {
    const strict = together((items: readonly number[]) =>
      items.includes(3) ? Promise.reject(new Error('three')) : Promise.resolve(items),
    );
    const done = await Promise.allSettled([1, 2, 3, 4].map(strict));
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await strict(5)).toBe(5);
  });

  it('takes no more than a database does', async () => {
    const sizes: number[] = [];
    const same = together((items: readonly number[]) => {
      sizes.push(items.length);
      return Promise.resolve(items);
    });
    await Promise.all(Array.from({ length: 120 }, (_, at) => same(at)));
    expect(Math.max(...sizes)).toBe(50);
  });
});
