interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** In one statement: well within the variables that a database takes. */
const MOST = 50;

/**
 * What is asked for while a statement is under way goes into the next one, together: under load that costs what one
 * alone would. Whoever asks alone waits for nobody.
 *
 * @param work - gives a result for each item, in their order
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isUnderWay = false;

  async function run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      group.forEach(({ resolve }, at) => resolve(results[at] as Result));
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error);
      // One of them may be wrong: the others must not suffer for it.
      for (const each of group) await run([each]);
    }
  }

  async function runAll(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) await run(waiting.splice(0, MOST));
    isUnderWay = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isUnderWay) void runAll();
    });
}
