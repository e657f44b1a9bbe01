/** For the default of a switch: a kind that no case handles fails to compile. */
export function unreachable(kind: never): never {
  throw new Error(`no case handles ${JSON.stringify(kind)}`);
}
