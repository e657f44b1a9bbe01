/** A fault put into the program that replicas run, to see that the soak notices it. */
export interface Plant {
  readonly name: string;
  /** In files of the program: what is taken out, and what stands there instead. */
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** In the database, once it is migrated. */
  readonly sql?: string;
}

const ONCE = `      .onConflict(['subscription_id', 'slot'])
      .ignore()
`;

export const PLANTS: readonly Plant[] = [
  {
    name: 'no-claim',
    edits: [
      {
        // So that several look before one of them has claimed, however fast or slow the machine is.
        file: 'src/store/digest-claims.ts',
        from: '  const taken: SlotClaim[] = [];',
        to: '  const taken: SlotClaim[] = [];\n  await new Promise((resolve) => setTimeout(resolve, 500));',
      },
      {
        file: 'src/store/digest-claims.ts',
        from: `    .where('next_day', '<=', day)
    .where((query) => void query.whereNull('last_day').orWhere('last_day', '<', day))
`,
        to: '',
      },
      { file: 'src/store/digest-rows.ts', from: ONCE, to: '' },
    ],
    sql: 'alter table digest_deliveries drop constraint digest_deliveries_once',
  },
  {
    name: 'skips-after-restart',
    edits: [
      {
        file: 'src/digest/claim.ts',
        from: '  const contents = await (kind',
        to: `  const known = ((globalThis as any).known ??= new Set());
  const isNew = !known.has(subscription.id);
  known.add(subscription.id);
  const contents = isNew ? ('missed' as const) : await (kind`,
      },
    ],
  },
  {
    name: 'recorded-before-posting',
    edits: [
      {
        file: 'src/digest/deliver.ts',
        from: '  const posted = await timed(one);',
        to: "  await end(one, 'posted', null);\n  const posted = await timed(one);",
      },
    ],
  },
  {
    name: 'hour-off',
    edits: [
      {
        file: 'src/digest/schedule/wall.ts',
        from: '  const shown = [before, after].find((each) => offsetAt(each, zone) === asIfUtc - each);',
        to: '  const shown = [before, after].find(() => false);',
      },
    ],
  },
  {
    name: 'alert-not-re-armed',
    edits: [
      {
        file: 'src/digest/claim.ts',
        from: '  const changed = states.filter(({ measure, isIn }) => known.get(measure) !== isIn);',
        to: '  const changed = states.filter(({ measure, isIn }) => isIn && known.get(measure) !== isIn);',
      },
    ],
  },
  {
    name: 'posts-again-unlooked',
    edits: [
      {
        file: 'src/digest/resolve.ts',
        from: '  const first = await look(one);',
        to: "  const first = (await look(one)) && ('absent' as 'absent' | 'found');",
      },
      {
        file: 'src/digest/resolve.ts',
        from: '  const second = await look(one);',
        to: "  const second = (await look(one)) && ('absent' as 'absent' | 'found');",
      },
    ],
  },
  {
    name: 'never-posts-some',
    edits: [
      {
        file: 'src/digest/deliver.ts',
        from: '  const posted = await timed(one);',
        to: "  const posted = delivery.id % 7 === 0 ? ({ outcome: 'posted' } as const) : await timed(one);",
      },
    ],
  },
];

/** The same for the soak of turns. */
export const TURN_PLANTS: readonly Plant[] = [
  {
    name: 'shows-again-unlooked',
    edits: [
      {
        file: 'adapters/slack/show.ts',
        from: 'postReply(ports, target, shown, mayBeShown)',
        to: 'postReply(ports, target, shown, false)',
      },
    ],
  },
  {
    name: 'waits-a-minute',
    edits: [
      { file: 'src/conversation/work.ts', from: '  leaseMs: 4_500,', to: '  leaseMs: 60_000,' },
      {
        file: 'src/desk/holder.ts',
        from: '      if (itsMachine !== machine ||',
        to: '      if (itsMachine === machine ||',
      },
    ],
  },
];

export function plantOf(name: string, plants: readonly Plant[] = PLANTS): Plant {
  const plant = plants.find((each) => each.name === name);
  if (!plant)
    throw new RangeError(`There is no plant ${name}; there are ${plants.map((each) => each.name).join(', ')}.`);
  return plant;
}

/** The text of a file of the program with a plant in it. Throws where it has changed, so that nothing would be planted. */
export function planted(text: string, file: string, { name, edits }: Plant): string {
  return edits
    .filter((edit) => file.endsWith(edit.file))
    .reduce((all, { from, to }) => {
      if (!all.includes(from)) throw new Error(`the plant ${name} finds no place in ${file}`);
      return all.replace(from, () => to);
    }, text);
}
